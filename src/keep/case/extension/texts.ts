import type { Text } from '../../../platform/refusal.ts';

export const EXTENSION_TEXTS = {
  noClock: {
    zh: '这件事项没有这一条时限，无从延长。',
    en: 'The case has no such clock to extend.',
  },
  over: {
    zh: '这一条时限已经停止或已经到期。延长要在到期之前申请并批准。',
    en: 'This clock has stopped or run out. More time is asked for and given before it does.',
  },
  paused: {
    zh: '时限正因等待用户而暂停，恢复计算之后才能申请延长。',
    en: 'The clock stands still while we wait for the user; ask once it runs again.',
  },
  askedAlready: {
    zh: '这一条时限已申请过延长。同一时限只能延长一次。',
    en: 'More time was asked for already. A clock is extended once.',
  },
  noLength: {
    zh: '请写明延长多久，例如 3wd（3 个工作日）、5d（5 日）、24h（24 小时）。',
    en: 'Say by how much, such as 3wd (working days), 5d (days) or 24h (hours).',
  },
  tooLong: (days: number): Text => ({
    zh: `一次延长不能超过 ${days} 天，请缩短。`,
    en: `An extension cannot be longer than ${days} days.`,
  }),
  decided: { zh: '这份申请已经审批过。', en: 'This request has been decided.' },
  noSuch: { zh: '没有这份延长申请。', en: 'There is no such request.' },
  what: { zh: '延长办理时间', en: 'more time' },
  told: (reason: string, was: string, until: string): Text => ({
    zh: `因${reason}，办理时间由 ${was} 延长到 ${until}。原来的时限仍然公开，是否按原时限办结也照样公布。给您带来不便，敬请谅解。`,
    en: `Because of ${reason}, the time is extended from ${was} to ${until}. The first deadline stays public, and whether it was met. We are sorry for the delay.`,
  }),
} as const;
