import type { Template } from './template.ts';

/** Stands at the end of each mail to a user. */
export const SILENCE_WORDS = {
  zh: '不想再收到这类邮件：打开下面的链接即可，随时可以恢复。凭编号和查询码仍可查看进度。',
  en: 'If you want no more of these mails, follow this link; you can take it back at any time. With number and code you still see the progress.',
} as const;

/** What users are told: what happened, what comes next and by when. `link` leads to their own case. */
export const TO_USER = {
  received: {
    zh: ({ number, title, code, due }) => [
      `已收到您的反馈（${number}）`,
      `您反映的“${title}”已收到，编号 ${number}，查询码 ${code}。${due ? `我们承诺最晚 ${due} 前首次回应您。` : ''}请妥善保存编号和查询码，随时可以查看办理进度。`,
    ],
    en: ({ number, title, code, due }) => [
      `We have your feedback (${number})`,
      `"${title}" is with us under number ${number}; the access code is ${code}.${due ? ` We promise a first response by ${due}.` : ''} Keep both: with them you can see the progress at any time.`,
    ],
  },
  responded: {
    zh: ({ number, body }) => [`您的反馈有了回应（${number}）`, body ?? ''],
    en: ({ number, body }) => [`A response to your feedback (${number})`, body ?? ''],
  },
  planned: {
    zh: ({ number, body }) => [`您的反馈有了处理方案（${number}）`, body ?? ''],
    en: ({ number, body }) => [`A plan for your feedback (${number})`, body ?? ''],
  },
  question: {
    zh: ({ number, body }) => [
      `需要您补充一点情况（${number}）`,
      `${body || '办理您的反馈还需要您补充一些情况，请打开下面的链接查看。'}\n\n收到您的补充之前，办理时限暂停计算；您如果认为不需要暂停，可以在进度页提出。`,
    ],
    en: ({ number, body }) => [
      `We need something from you (${number})`,
      `${body || 'To go on we need something from you; please follow the link.'}\n\nUntil then the deadline stands still. If you think that it should not, say so on the progress page.`,
    ],
  },
  'question-again': {
    zh: ({ number, until }) => [
      `还在等您补充（${number}）`,
      `我们还没有收到您的补充。到 ${until} 仍未收到的，我们将按现有情况继续办理。`,
    ],
    en: ({ number, until }) => [
      `Still waiting for you (${number})`,
      `Nothing has come from you yet. From ${until} on we go on with what we know.`,
    ],
  },
  replied: {
    zh: ({ number, body }) => [
      `您的反馈已有答复（${number}）`,
      `${body ?? ''}\n\n请评价这次办理。如果问题没有解决，可以在评价时告诉我们，将由其他人员再次处理。`,
    ],
    en: ({ number, body }) => [
      `Your feedback has been answered (${number})`,
      `${body ?? ''}\n\nPlease rate how it was handled. If it is not solved, say so there: other people will take it up again.`,
    ],
  },
  'rating-again': {
    page: 'rating',
    zh: ({ number, until }) => [
      `请您评价这次办理（${number}）`,
      `答复已经发给您，您可以在 ${until} 前评价。`,
    ],
    en: ({ number, until }) => [
      `How was it handled? (${number})`,
      `You have the answer; you can rate it until ${until}.`,
    ],
  },
  extended: {
    zh: ({ number, until, reason }) => [
      `办理时间延长（${number}）`,
      `因${reason}，办理时间延长到 ${until}。原来的时限仍然公开，是否按原时限办结也照样公布。给您带来不便，敬请谅解。`,
    ],
    en: ({ number, until, reason }) => [
      `More time is needed (${number})`,
      `Because of ${reason}, it is extended to ${until}. The first deadline stays public, and whether it was met. We are sorry for the delay.`,
    ],
  },
  merged: {
    zh: ({ number }) => [
      `您的反馈已合并办理（${number}）`,
      '您反映的情况与另一件反馈相同，已合并办理。答复会同时告知您；您的编号和查询码继续有效，原来的时限照样算数。',
    ],
    en: ({ number }) => [
      `Handled together with another (${number})`,
      'Your feedback is about the same matter as another and is handled together with it. You will get the answer as well; your number, your code and your deadlines stay valid.',
    ],
  },
  unmerged: {
    zh: ({ number }) => [`您的反馈重新单独办理（${number}）`, '时限从您当初提交时算起。'],
    en: ({ number }) => [
      `Handled on its own again (${number})`,
      'Its deadlines count from when you sent it.',
    ],
  },
  split: {
    zh: ({ number, from, code }) => [
      `您反映的另一件事已单独办理（${number}）`,
      `您的反馈 ${from} 里有两件事。另一件已单独办理，编号 ${number}，查询码 ${code}，时限从您当初提交时算起。`,
    ],
    en: ({ number, from, code }) => [
      `Another matter is handled on its own (${number})`,
      `Your feedback ${from} speaks of two matters. The other one is now case ${number} with the access code ${code}; its deadlines count from when you sent it.`,
    ],
  },
  'second-review': {
    zh: ({ number, due }) => [
      `您的反馈将由其他人员再次处理（${number}）`,
      `我们会安排没有办理过这件事的人员重新处理。${due ? `最晚 ${due} 前答复您。` : ''}`,
    ],
    en: ({ number, due }) => [
      `Other people take it up again (${number})`,
      `People who have not handled it before will look at it anew.${due ? ` You will have an answer by ${due}.` : ''}`,
    ],
  },
  'remedy-promised': {
    zh: ({ number, what, due }) => [
      `我们将作出补救（${number}）`,
      `${what}${due ? `，最晚 ${due} 前兑现` : ''}。兑现情况可以在进度页查看。`,
    ],
    en: ({ number, what, due }) => [
      `We will make it good (${number})`,
      `${what}${due ? `, by ${due}` : ''}. You can follow it on the progress page.`,
    ],
  },
  'remedy-delivered': {
    zh: ({ number, what }) => [
      `补救已兑现（${number}）`,
      `${what}，已兑现。如果您没有收到，请在进度页告诉我们。`,
    ],
    en: ({ number, what }) => [
      `Made good (${number})`,
      `${what}: done. If it has not reached you, tell us on the progress page.`,
    ],
  },
} satisfies Record<string, Template>;
