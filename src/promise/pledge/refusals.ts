import { Refusal, type Text } from '../../platform/refusal.ts';
import type { Locale } from '../../platform/route.ts';
import type { PledgeFault } from './inspection.ts';

/** What is said when something cannot be done with a letter. */
export const ANSWERS = {
  noSuchPledge: {
    zh: '没有这一份承诺书，请刷新列表后再试。',
    en: 'There is no such letter; reload the list and try again.',
  },
  noSuchTemplate: {
    zh: '没有这一份范本，请从范本列表中选择。',
    en: 'There is no such template; choose one from the list.',
  },
  noFile: {
    zh: '没有收到文件。请用 multipart/form-data 发送一个名为 file 的部分。',
    en: 'No file came. Send multipart/form-data with a part named file.',
  },
  fileTooLarge: {
    zh: '文件超过 10 MB。承诺书只需文字，请去掉图片后再试。',
    en: 'The file is larger than 10 MB. A letter needs its words alone; take the pictures out and try again.',
  },
  fileUnread: {
    zh: '这个文件读不出来。请另存为 .docx、.txt、.md 或 .html 后再试。',
    en: 'The file cannot be read. Save it as .docx, .txt, .md or .html and try again.',
  },
  publishedIsFinal: {
    zh: '这一版已经公布，不能再改。需要调整的，请另建一份草稿，公布后成为新的一版。',
    en: 'This version is published and never changes. Make a new draft; published, it becomes the next version.',
  },
  changedMeanwhile: {
    zh: '这份草稿刚被别人改过。请重新打开，看过对方的改动后再保存。',
    en: 'Somebody else has changed this draft meanwhile. Open it again, look at the change, then save yours.',
  },
  oneOfTwo: {
    zh: '请在 document（承诺书内容）和 source（YAML 或 JSON 文本）中提交一项，且只提交一项。',
    en: 'Send either document (the letter) or source (its YAML or JSON text), one of them and not both.',
  },
  noneInForce: {
    zh: '目前没有生效的承诺书。请先公布一份。',
    en: 'No letter is in force at the moment. Publish one first.',
  },
} as const satisfies Record<string, Text>;

/** A fault as the API tells it: in one language. */
export const tellFault = ({ message, ...where }: PledgeFault, locale: Locale) => ({
  ...where,
  message: message[locale],
});

/** The refusal of a letter that has faults. */
export const invalidPledge = (faults: readonly PledgeFault[], locale: Locale): Refusal =>
  new Refusal(
    'invalid-pledge',
    {
      zh: `承诺书有 ${faults.length} 处要改：${faults[0]!.message.zh}`,
      en: `The letter has ${faults.length} ${faults.length === 1 ? 'fault' : 'faults'} to mend: ${faults[0]!.message.en}`,
    },
    { faults: faults.map((fault) => tellFault(fault, locale)) },
  );
