import type { Text } from '../../../platform/refusal.ts';
import type { WaitingReason } from '../case.ts';

/** What a user is asked when staff wait for something of theirs without having said what. */
export const STANDARD_QUESTION: Readonly<Partial<Record<WaitingReason, string>>> = {
  'need-information':
    '办理您反映的情况还需要您补充一些信息。请在本页点“补充信息”告诉我们；收到之前，办理时限暂停计算。',
  'need-document':
    '办理您反映的情况还需要您提供有关材料。请在本页点“补充信息”上传；收到之前，办理时限暂停计算。',
};

export const PAUSE_TEXTS = {
  ended: {
    zh: '等待已满最长期限，没有收到您的补充，我们按现有情况继续办理，时限恢复计算。您随时可以再补充。',
    en: 'We have waited for as long as we may and go on with what we know; the deadline runs again. You can still add something at any time.',
  },
  reminder: (until: string): Text => ({
    zh: `我们还在等您补充。到 ${until} 仍未收到的，将按现有情况继续办理，时限恢复计算。`,
    en: `We are still waiting for you. From ${until} on we go on with what we know, and the deadline runs again.`,
  }),
  contested: {
    zh: '用户认为不需要暂停，时限已恢复计算。',
    en: 'The user says that there is nothing to wait for; the deadline runs again.',
  },
} as const;
