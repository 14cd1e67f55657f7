import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  AlignmentType,
  CheckBox,
  Document,
  HeadingLevel,
  LevelFormat,
  Packer,
  Paragraph,
  Tab,
  Table,
  TableCell,
  TableRow,
  TextRun,
  UnderlineType,
} from 'docx';
import { readSpecimen, score, share, specimens, sum } from './corpus/score.ts';
import { openLetter } from './open.ts';
import { readLetterLines } from './read-letter.ts';

const under = (text: string) => new TextRun({ text, underline: { type: UnderlineType.SINGLE } });
const pack = (
  children: (Paragraph | Table)[],
  numbering?: ConstructorParameters<typeof Document>[0]['numbering'],
) => Packer.toBuffer(new Document({ sections: [{ children }], ...(numbering && { numbering }) }));
const read = async (bytes: Uint8Array) => readLetterLines((await openLetter('letter.docx', bytes))!);

test('underlined spaces are blanks, also when the line is broken into several runs', async () => {
  const letter = await read(
    await pack([
      new Paragraph({ heading: HeadingLevel.TITLE, children: [new TextRun('服务承诺书')] }),
      new Paragraph({
        children: [new TextRun('一、线上咨询在'), under('  '), under('   '), new TextRun('分钟内首次响应。')],
      }),
      new Paragraph({
        children: [
          new TextRun('二、投诉在'),
          under(' '),
          under('5'),
          under('  '),
          new TextRun('个工作日内办结。'),
        ],
      }),
      new Paragraph({
        children: [
          new TextRun('承诺人：'),
          new TextRun({ children: [new Tab()], underline: { type: UnderlineType.SINGLE } }),
        ],
      }),
      new Paragraph({ children: [new TextRun('日期：'), under('    年  月  日')] }),
    ]),
  );
  assert.equal(letter.title, '服务承诺书');
  assert.deepEqual(
    letter.blanks.map(({ unit, value }) => [unit, value]),
    [
      ['minutes', null],
      ['working-days', 5],
      ['signature', null],
      ['date', null],
    ],
  );
  assert.deepEqual(
    letter.clauses.map(({ measure, limit }) => [measure, limit]),
    [
      ['first-response', null],
      ['resolution', '5wd'],
    ],
  );
});

test('numbers of lists, tables and boxes to tick are read', async () => {
  const cell = (text: string) => new TableCell({ children: [new Paragraph(text)] });
  const letter = await read(
    await pack(
      [
        new Paragraph({ heading: HeadingLevel.TITLE, children: [new TextRun('服务承诺书')] }),
        new Paragraph({ heading: HeadingLevel.HEADING_1, children: [new TextRun('投诉处理')] }),
        new Paragraph({
          numbering: { reference: 'items', level: 0 },
          children: [new TextRun('收到投诉后1小时内首次响应；')],
        }),
        new Paragraph({
          numbering: { reference: 'items', level: 0 },
          children: [new TextRun('重大投诉由专人跟进。')],
        }),
        new Table({
          rows: [
            new TableRow({ children: [cell('服务项目'), cell('时限（工作日）')] }),
            new TableRow({ children: [cell('投诉办结'), cell('5')] }),
          ],
        }),
        new Paragraph({
          children: [
            new TextRun('回访方式：'),
            new CheckBox({ checked: true }),
            new TextRun('电话 '),
            new CheckBox(),
            new TextRun('短信'),
          ],
        }),
      ],
      {
        config: [
          {
            reference: 'items',
            levels: [{ level: 0, format: LevelFormat.DECIMAL, text: '%1.', alignment: AlignmentType.START }],
          },
        ],
      },
    ),
  );
  assert.deepEqual(
    letter.clauses.slice(0, 3).map(({ measure, limit, section }) => [measure, limit, section]),
    [
      ['first-response', '1h', '投诉处理'],
      ['named-owner', null, '投诉处理'],
      ['resolution', '5wd', '投诉处理'],
    ],
  );
  assert.ok(letter.blanks.some(({ unit, value }) => unit === 'other' && value === '电话'));
});

test('an empty cell beside a label is a blank', async () => {
  const row = (...texts: string[]) =>
    new TableRow({ children: texts.map((text) => new TableCell({ children: [new Paragraph(text)] })) });
  const letter = await read(
    await pack([
      new Paragraph('服务承诺书'),
      new Table({ rows: [row('承诺方', '', '联系电话', ''), row('首次响应时限（分钟）', '', '满意度', '')] }),
      new Table({ rows: [row('事项', '时限（小时）'), row('投诉办结', '')] }),
    ]),
  );
  assert.deepEqual(
    letter.blanks.map(({ unit }) => unit),
    ['name', 'channel', 'minutes', 'percent', 'hours'],
  );
});

test('a label over several rows stands in each, and a tab before a unit is a blank', async () => {
  const cell = (text: string, rowSpan = 1) => new TableCell({ rowSpan, children: [new Paragraph(text)] });
  const letter = await read(
    await pack([
      new Paragraph({ heading: HeadingLevel.TITLE, children: [new TextRun('服务承诺书')] }),
      new Paragraph({
        children: [
          new TextRun('一、咨询'),
          new TextRun({ children: [new Tab()] }),
          new TextRun('分钟内响应。'),
        ],
      }),
      new Table({
        rows: [
          new TableRow({ children: [cell('事项'), cell('环节'), cell('承诺时限')] }),
          new TableRow({ children: [cell('投诉', 2), cell('首次答复'), cell('2个工作日')] }),
          new TableRow({ children: [cell('办结'), cell('9个工作日')] }),
        ],
      }),
    ]),
  );
  assert.deepEqual(
    letter.clauses.map(({ measure, limit, scope }) => [measure, limit, scope.kind?.[0]]),
    [
      ['first-response', null, 'enquiry'],
      ['first-response', '2wd', 'complaint'],
      ['resolution', '9wd', 'complaint'],
    ],
  );
});

test('a letter reads the same from Word as from text', async () => {
  const [plainText, word] = [[], []] as [ReturnType<typeof score>[], ReturnType<typeof score>[]];
  for (const specimen of specimens().filter(({ name }) => name.endsWith('.txt'))) {
    plainText.push(score(await readSpecimen(specimen), specimen.expected));
    const lines = new TextDecoder().decode(specimen.bytes).split('\n');
    const paragraphs = lines.map(
      (line) =>
        new Paragraph({
          children: line
            .split(/(_{2,})/)
            .filter((part) => part !== '')
            .map((part) => (/^_+$/.test(part) ? under(' '.repeat(part.length)) : new TextRun(part))),
        }),
    );
    word.push(score(await read(await pack(paragraphs)), specimen.expected));
  }
  const shares = (scores: ReturnType<typeof score>[]) =>
    [sum(scores.map(({ blanks }) => blanks)), sum(scores.map(({ bindings }) => bindings))].map(share);
  for (const [index, value] of shares(word).entries())
    assert.ok(value >= shares(plainText)[index]! - 0.01, `${shares(word)} ${shares(plainText)}`);
});

test('what is no letter is refused in one sentence', async () => {
  await assert.rejects(openLetter('a.docx', Buffer.from('PK\u0003\u0004 no archive')), /damaged/);
  await assert.rejects(openLetter('a.docx', Buffer.from('text')), /no \.docx/);
  await assert.rejects(openLetter('a.doc', Buffer.from([0xd0, 0xcf, 0x11, 0xe0])), /old format/);
  assert.equal(await openLetter('-', Buffer.from('pledge: 1\ntitle: 甲\n')), undefined);
  assert.ok(await openLetter('-', Buffer.from('承诺书\n一、24小时内答复。')));
});
