export const OVERRIDE_TEXTS = {
  lifted: {
    zh: '这道关口在本轮办理中已经放行，不必再申请。',
    en: 'This gate is lifted for the present round already.',
  },
  askedAlready: {
    zh: '这道关口已有一份放行申请在等待审批。',
    en: 'A request to lift this gate is waiting to be decided already.',
  },
  bars: {
    zh: '这道关口现在没有挡住您的任何一步，不需要应急放行。',
    en: 'This gate bars none of your steps now; there is nothing to lift.',
  },
  decided: { zh: '这份申请已经审批过。', en: 'This request has been decided.' },
  otherRound: {
    zh: '用户已要求再次处理，这份申请是为上一轮提出的，已经失效。',
    en: 'The request was made for an earlier round of handling and has lapsed.',
  },
  noSuch: { zh: '没有这份放行申请。', en: 'There is no such request.' },
  what: { zh: '应急放行', en: 'emergency override' },
} as const;
