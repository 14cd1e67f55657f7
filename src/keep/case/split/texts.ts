import type { Text } from '../../../platform/refusal.ts';

export const SPLIT_TEXTS = {
  closed: {
    zh: '事项已撤回或已合并，不能再分开。合并的请先撤销合并。',
    en: 'The case was withdrawn or merged and cannot be split. Undo the merge first.',
  },
  notTheirWords: {
    zh: '请从用户写的内容里选一段，原样分出去。',
    en: 'Choose a part of what the user wrote, word for word.',
  },
  everything: {
    zh: '不能把全部内容都分出去。请只选另一件事的那一段。',
    en: 'The whole text cannot go. Choose the part about the other matter.',
  },
  notReceived: {
    zh: '只有用户反馈可以分开办理。',
    en: 'Only feedback can be split.',
  },
  told: (number: string): Text => ({
    zh: `您反映的情况里有另一件事，已单独办理，编号 ${number}，查询码见本页“单独办理的事项”。它的时限同样从您当初提交时算起。`,
    en: `What you wrote speaks of another matter as well. It is handled on its own under number ${number}; its access code is on this page. Its deadlines count from when you sent it, too.`,
  }),
  origin: (number: string): Text => ({
    zh: `这件事原来写在您的反馈 ${number} 里，现在单独办理。时限从您当初提交时算起。`,
    en: `This was part of your feedback ${number} and is now handled on its own. Its deadlines count from when you sent it.`,
  }),
} as const;
