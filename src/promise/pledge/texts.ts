import type { Text } from '../../platform/refusal.ts';

/** What can be wrong with a letter, each with its remedy. */

const listed = (words: readonly string[]): Text => ({ zh: words.join('、'), en: words.join(', ') });

const meant = (near: string | undefined, known: readonly string[]): Text => ({
  zh: near ? `是不是想写 ${near}？` : `可以写：${listed(known).zh}。`,
  en: near ? `Did you mean ${near}?` : `You can write: ${listed(known).en}.`,
});

export const notAMapping = (known: readonly string[]): Text => ({
  zh: `这里应写成“名称: 内容”的若干行，可用的名称有：${listed(known).zh}。`,
  en: `This has to be lines of "name: content"; the names are: ${listed(known).en}.`,
});

export const unknownKey = (key: string, near: string | undefined, known: readonly string[]): Text => ({
  zh: `没有“${key}”这一项。${meant(near, known).zh}`,
  en: `There is no "${key}" here. ${meant(near, known).en}`,
});

export const unknownWord = (word: string, near: string | undefined, known: readonly string[]): Text => ({
  zh: `“${word}”不在可选范围内。${near ? `是不是想写 ${near}？` : ''}可选：${listed(known).zh}。`,
  en: `"${word}" is not one of the choices. ${near ? `Did you mean ${near}? ` : ''}Choices: ${listed(known).en}.`,
});

export const missing = (what: string | number, example: string): Text => ({
  zh: `缺少 ${what}。请补上，例如：${example}`,
  en: `${what} is missing. Add it, for example: ${example}`,
});

export const notText = (example: string): Text => ({
  zh: `这里应是一段文字，例如：${example}`,
  en: `This has to be text, for example: ${example}`,
});

export const badFormat: Text = {
  zh: '文件格式的版本只有 1。请写：pledge: 1',
  en: 'The only version of the file format is 1. Write: pledge: 1',
};

/** The commonest slips by the code that the YAML parser gives them. */
const SLIPS: Readonly<Record<string, string>> = {
  BAD_INDENT: '缩进不对，同级的各行要对齐',
  TAB_AS_INDENT: '缩进用了制表符，请改用空格',
  MISSING_CHAR: '缺少引号、括号、冒号或逗号',
  BLOCK_AS_IMPLICIT_KEY: '一行里有两个冒号，或缩进不对；含冒号的文字请加引号',
  MULTILINE_IMPLICIT_KEY: '冒号前的名称不能跨行，或前一行少了冒号',
  BLOCK_IN_FLOW: '括号里不能换成缩进的写法',
  UNEXPECTED_TOKEN: '有多余或放错的符号',
  MULTIPLE_DOCS: '一个文件只能写一份承诺书，请删去 --- 以后的内容',
  BAD_ALIAS: '以 * 开头的文字请加引号',
  BAD_SCALAR_START: '以 @ 或反引号开头的文字请加引号',
};

export const badSyntax = (code: string, reason: string): Text => ({
  zh: `这里不符合 YAML 或 JSON 的写法：${SLIPS[code] ?? reason}。请检查缩进、冒号后的空格、引号和括号是否成对。`,
  en: `This is not valid YAML or JSON: ${reason}. Check the indentation, the space after colons, quotes and brackets.`,
});

export const duplicateKey: Text = {
  zh: '同一处出现了两个同名的项。请保留一个。',
  en: 'The same name occurs twice in one place. Keep one of them.',
};

export const empty: Text = {
  zh: '文件是空的。请从 pledge: 1、title、promisor、clauses 写起。',
  en: 'The file is empty. Begin with pledge: 1, title, promisor and clauses.',
};

export const noClauses: Text = {
  zh: '承诺书里还没有条款。请在 clauses 下至少写一条，每条以“- id: …”开头。',
  en: 'The letter has no clauses. Write at least one under clauses, each beginning with "- id: …".',
};

export const tooManyClauses = (count: number, most: number): Text => ({
  zh: `承诺书有 ${count} 条，最多 ${most} 条。请合并相近的条款，或分成几份。`,
  en: `The letter has ${count} clauses; ${most} is the most. Join those that are alike, or make several letters of it.`,
});

export const badId = (id: string): Text => ({
  zh: `条款编号“${id}”不能用。请只用字母、数字、点、连字符和下划线，不超过 80 个字，例如：first-response`,
  en: `The clause id "${id}" cannot be used. Use letters, digits, dots, hyphens and underscores, 80 at most, for example: first-response`,
});

export const duplicateId = (id: string, first: number): Text => ({
  zh: `条款编号“${id}”已被第 ${first} 条使用。请另取一个。`,
  en: `The clause id "${id}" is already used by clause ${first}. Choose another one.`,
});

const FORMS: Text = {
  zh: '30m（分钟）、24h（小时）、90wm（工作分钟）、4wh（工作小时）、3d（日）或 5wd（工作日）',
  en: '30m (minutes), 24h (hours), 90wm (working minutes), 4wh (working hours), 3d (days) or 5wd (working days)',
};

export const limitMissing = (measure: string): Text => ({
  zh: `${measure} 要有时限。请加一行 limit，写成 ${FORMS.zh}。`,
  en: `${measure} needs a limit. Add a line limit, written as ${FORMS.en}.`,
});

export const limitUnread = (limit: string, near: string | undefined): Text => ({
  zh: `看不懂时限“${limit}”。${near ? `是不是想写 ${near}？` : ''}时限写成 ${FORMS.zh}，数字为正整数。`,
  en: `The limit "${limit}" cannot be read. ${near ? `Did you mean ${near}? ` : ''}Write ${FORMS.en}, with a positive whole number.`,
});

export const limitUnwanted = (measure: string): Text => ({
  zh: `${measure} 不计时，不能有 limit。请删去这一行，或改用计时的 measure。`,
  en: `${measure} is not a clock and takes no limit. Delete the line, or use a clock measure.`,
});

export const unwanted = (key: string, measure: string): Text => ({
  zh: `${measure} 用不到 ${key}。请删去这一行，或另写一条用得到它的条款（如 measure: duty）。`,
  en: `${measure} has no use for ${key}. Delete the line, or write a clause of its own that has (such as measure: duty).`,
});

export const neededBy = (key: string, measure: string, example: string): Text => ({
  zh: `${measure} 要写明 ${key}，例如：${example}`,
  en: `${measure} has to say ${key}, for example: ${example}`,
});

export const badTarget: Text = {
  zh: '目标应是 0 到 100% 之间的比例，例如：98%（也可写 0.98）。',
  en: 'The target has to be a share between 0 and 100%, for example: 98% (or 0.98).',
};

export const badCount: Text = {
  zh: '次数（人数）应是不小于 1 的整数，例如：count: 3',
  en: 'The count has to be a whole number of at least 1, for example: count: 3',
};

export const badIndicators: Text = {
  zh: '指标数应是不小于 1 的整数，例如：indicators: 8',
  en: 'The indicators have to be a whole number of at least 1, for example: indicators: 8',
};

export const badMultiple: Text = {
  zh: '倍数应是大于 0、最多两位小数的数，例如：multiple: 2',
  en: 'A multiple has to be a number above 0 with two decimals at most, for example: multiple: 2',
};

export const badAmount: Text = {
  zh: '金额应是以元为单位、大于 0 的数，例如：amount: 500000',
  en: 'An amount has to be a number of yuan above 0, for example: amount: 500000',
};

export const badTrainingHours: Text = {
  zh: '培训学时应是不小于 1 的整数，例如：trainingHours: 50',
  en: 'The hours of training have to be a whole number of at least 1, for example: trainingHours: 50',
};

export const badRange: Text = {
  zh: '合理范围应写成 [最小值, 最大值]，单位属于同一种时间，例如：range: { limit: [5m, 2h] }',
  en: 'A range is [least, most] in the same kind of time, for example: range: { limit: [5m, 2h] }',
};

export const rangeOfNothing = (name: string): Text => ({
  zh: `本条没有 ${name}，无须写它的合理范围。请删去这一行，或补上 ${name}。`,
  en: `The clause has no ${name}, so a range for it means nothing. Delete the line, or add ${name}.`,
});

export const emptyBlank: Text = {
  zh: '这一空还没有填写。草稿可以留空（写作 __），公布前请填上。',
  en: 'This blank is still open. A draft may leave it (written __); fill it in before publication.',
};

export const emptyList: Text = {
  zh: '这里的列表是空的。请至少写一项，或删去这一行。',
  en: 'The list is empty. Write at least one member, or delete the line.',
};

export const unlikeTwin = (key: string): Text => ({
  zh: `${key} 与中文的条数不同。请逐条对应。`,
  en: `${key} has not as many members as the Chinese list. Translate each of them.`,
});

export const badRow: Text = {
  zh: '这里应是承诺清单中的编号，例如：rows: [F5]',
  en: 'This has to be the id of a row in the list of promises, for example: rows: [F5]',
};

export const dueAndPhase: Text = {
  zh: '里程碑要么写完成日期 due，要么写阶段 phase，请保留一项。',
  en: 'A milestone has either a day, due, or a phase. Keep one of them.',
};

export const emptyScope = (field: string): Text => ({
  zh: `${field} 的列表是空的，任何事项都不符合。请写上至少一个值，或删去这一行（表示不限）。`,
  en: `The list of ${field} is empty, so nothing would match. Write at least one value, or delete the line (which means any).`,
});

export const badScopeValue = (field: string): Text => ({
  zh: `${field} 的值应是一个词，或由词组成的列表，例如：[甲, 乙]`,
  en: `A value of ${field} has to be a word or a list of words, for example: [a, b]`,
});

export const unknownBlank = (blank: string, known: readonly string[]): Text => ({
  zh: `正文里的 {{${blank}}} 没有对应的内容。可以用：${known.map((one) => `{{${one}}}`).join('、')}。`,
  en: `{{${blank}}} in the text stands for nothing. You can use: ${known.map((one) => `{{${one}}}`).join(', ')}.`,
});

export const unfilledBlank = (blank: string): Text => ({
  zh: `正文用了 {{${blank}}}，但本条没有写 ${blank}。请补上，或改写正文。`,
  en: `The text uses {{${blank}}}, but the clause has no ${blank}. Add it, or change the text.`,
});

export const badDate: Text = {
  zh: '日期应写成年-月-日，且确有这一天，例如：2026-01-01',
  en: 'A date is written year-month-day and has to exist, for example: 2026-01-01',
};

export const endsBeforeItBegins: Text = {
  zh: '失效日期早于生效日期。请改正其中之一（首尾两日都在有效期内）。',
  en: 'The letter ends before it begins. Correct one of the dates (both days are part of the term).',
};

export const calendarMissing: Text = {
  zh: '有条款按日或按工作时间计算，要写明工作日历，例如：calendar: { timezone: Asia/Shanghai, hours: { mon-fri: [09:00-12:00, 13:30-17:30] }, holidays: CN }',
  en: 'A clause counts days or working time, so the letter needs a calendar, for example: calendar: { timezone: Asia/Shanghai, hours: { mon-fri: [09:00-12:00, 13:30-17:30] }, holidays: CN }',
};
