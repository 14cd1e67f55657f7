import assert from 'node:assert/strict';
import { test } from 'node:test';
import { site } from '../site.fixture.ts';
import { type CardWords, drawCard } from './card.ts';
import { breakLines, draw, drawLines } from './typeface.ts';

const CARD = '/pledge/1/card/zh-month-2026-11-19.png';

/** Width and height as a PNG says them. */
const sizeOf = (png: Buffer) => {
  assert.equal(png.toString('latin1', 1, 4), 'PNG');
  return [png.readUInt32BE(16), png.readUInt32BE(20)];
};

test('the card is a picture of 1200 × 630, kept by its tag and drawn in either language', async (t) => {
  const { get } = await site(t);
  const first = await get(CARD);
  assert.deepEqual(sizeOf(first.rawPayload), [1200, 630]);
  const tag = String(first.headers.etag);
  assert.match(String(first.headers['cache-control']), /^public, max-age=/);
  assert.equal((await get(CARD, { 'if-none-match': tag })).statusCode, 304);
  assert.equal((await get(CARD)).headers.etag, tag);
  const english = await get(CARD.replace('zh-', 'en-'), { cookie: 'lang=zh' });
  assert.notEqual(english.headers.etag, tag);
  for (const other of ['zh-month.png', 'fr-month-2026-11-19.png', 'zh-week-2026-11-19.png']) {
    assert.equal((await get(`/pledge/1/card/${other}`)).statusCode, 404);
  }
  assert.equal((await get(CARD.replace('/1/', '/9/'))).statusCode, 404);
});

test('words are drawn without any font of the machine; what the font lacks is a box and not nothing', async () => {
  const style = { size: 100, weight: 400 };
  const [four, bold] = [await draw('江城银行', style), await draw('江城银行', { ...style, weight: 700 })];
  assert.equal(four.width, 400);
  assert.equal([...four.shapes.matchAll(/<path/g)].length, 4);
  assert.notEqual(four.shapes, bold.shapes);
  const rare = await draw('㐂', style);
  assert.ok(rare.width > 0);
  assert.match(rare.shapes, /<path/);
  assert.equal((await draw('', style)).width, 0);
});

test('lines fit, keep numbers whole, begin with no comma and end in an ellipsis where they are cut', async () => {
  const style = { size: 20, weight: 400 };
  const text =
    '通过网站、手机应用或微信提出的诉求，自收到之时起 30,000 分钟内首次响应，昼夜不间断，within a day。';
  for (let width = 90; width < 700; width += 7) {
    const lines = await breakLines(text, style, width, 100);
    assert.equal(lines.join('').replaceAll(' ', ''), text.replaceAll(' ', ''));
    for (const line of lines) assert.doesNotMatch(line, /^[，。、\s]|\s$/);
    assert.ok(lines.some((line) => line.includes('30,000')) && lines.some((line) => line.includes('within')));
    for (const line of await drawLines(text, style, width, 100)) assert.ok(line.width <= width);
    const few = await breakLines(text, style, width, 2);
    assert.ok(few.length <= 2);
    assert.equal(few.at(-1)!.endsWith('…'), lines.length > 2);
    assert.ok((await draw(few.at(-1)!, style)).width <= width);
  }
  assert.deepEqual(await breakLines('', style, 100, 1), ['']);
});

test('whatever an organisation is called, there is a card', async () => {
  const promise = { sentence: '<&"\'>', rate: '—', fact: '', state: 'none', stateName: '暂无数据' } as const;
  const words: CardWords = {
    organisation: '某'.repeat(200),
    title: 'x'.repeat(300),
    during: '',
    scan: '',
    address: `https://jiannuo.example/${'x'.repeat(200)}`,
    promises: [promise, promise, promise, promise],
  };
  assert.deepEqual(sizeOf(await drawCard(words)), [1200, 630]);
  assert.deepEqual(sizeOf(await drawCard({ ...words, promises: [] })), [1200, 630]);
});
