import type { Text } from '../../../platform/refusal.ts';

export const BULK_TEXTS = {
  incomplete: {
    zh: '请先选好要分派的部门、办理人或要改的归类。',
    en: 'Say to which unit or person, or what to change.',
  },
  noSuchBulk: { zh: '没有这次批量操作，或不是您发起的。', en: 'There is no such bulk action of yours.' },
  stopped: { zh: '已停止，没有办理。', en: 'Stopped before it was done.' },
  noLonger: {
    zh: '发起人已没有办理事项的权限。',
    en: 'Whoever ordered it may no longer work on cases.',
  },
  noUnit: {
    zh: '这位同事还没有所属部门，请先分派到部门。',
    en: 'This colleague belongs to no unit; dispatch the case to a unit first.',
  },
  failed: {
    zh: '系统出了问题，这一件没有办成，请再试一次。',
    en: 'Something went wrong; try this one again.',
  },
} as const satisfies Record<string, Text>;
