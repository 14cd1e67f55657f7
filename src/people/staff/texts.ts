import type { Text } from '../../platform/refusal.ts';

export const TEXTS = {
  noSuchUnit: {
    zh: '没有这个部门，请刷新部门列表后再试。',
    en: 'There is no such unit; reload the list of units and try again.',
  },
  unitNameTaken: {
    zh: '已有同名的部门，请换一个名称。',
    en: 'A unit of this name exists already; choose another name.',
  },
  lastUnit: {
    zh: '这是最后一个启用的部门，停用后反馈将无处可派；请先启用或新建另一个部门。',
    en: 'This is the last active unit; activate or create another one first, or cases could not be dispatched.',
  },
  noSuchStaff: {
    zh: '没有这位工作人员，请刷新人员列表后再试。',
    en: 'There is no such member of staff; reload the list and try again.',
  },
  certificateEndsFirst: {
    zh: '证书的失效日期早于生效日期，请核对。',
    en: 'The certificate ends before it begins; check the dates.',
  },
  noSuchCertificate: {
    zh: '没有这张证书，或已撤销。请刷新后再试。',
    en: 'There is no such certificate, or it was revoked; reload and try again.',
  },
  emailTaken: {
    zh: '这个邮箱已属于另一位工作人员，请换一个邮箱。',
    en: 'This e-mail address belongs to another member of staff; use another one.',
  },
  lastAdministrator: {
    zh: '这是最后一位启用的管理员，不能停用或改为其他角色；请先指定另一位管理员。',
    en: 'This is the last active administrator, who cannot be deactivated or given another role; appoint another one first.',
  },
} as const satisfies Record<string, Text>;
