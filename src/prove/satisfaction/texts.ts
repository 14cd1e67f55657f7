/** Why ratings are left out, as it is published. */
export const CAUSE_NAMES = {
  'wrong-matter': { zh: '评的不是这件事', en: 'not about this matter' },
  abuse: { zh: '只有辱骂，与办理无关', en: 'nothing but abuse' },
  threat: { zh: '以差评要挟', en: 'a threat, for gain' },
  repeated: { zh: '同一人就同一事反复差评', en: 'the same again by the same person' },
  mistaken: { zh: '用户确认误评', en: 'a mistake, as the user confirms' },
} as const;

/** What those are told who ask for something about ratings and calls that is not open. */
export const SATISFACTION_TEXTS = {
  noSuchRating: { zh: '这件事项没有这次评价。', en: 'The case has no such rating.' },
  noSuchContest: { zh: '没有找到这份申诉。', en: 'There is no such contest.' },
  noSuchList: { zh: '没有找到这份回访名单。', en: 'There is no such list of calls.' },
  noSuchCall: { zh: '名单中没有这一位。', en: 'The list has no such call.' },
  noSuchSuggestion: { zh: '没有找到这条建议。', en: 'There is no such suggestion.' },
  ownUnitOnly: {
    zh: '只有被评价的部门的工作人员，以本人账号登录后才能提出申诉。',
    en: 'Only people of the unit that was rated may contest the rating, signed in by name.',
  },
  stillSealed: {
    zh: '这次评价还没有公开。事项归档并过了评价期之后才能提出申诉。',
    en: 'The rating is still sealed. It can be contested once the case is archived and can be rated no more.',
  },
  countsForYou: {
    zh: '只有不满意的评价才能提出申诉。',
    en: 'Only a rating that counts against the unit can be contested.',
  },
  tooLateToContest: {
    zh: '申诉期已过：应在得知评价后 15 天内提出。',
    en: 'It is too late: a rating is contested within 15 days of becoming known.',
  },
  contestedAlready: { zh: '这次评价已经申诉过了。', en: 'This rating has been contested already.' },
  contestSettled: { zh: '这份申诉已经有了结论。', en: 'This contest is settled already.' },
  reviewersArePeople: {
    zh: '申诉要由具名的工作人员登录后裁定，程序的密钥不能代办。',
    en: 'Contests are decided by people who have signed in; the key of a program will not do.',
  },
  reviewersOfOthers: {
    zh: '被评价部门的人员、申诉人和办过这件事的人不能裁定，请由其他部门的人员裁定。',
    en: 'People of the rated unit, whoever asked, and whoever handled the case do not decide. Someone of another unit has to.',
  },
  votedAlready: {
    zh: '您已经裁定过这份申诉，还需要另一位人员裁定。',
    en: 'You have decided on it already; another person has to as well.',
  },
  badDays: {
    zh: '请填写有效的起止日期，开始日期不晚于结束日期，且结束日期不晚于今天。',
    en: 'Give valid days, the first not after the last, and the last not after today.',
  },
  nobodyToCall: {
    zh: '这段时间没有归档的事项，换一段时间再抽取。',
    en: 'Nothing was archived in these days; choose others.',
  },
  unknownCaller: {
    zh: '没有找到这位工作人员，或已停用。',
    en: 'There is no such person among active staff.',
  },
  callClosed: { zh: '这次回访已经结束。', en: 'This call is over.' },
  callOfOther: {
    zh: '这次回访由别人负责。请负责人重新分配后再打。',
    en: 'This call is somebody else’s. Ask a manager to give it to you first.',
  },
  callOwnCase: {
    zh: '您办过这件事，请由没有办过的人回访。',
    en: 'You handled this case; someone who did not makes the call.',
  },
  againWhen: { zh: '请填写约定再打的时间。', en: 'Say when to call again.' },
} as const;
