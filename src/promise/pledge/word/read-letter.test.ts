import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { readPledge } from '../read.ts';
import { toDocument } from '../write.ts';
import { readSpecimen, specimens } from './corpus/score.ts';
import { draftOf } from './draft.ts';
import { linesOfHtml } from './from-html.ts';
import { linesOfText } from './from-text.ts';
import { plain } from './line.ts';
import { readNumber } from './numeral.ts';
import { readLetterLines } from './read-letter.ts';

const read = (text: string) => readLetterLines(linesOfText(text));

const WORDS = [
  '一、',
  '（一）',
  '1.',
  '第一条 ',
  '____',
  '【 】',
  'XX',
  '□',
  '☑',
  '12',
  '3',
  '三十',
  '半',
  '分钟',
  '小时',
  '个工作日',
  '日',
  '天',
  '%',
  '次',
  '名',
  '元',
  '倍',
  '年',
  '月',
  '内',
  '不超过',
  '不低于',
  '每月',
  '每季度',
  '定期',
  '立即',
  '次日',
  '首次响应',
  '办结',
  '投诉',
  '紧急',
  '用户',
  '甲方',
  '乙方',
  '承诺方',
  '：',
  '，',
  '。',
  '；',
  '、',
  '（',
  '）',
  '\n',
  ' ',
  '　',
  '分别',
  '满意度',
  '回访',
  '抽查',
  '绿色通道',
  '7×24小时',
  '|',
  '---',
  '# ',
  '\t',
  '百分之',
  '至',
  '-',
  '<u>',
  '&nbsp;',
];
const letters = fc
  .array(fc.oneof(fc.constantFrom(...WORDS), fc.string({ maxLength: 3 })), { maxLength: 60 })
  .map((parts) => parts.join(''));

test('any text is read without a fault, as text and as a web page', () => {
  fc.assert(
    fc.property(letters, (text) => {
      read(text);
      readLetterLines(linesOfHtml(text));
    }),
    { numRuns: 600 },
  );
});

test('every number that is reported stands in the letter', () => {
  fc.assert(
    fc.property(letters, (text) => {
      const written = new Set(numbersIn(text));
      const { clauses, blanks } = read(text);
      for (const { value } of blanks)
        if (typeof value === 'number') assert.ok(written.has(value), `${value} in ${text}`);
      for (const { limit, target, count } of clauses) {
        if (limit !== null) assert.ok(written.has(Number.parseInt(limit, 10)), `${limit} in ${text}`);
        if (target !== null)
          assert.ok(
            [...written].some((value) => Math.abs(value - target * 100) < 1e-9),
            `${target} in ${text}`,
          );
        if (count !== null) assert.ok(written.has(count), `${count} in ${text}`);
      }
    }),
    { numRuns: 600 },
  );
});

/** Slow and obvious: every stretch of the text that can be read as a number, and the words that are one. */
function numbersIn(text: string): number[] {
  const flat = plain(text);
  const found: number[] = [];
  for (let start = 0; start < flat.length; start++) {
    for (let end = start + 1; end <= Math.min(flat.length, start + 14); end++) {
      const value = readNumber(flat.slice(start, end));
      // Hours with a fraction are told in minutes, weeks in days.
      if (value !== undefined) found.push(value, value * 60, value * 60 + 30, value * 7, value * 10);
    }
  }
  if (/半/.test(flat)) found.push(30, 0.5);
  if (/次日|工作日|第二天/.test(flat)) found.push(1);
  return found;
}

test('the sentences of a letter are its clauses, none twice and none of other words', async () => {
  for (const specimen of specimens().filter(({ name }) => !name.endsWith('.html'))) {
    const source = plain(new TextDecoder().decode(specimen.bytes)).replace(/[\s*\\#>|-]/g, '');
    const { clauses } = await readSpecimen(specimen);
    for (const { text } of clauses) {
      const words = plain(text).replace(/[\s*\\#>|-]/g, '');
      // Rows of tables are put together from cells.
      if (!specimen.bytes.includes(0x7c)) assert.ok(source.includes(words), `${specimen.name}: ${text}`);
    }
  }
});

test('every letter becomes a draft that can be kept', async () => {
  for (const specimen of specimens()) {
    const letter = await readSpecimen(specimen);
    const reading = readPledge(toDocument(draftOf(letter)), { draft: true });
    assert.ok(
      'pledge' in reading,
      `${specimen.name}: ${JSON.stringify('faults' in reading && reading.faults)}`,
    );
  }
});

test('a draft keeps numbers as limits and gaps as open blanks', () => {
  const { clauses } = draftOf(
    read(
      '服务承诺书\n一、咨询30分钟内首次响应。\n二、投诉____个工作日内办结。\n三、满意度不低于95%。\n四、每月抽查____次。',
    ),
  );
  assert.deepEqual(
    clauses.map(({ text, limit, target, count }) => ({ text, limit, target, count })),
    [
      { text: '咨询{{limit}}内首次响应。', limit: { count: 30, unit: 'm' }, target: 1, count: undefined },
      { text: '投诉{{limit}}内办结。', limit: '__wd', target: 1, count: undefined },
      { text: '满意度不低于{{target}}。', limit: undefined, target: 0.95, count: undefined },
      { text: '每月抽查{{count}}次。', limit: undefined, target: 1, count: '__' },
    ],
  );
});

test('preambles, definitions and formalities are no promises', () => {
  const { clauses } = read(
    '服务承诺书\n为提升服务质量，特作如下承诺：\n一、定义\n本承诺书所称“用户”，是指使用本平台的个人。\n二、附则\n本承诺书一式两份，自签署之日起生效，有效期____年。\n未尽事宜由双方协商解决。\n感谢您的支持。',
  );
  assert.deepEqual(clauses, []);
});

test('what cannot be measured is said to be a statement', () => {
  const { clauses, unbound } = read(
    '服务承诺书\n一、隐私\n我们严格保护用户隐私，绝不外泄。\n二、响应\n我们在30分钟内首次响应。',
  );
  assert.deepEqual(
    clauses.map(({ measure }) => measure),
    ['statement', 'first-response'],
  );
  assert.deepEqual(unbound, ['我们严格保护用户隐私，绝不外泄。']);
});

test('so many indicators a year are one appraisal, not so many', () => {
  const appraisalIn = (words: string) =>
    draftOf(readLetterLines(linesOfText(`服务承诺书\n一、考核\n1. ${words}。`))).clauses.find(
      ({ measure }) => measure === 'duty',
    )!;
  const filled = appraisalIn('每年设定8项考核指标');
  assert.deepEqual([filled.count, filled.indicators], [1, 8]);
  assert.match(filled.text, /\{\{indicators\}\}项/);
  assert.equal(appraisalIn('每年设定____项考核指标').indicators, '__');
  assert.equal(appraisalIn('每年开展业务考核2次').indicators, undefined);
});
