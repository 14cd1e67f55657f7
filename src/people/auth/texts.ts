import type { Text } from '../../platform/refusal.ts';

export const TEXTS = {
  signInFirst: { zh: '请先登录，再进行此操作。', en: 'Sign in first, or send a key as a bearer token.' },
  notAllowed: {
    zh: '您的角色没有此项权限；如工作需要，请联系管理员。',
    en: 'Your role does not allow this; ask an administrator if your work needs it.',
  },
  wrongCredentials: {
    zh: '邮箱或密码不正确，请检查后重试。',
    en: 'The e-mail address or the password is wrong; check both and try again.',
  },
  wrongPassword: { zh: '当前密码不正确，请重新输入。', en: 'The current password is wrong; enter it again.' },
  wrongKey: {
    zh: '密钥无效或已停用，请检查 Authorization 请求头，或请管理员新建密钥。',
    en: 'The key is not valid or was revoked; check the Authorization header or have a new key created.',
  },
  tooManyFailures: {
    zh: '登录失败次数过多，请稍后再试；忘记密码时请联系管理员重新发送链接。',
    en: 'Too many failed sign-ins; try again later, or ask an administrator for a new link if you forgot the password.',
  },
  forged: {
    zh: '请求来自其他网站，已被拒绝；请回到本系统页面重新操作。',
    en: 'The request came from another site and was refused; go back to the pages of this system and try again.',
  },
  linkSpent: {
    zh: '链接无效、已使用或已过期，请索取新的链接。',
    en: 'The link is not valid, was used already or has expired; ask for a new one.',
  },
  setUpDone: {
    zh: '系统已完成初始设置，请直接登录。',
    en: 'The installation is set up already; sign in.',
  },
  noSuchKey: { zh: '没有这个密钥，或它已停用。', en: 'There is no such key, or it was revoked already.' },
  keyHasNoPassword: {
    zh: '密钥没有密码可改，请登录后操作。',
    en: 'A key has no password to change; sign in instead.',
  },
  passwordNeedsProof: {
    zh: '请填写当前密码，或使用链接中的令牌。',
    en: 'Send the current password, or the token of a link.',
  },
} as const satisfies Record<string, Text>;
