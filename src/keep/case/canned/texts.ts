import type { Text } from '../../../platform/refusal.ts';

export const CANNED_TEXTS = {
  nameTaken: {
    zh: '已有同名的常用语，请换一个名称。',
    en: 'There is a canned answer of this name already. Choose another name.',
  },
  gone: { zh: '这条常用语已被删除。', en: 'This canned answer has been deleted.' },
} as const satisfies Record<string, Text>;
