export const LADDER_TEXTS = {
  closed: {
    zh: '事项已经办结，不再督办。',
    en: 'The case is over; there is nothing left to urge.',
  },
  noSuch: { zh: '没有这份督办函。', en: 'There is no such supervision notice.' },
  answered: { zh: '这份督办函已经答复。', en: 'This supervision notice has been answered.' },
  otherUnit: {
    zh: '督办函由收函部门的人员书面答复。',
    en: 'A supervision notice is answered in writing by somebody of the unit that it went to.',
  },
  badLimit: {
    zh: '答复时限请写成 1wd（工作日）、4wh（工作小时）或 24h 这样的形式，最长 10 个工作日。',
    en: 'Write the limit like 1wd, 4wh or 24h; ten working days at most.',
  },
  noSuchClause: { zh: '现行承诺书里没有这条承诺。', en: 'The letter in force has no such clause.' },
  twice: { zh: '同一档只能设一次。', en: 'Each share may stand there once.' },
  /** Why the ladder urges. */
  byLadder: (clause: string, percent: number) =>
    `承诺“${clause}”已用去时限的 ${percent}%，仍未完成。请说明原因、处理措施和完成时间，并抓紧办理。`,
} as const;
