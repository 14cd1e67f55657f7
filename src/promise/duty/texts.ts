import type { Text } from '../../platform/refusal.ts';
import type { Evidence } from '../pledge/pledge.ts';

const KINDS: Readonly<Record<Evidence, Text>> = {
  file: { zh: '文件', en: 'a file' },
  link: { zh: '链接', en: 'a link' },
  count: { zh: '次数', en: 'a count' },
  minutes: { zh: '会议纪要', en: 'minutes of a meeting' },
  report: { zh: '报告', en: 'a report' },
};

export const kindNotTaken = (taken: readonly Evidence[]): Text => ({
  zh: `这条承诺约定的证据是${taken.map((kind) => KINDS[kind].zh).join('、')}，请换成其中一种。`,
  en: `This clause is proved by ${taken.map((kind) => KINDS[kind].en).join(', ')}. Choose one of these.`,
});

export const DUTY_TEXTS = {
  noSuchDuty: {
    zh: '已发布的承诺书里没有这项例行事项。',
    en: 'No published letter has this duty.',
  },
  noSuchEvidence: { zh: '没有这条证据。', en: 'There is no such evidence.' },
  noSuchFile: {
    zh: '没有这个文件。请重新上传后再记录。',
    en: 'There is no such file. Upload it again, then record it.',
  },
  notYetHappened: {
    zh: '发生时间还没有到。请在事情做完之后再记录。',
    en: 'That is still to come. Record it once it has been done.',
  },
  nothingOwedThen: {
    zh: '那个时间不在应做的期间内：承诺还没有开始（发布当日不计），或者那一期没有工作日。请核对发生时间。',
    en: 'Nothing was owed at that time: the promise had not begun (the day of publication does not count), or the period has no working day. Check when it happened.',
  },
  emptyText: { zh: '请写明做了什么。', en: 'Say what was done.' },
  linkMissing: { zh: '请填写链接地址。', en: 'Give the link.' },
  fileMissing: { zh: '请上传文件。', en: 'Upload the file.' },
  reportMissing: {
    zh: '请上传报告文件，或填写报告的链接地址。',
    en: 'Upload the report, or give its link.',
  },
  retractedAlready: {
    zh: '这条证据已经撤销过了。',
    en: 'This evidence was taken back already.',
  },
  badCursor: {
    zh: '翻页标记无效，请从第一页重新开始。',
    en: 'The cursor is not valid. Start again from the first page.',
  },
  noFile: {
    zh: '没有收到文件。请用 multipart/form-data 发送一个名为 file 的部分。',
    en: 'No file came. Send multipart/form-data with a part named file.',
  },
  fileTooLarge: {
    zh: '文件超过 10 MB。请压缩后再上传，或分成几个文件。',
    en: 'The file is over 10 MB. Compress or split it.',
  },
  fileNotTaken: {
    zh: '不能接收这种文件。请上传图片、PDF、Word、Excel、文本、音频或视频。',
    en: 'This kind of file is not taken. Send pictures, PDF, Word, Excel, text, audio or video.',
  },
} as const satisfies Record<string, Text>;
