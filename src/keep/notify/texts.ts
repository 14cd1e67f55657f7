export const NOTIFY_TEXTS = {
  unsafeUrl: {
    zh: '地址必须以 https:// 开头。',
    en: 'The address must begin with https://.',
  },
  badSecret: {
    zh: 'Webhook 的签名密钥须是 whsec_ 加 base64，解开后 24 到 64 字节。留空则自动生成。',
    en: 'The secret of a webhook is whsec_ and base64 of 24 to 64 bytes. Leave it empty to have one made.',
  },
  noSuchDestination: { zh: '没有这个机器人或 Webhook。', en: 'There is no such robot or webhook.' },
  noSuchUnit: { zh: '没有这个部门。', en: 'There is no such unit.' },
  test: {
    zh: ['践诺测试消息', '收到这条消息，说明通知可以送到这里。'],
    en: ['Test message of Jiannuo', 'If you can read this, notices arrive here.'],
  },
} as const;
