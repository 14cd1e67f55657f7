import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { parseInstant } from '../../../platform/time.ts';
import { anyDraft, anyPledge } from '../fixture.ts';
import { shippedLetter } from '../letter/letter.ts';
import { loadTemplate, TEMPLATES } from '../letter/library.ts';
import { PARAMETERS } from '../parameters.ts';
import { type Draft, MEASURES } from '../pledge.ts';
import { openLetter } from '../word/open.ts';
import { linesOfPaper, type Paper } from './paper.ts';
import { readPaper } from './read-paper.ts';
import { writePaper } from './write-paper.ts';

const at = parseInstant('2026-01-01T09:00:00+08:00')!;
const letter = shippedLetter('江城银行');
const published: Paper = {
  pledge: letter,
  published: { version: 3, at },
  address: 'https://pledge.example/pledge/12',
};
const draft: Draft = {
  ...letter,
  promisor: { name: '__' },
  effective: { from: '2026-01-01', to: '__' },
  clauses: [
    { ...letter.clauses[0]!, limit: '__wd', conditions: ['已实名'], exclusions: ['重复来电。'] },
    {
      id: 'pilot',
      text: '完成试点',
      measure: 'milestone',
      scope: {},
      target: 1,
      phase: { from: '2026-01-01', to: '2026-03-31' },
      deliverables: ['试点报告', '整改清单'],
      owner: '运营部',
    },
  ],
};

const textsOf = (paper: Paper, locale: 'zh' | 'en' = 'zh') =>
  linesOfPaper(paper, locale).map(({ runs }) => runs.map(({ text }) => text).join(''));

/** Saves a .docx again with one of its parts changed. */
function resaved(docx: Uint8Array, part: string, change: (xml: string) => string): Uint8Array {
  const parts = unzipSync(docx);
  const changed = change(strFromU8(parts[part]!));
  assert.ok(changed !== strFromU8(parts[part]!), 'nothing was changed');
  return zipSync({ ...parts, [part]: strToU8(changed) });
}

test('[L1] docx to pledge to docx to pledge loses nothing', async () => {
  await fc.assert(
    fc.asyncProperty(fc.oneof(anyPledge, anyDraft), fc.constantFrom('zh', 'en'), async (pledge, locale) => {
      const first = readPaper(await writePaper({ pledge }, locale));
      assert.deepEqual(first, pledge);
      assert.deepEqual(
        readPaper(await writePaper({ pledge: first as Draft, published: { version: 1, at } }, locale)),
        pledge,
      );
    }),
    { numRuns: 60 },
  );
});

test('[L1] the letters that go out and come back hold every kind of clause and all that one may say', () => {
  const letters = fc.sample(anyPledge, { numRuns: 400, seed: 1 });
  const clauses = letters.flatMap((one) => one.clauses);
  const measures = new Set(clauses.map(({ measure }) => measure));
  assert.deepEqual(
    MEASURES.filter((one) => !measures.has(one)),
    [],
  );
  const said = new Set(clauses.flatMap((one) => Object.keys(one)));
  const words = [
    ...['text', 'section', 'owner', 'indicator', 'conditions', 'exclusions', 'deliverables', 'activity'],
  ];
  const keys = ['id', 'measure', 'scope', 'range', 'rows', ...PARAMETERS, ...words];
  assert.deepEqual(
    [...keys, ...words.map((key) => `${key}En`)].filter((key) => !said.has(key)),
    [],
  );
  const heads = new Set(letters.flatMap((one) => Object.keys(one)));
  assert.deepEqual(
    ['title', 'titleEn', 'promisor', 'recipient', 'effective', 'calendar'].filter((key) => !heads.has(key)),
    [],
  );
  assert.ok(letters.some(({ recipient }) => recipient?.type));
});

test('a letter is laid out in the order of official letters', () => {
  const lines = linesOfPaper(published, 'zh');
  assert.deepEqual(
    lines.slice(0, 6).map(({ kind }) => kind),
    ['title', 'form', 'form', 'form', 'section', 'clause'],
  );
  assert.deepEqual(textsOf(published).slice(0, 6).concat(textsOf(published).slice(-2)), [
    '线上线下服务与诉求办理承诺书',
    '承诺方：江城银行（企业）',
    '接收方：全体用户',
    '工作时间：周一至周五 09:00–12:00、13:30–17:30，法定节假日和调休按国家安排',
    '一、响应',
    '（一）通过网站、手机应用或微信提出的诉求，自收到之时起 30 分钟内首次响应，昼夜不间断，节假日不顺延（达标率不低于 98%，由客服部负责）。',
    '承诺方（签章）：江城银行',
    '2026年1月1日',
  ]);
  assert.equal(lines.filter(({ kind }) => kind === 'clause').length, letter.clauses.length);
  assert.match(textsOf(published).at(-3)!, /^（三十四）/);
});

test('in English', () => {
  const texts = textsOf(published, 'en');
  assert.equal(
    texts[3],
    'Working hours: Mon–Fri 09:00–12:00, 13:30–17:30; public holidays and make-up days of China as announced',
  );
  assert.match(
    texts[5]!,
    /^\(1\) .*30 minutes.* \(kept in at least 98% of cases, answered for by Customer service\)\.$/,
  );
  assert.deepEqual(texts.slice(-2), ['Signed and sealed by the promisor: 江城银行', '1 January 2026']);
});

test('a draft shows what is open, its phases, what they yield, conditions and exclusions', () => {
  const texts = textsOf({ pledge: draft });
  assert.deepEqual(texts.slice(1, 4), [
    '承诺方：__________',
    '接收方：全体用户',
    '有效期限：2026年1月1日至____年__月__日',
  ]);
  assert.match(texts[6]!, /自收到之时起 ____ 个工作日内/);
  assert.deepEqual(texts.slice(7), [
    '1. 适用条件：已实名。',
    '2. 例外说明：重复来电。',
    '二、其他',
    '（二）完成试点（自 2026年1月1日至2026年3月31日，由运营部负责）',
    '1. 成果：试点报告。',
    '2. 成果：整改清单。',
    '承诺方（签章）：__________',
    '____年__月__日',
  ]);
});

test('the file has the page, the type and the parts that Word looks for', async () => {
  const docx = await writePaper(published, 'zh');
  const parts = unzipSync(docx);
  const part = (name: string) => strFromU8(parts[name]!);
  const document = part('word/document.xml');
  assert.match(document, /<w:pgSz w:w="11906" w:h="16838"/);
  assert.match(document, /<w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1587"/);
  assert.match(document, /<w:u w:val="single"\/><\/w:rPr><w:t xml:space="preserve">30 分钟</);
  assert.match(document, /<w:titlePg\/>/);
  const styles = part('word/styles.xml');
  assert.match(styles, /w:eastAsia="仿宋_GB2312"/);
  assert.match(styles, /<w:spacing w:line="560" w:lineRule="exact"\/>/);
  assert.match(part('word/fontTable.xml'), /<w:font w:name="方正小标宋简体"><w:altName w:val="[^"]*宋体/);
  assert.ok(Object.keys(parts).some((name) => /^word\/media\/.*\.gif$/.test(name)));
  const heads = Object.keys(parts).filter((name) => /^word\/header\d\.xml$/.test(name));
  assert.ok(heads.some((name) => part(name).includes('第 3 版，2026年1月1日公布 · 扫码查看履行情况')));
  assert.ok(Object.keys(parts).some((name) => /^word\/footer\d\.xml$/.test(name) && /PAGE/.test(part(name))));
  for (const name of ['[Content_Types].xml', 'word/_rels/document.xml.rels'])
    assert.match(part(name), /customXml/);
});

test('a draft has no public page to point to', async () => {
  const parts = unzipSync(await writePaper({ pledge: draft }, 'zh'));
  assert.ok(!Object.keys(parts).some((name) => name.startsWith('word/media/')));
});

test('the letters of the library go out and come back; the one between two parties is signed by both', async () => {
  for (const { id } of TEMPLATES) {
    const pledge = loadTemplate(id)!;
    assert.deepEqual(readPaper(await writePaper({ pledge }, 'zh')), pledge, id);
    const signed = linesOfPaper({ pledge }, 'zh').filter(({ kind }) => kind === 'name');
    assert.equal(signed.length, id === 'experience-two-party' ? 2 : 1, id);
  }
});

test('other runs, spaces and escapes of another word processor change nothing', async () => {
  const docx = await writePaper(published, 'zh');
  const cut = resaved(docx, 'word/document.xml', (xml) =>
    xml
      .replace('通过网站、', '通过</w:t></w:r><w:proofErr w:type="spellStart"/><w:r><w:t>网站、 ')
      .replace('98%', '&#57;8&#x25;'),
  );
  assert.deepEqual(readPaper(cut), letter);
  const parts = unzipSync(docx);
  const { 'customXml/item1.xml': item, ...rest } = parts;
  assert.deepEqual(readPaper(zipSync({ ...rest, 'customXml/item7.xml': item! })), letter);
});

test('words that were edited or struck out in Word are read anew, by the rules for any letter', async () => {
  const docx = await writePaper(published, 'zh');
  const main = 'word/document.xml';
  const edited = resaved(docx, main, (xml) => xml.replace('30 分钟', '20 分钟'));
  assert.equal(readPaper(edited), 'edited');
  const struck = resaved(docx, main, (xml) => xml.replace('<w:u w:val="single"/>', '<w:strike/>'));
  assert.equal(readPaper(struck), 'edited');
  const lines = await openLetter('letter.docx', edited);
  assert.ok(lines!.some(({ text }) => text.includes('自收到之时起 20 分钟内首次响应')));
});

test('what the product did not write holds no letter', async () => {
  assert.equal(readPaper(Buffer.from('pledge: 1')), undefined);
  assert.equal(readPaper(zipSync({ 'word/document.xml': strToU8('<w:document/>') })), undefined);
  const docx = await writePaper(published, 'zh');
  const item = 'customXml/item1.xml';
  assert.equal(readPaper(resaved(docx, item, (xml) => xml.replace('quot;title&', 'quot;titel&'))), 'edited');
  assert.equal(readPaper(resaved(docx, item, (xml) => xml.replace('>{', '>'))), undefined);
});
