import type { Text } from '../../platform/refusal.ts';

export const MILESTONE_TEXTS = {
  noSuchDeliverable: {
    zh: '已发布的承诺书里没有这项成果。请刷新页面，看看计划是否改过。',
    en: 'No published letter names this deliverable. Reload the page: the plan may have been changed.',
  },
  noSuchEvidence: { zh: '没有这条证据。', en: 'There is no such evidence.' },
  noSuchPledge: { zh: '没有这一版承诺书。', en: 'There is no such version of the letter.' },
} as const satisfies Record<string, Text>;
