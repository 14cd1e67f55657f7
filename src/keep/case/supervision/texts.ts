export const SUPERVISION_TEXTS = {
  emptyBody: { zh: '请写下发生了什么。', en: 'Please say what happened.' },
  consent: {
    zh: '您填写了身份信息，请先同意我们为核实使用它（consent 填 true）；不愿意的，请不要填写，可以匿名反映。',
    en: 'You told who you are: please consent to our using it for the verification (consent: true), or leave it out and report anonymously.',
  },
  unknownUnit: {
    zh: '没有这个部门。请从部门列表中选择，或不填。',
    en: 'There is no such unit. Choose one of the list, or none.',
  },
  notFound: {
    zh: '没有查到这件举报。请核对编号和查询码后再试。',
    en: 'No such report. Please check the number and the code.',
  },
  unknownReport: { zh: '没有这个编号的举报。', en: 'There is no report with this number.' },
  verifiedAlready: {
    zh: '这件举报已经核实答复。需要补充的，请发消息给举报人。',
    en: 'This report has been verified and answered. Send the reporter a message instead.',
  },
  noIdentity: {
    zh: '这件举报是匿名的，没有身份信息。',
    en: 'This report is anonymous: there is nothing to open.',
  },
} as const;
