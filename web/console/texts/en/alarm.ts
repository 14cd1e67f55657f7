import type { alarm as zh } from '../zh/alarm.ts';

export const alarm: typeof zh = {
  title: 'Alarms',
  lead: 'Sent when half of a limit or a period, four fifths or all of it is used, and when it is over by half.',
  percent: { '50': 'Half used', '80': '80 % used', '100': 'Due', '150': 'Over by half' },
  due: (when) => `Due ${when}`,
  fired: (when) => `Sent ${when}`,
  duties: 'Duties',
  missed: 'Missed',
  mine: 'Yours to follow',
  cases: 'Cases',
  none: 'No alarms',
  noneHint: 'There is enough time for everything, duties included.',
};
