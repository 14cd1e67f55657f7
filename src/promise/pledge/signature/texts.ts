import type { Text } from '../../../platform/refusal.ts';

export const SIGNATURE_TEXTS = {
  signedAlready: {
    zh: '您已经签署过这份文本，无须再签。',
    en: 'You have signed this text already; there is nothing left to do.',
  },
  personsOnly: {
    zh: '承诺书由本人签署。请用您自己的账号登录后再签。',
    en: 'A letter is signed by a person. Sign in with your own account to do so.',
  },
  noKey: {
    zh: '您还没有签名密钥。请先设置签名口令，生成密钥后再签。',
    en: 'You have no signing key yet. Choose a passphrase to make one, then sign.',
  },
  wrongPassphrase: {
    zh: '签名口令不对，请重新输入。忘记口令的，可以重新生成密钥；以前的签名仍然有效。',
    en: 'The passphrase is wrong; try again. If it is forgotten, make a new key; earlier signatures stay valid.',
  },
} as const satisfies Record<string, Text>;
