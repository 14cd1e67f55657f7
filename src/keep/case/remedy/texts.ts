import type { Text } from '../../../platform/refusal.ts';
import { type Fen, type RemedyKind, yuan } from './remedy.ts';

export const REMEDY_NAMES: Readonly<Record<RemedyKind, Text>> = {
  apology: { zh: '道歉', en: 'Apology' },
  explanation: { zh: '说明解释', en: 'Explanation' },
  redo: { zh: '重新办理', en: 'Done again' },
  repair: { zh: '修复', en: 'Repair' },
  replacement: { zh: '更换', en: 'Replacement' },
  refund: { zh: '退款', en: 'Refund' },
  'fee-waiver': { zh: '减免费用', en: 'Fee waived' },
  voucher: { zh: '代金券', en: 'Voucher' },
  gift: { zh: '礼品', en: 'Gift' },
  compensation: { zh: '赔偿', en: 'Compensation' },
};

/** A remedy in a few words: 退款 120.00 元. */
export const remedyInWords = (kind: RemedyKind, amountFen: Fen | null): Text => {
  const { zh, en } = REMEDY_NAMES[kind];
  return amountFen === null
    ? { zh, en }
    : { zh: `${zh} ${yuan(amountFen)} 元`, en: `${en}: CNY ${yuan(amountFen)}` };
};

export const REMEDY_TEXTS = {
  needsAmount: { zh: '请填写金额。', en: 'Name the amount.' },
  noAmount: { zh: '这种补救不涉及金额，请不要填写。', en: 'This kind of remedy has no amount.' },
  notOffered: { zh: '本机构目前不提供这种补救。', en: 'This kind of remedy is not offered at present.' },
  over: { zh: '事项已撤回或合并，不能再安排补救。', en: 'The case was withdrawn or merged.' },
  noSuchRemedy: { zh: '没有这项补救。', en: 'There is no such remedy.' },
  decidedAlready: { zh: '这项补救已经审批过。', en: 'This remedy has been decided on already.' },
  notPromised: {
    zh: '只有已批准、尚未兑现的补救可以登记兑现。',
    en: 'Only what was approved and is not delivered yet can be delivered.',
  },
  notDelivered: {
    zh: '这项补救还没有登记为已兑现，或您已经告诉过我们没有收到。',
    en: 'It has not been recorded as delivered yet, or you have told us already.',
  },
  aboveLimit: (limitFen: Fen | null): Text => ({
    zh:
      limitFen === null
        ? '您的岗位不能批准补救，请由主管或管理员审批。'
        : `金额超过您的批准权限（${yuan(limitFen)} 元），请由权限更高的主管或管理员审批。`,
    en:
      limitFen === null
        ? 'Your role approves no remedies. A manager or an administrator has to.'
        : `The amount is above what you may approve (CNY ${yuan(limitFen)}). Somebody with a higher limit has to.`,
  }),
  badLimit: {
    zh: '时限写法不对。请写成 5wd（5 个工作日）、7d（7 日）或 24h（24 小时）的样子。',
    en: 'This is no limit. Write 5wd, 7d or 24h.',
  },
  noCalendar: {
    zh: '还没有执行中的承诺书，无法计算兑现期限。请先发布承诺书。',
    en: 'No letter is in force by whose calendar the day could be counted. Publish one first.',
  },
  badSpan: {
    zh: '日期不存在，或先后颠倒。',
    en: 'There is no such day, or the days are the wrong way round.',
  },
  promised: (what: string, due: string): string => `我们将作出补救：${what}，最晚 ${due} 兑现。`,
} as const;
