import type { Text } from '../../../platform/refusal.ts';
import type { Decision, Missing } from './complaint.ts';

const MISSING: Readonly<Record<Missing, Text>> = {
  follower: { zh: '指定专人跟进', en: 'a dedicated follow-up owner' },
  decision: { zh: '作出处理决定', en: 'a decision' },
  cause: { zh: '查明根本原因', en: 'the root cause' },
};

/** What an answer says of a decision before the reasons. */
export const DECISION_NAMES: Readonly<Record<Decision, Text>> = {
  upheld: { zh: '投诉成立', en: 'The complaint is upheld' },
  partly: { zh: '投诉部分成立', en: 'The complaint is upheld in part' },
  'not-upheld': { zh: '投诉不成立', en: 'The complaint is not upheld' },
  'outside-scope': { zh: '不属于我们的处理范围', en: 'It is outside what we can decide' },
};

export const COMPLAINT_TEXTS = {
  notAComplaint: {
    zh: '这件事不是投诉。如果确是投诉，请先重新归类。',
    en: 'The case is not a complaint. Reclassify it first if it is one.',
  },
  over: {
    zh: '事项已归档、撤回或合并，不能再更改。',
    en: 'The case is archived, withdrawn or merged and is not changed any more.',
  },
  needsBeforeArchive: (missing: readonly Missing[]): Text => ({
    zh: `重大投诉归档前，还须${missing.map((one) => MISSING[one].zh).join('、')}。`,
    en: `Before a major complaint is archived it needs ${missing.map((one) => MISSING[one].en).join(', ')}.`,
  }),
  notYetWithAUnit: {
    zh: '事项分派之后才能作出处理决定。',
    en: 'A decision is taken once the case is with a unit.',
  },
  noSuchPrevention: { zh: '没有这项预防措施。', en: 'There is no such preventive action.' },
  preventionDone: { zh: '这项预防措施已经完成。', en: 'This preventive action is done already.' },
  noSuchDispute: { zh: '没有这条外部争议记录。', en: 'There is no such dispute.' },
  disputeOver: { zh: '这条外部争议已有结果。', en: 'This dispute has its outcome already.' },
  badDay: {
    zh: '日期不存在，或早于它应当晚于的日期。请按 2026-03-31 的样子填写。',
    en: 'There is no such day, or it is before what it should follow. Write it like 2026-03-31.',
  },
} as const;
