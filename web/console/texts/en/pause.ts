import type { pause as zh } from '../zh/pause.ts';

export const pause: typeof zh = {
  title: 'Waiting for the user',
  until: (when) => `until ${when} at most`,
  count: (n) => `${n} in all`,
  from: (start) => `since ${start}`,
  span: (start, end) => `${start} — ${end}`,
  asked: 'What the user was told',
  notAsked: 'The user was told nothing',
  sent: (way, when) => `sent by ${way}, ${when}`,
  ways: { mail: 'e-mail', sms: 'text message', wechat: 'WeChat' },
  notSent: 'No notice went out (no address, or silenced); it is on the progress page',
  reminded: 'reminded once',
  ended: {
    user: 'ended when the user answered',
    staff: 'resumed by staff',
    system: 'ended by itself',
    import: 'imported',
  },
  contested: 'the user objected to the waiting',
  longest: 'Longest wait',
  longestLead:
    'For how many calendar days a case may wait for its user. A reminder goes out at half; then the case goes on by itself. Holds for waits that begin from now on.',
  days: 'days',
  saved: 'Saved.',
};
