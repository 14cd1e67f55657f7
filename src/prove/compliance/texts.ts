export const COMPLIANCE_TEXTS = {
  noSuchPledge: { zh: '没有这份已发布的承诺书。', en: 'There is no such published pledge.' },
  noSuchClause: { zh: '承诺书里没有这一条。', en: 'The pledge has no such clause.' },
  noSuchStatement: {
    zh: '已发布的承诺书里没有这条声明。',
    en: 'No published letter has this statement.',
  },
  badCursor: {
    zh: '翻页标记无效，请从第一页重新开始。',
    en: 'The cursor is not valid. Start again from the first page.',
  },
  badSpan: {
    zh: '日期范围不正确：请用 YYYY-MM-DD，起始日不晚于结束日，且不超过 20 年。',
    en: 'The span is not right: write YYYY-MM-DD, begin no later than you end, and span 20 years at most.',
  },
} as const;
