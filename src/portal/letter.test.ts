import assert from 'node:assert/strict';
import { test } from 'node:test';
import { letterOf, portalFixture } from './fixture.ts';
import { site } from './site.fixture.ts';

const { pledge } = letterOf();
const inTerm = (from: string, to: string) => letterOf(1, { ...pledge, effective: { from, to } });

test('a letter that has ended, or is still to begin, is shown and says so', async (t) => {
  for (const [letter, words] of [
    [inTerm('2025-01-01', '2025-12-31'), /这份承诺书已于 2025 年 12 月 31 日期满。[^<]*目前没有现行的承诺书/],
    [inTerm('2027-01-01', '2027-12-31'), /这份承诺书从 2027 年 1 月 1 日起生效，现在还没有开始记账。/],
  ] as const) {
    const book = { ...portalFixture({ letters: [letter] }).deps.book, inForce: () => undefined };
    const { get } = await site(t, { letters: [letter], empty: true }, { book });
    const { payload, statusCode } = await get('/pledge');
    assert.equal(statusCode, 200);
    assert.match(payload, words);
    assert.equal([...payload.matchAll(/<div class="clause"/g)].length, pledge.clauses.length);
  }
});

test('a letter without figures tells none, on the page, in the table and on its card', async (t) => {
  const { get } = await site(t, { empty: true });
  const { payload } = await get('/pledge');
  assert.doesNotMatch(payload, /<span class="rate">\d|不计入 \d|最近一次未做到/);
  assert.match(payload, /自生效起逐条记账，做到和没做到都公开。/);
  const [, first] = (await get('/pledge/1/figures.csv')).payload.split('\r\n');
  assert.match(first!, /,0,0,0,0,,暂无数据,0,0,0,,,,,,,,$/);
  assert.equal((await get('/pledge/1/card/zh-all-2026-11-19.png')).statusCode, 200);
});

test('a link to the letter shows its card, its name and its figures', async (t) => {
  const { get } = await site(t);
  const { payload } = await get('/pledge');
  const meta = (name: string) =>
    new RegExp(`<meta (?:property|name)="${name}" content="([^"]*)"`).exec(payload)![1]!;
  assert.equal(meta('og:title'), '江城银行股份有限公司《线上线下服务与诉求办理承诺书》');
  assert.match(
    meta('og:description'),
    /^2026 年 11 月 1 日至 11 月 19 日：.*100 %（8,412 件中 8,412 件做到）/,
  );
  assert.equal(meta('og:url'), 'http://portal.test/pledge/1');
  assert.equal(meta('og:image'), 'http://portal.test/pledge/1/card/zh-month-2026-11-19.png');
  assert.equal(meta('twitter:card'), 'summary_large_image');
  assert.equal(meta('description'), meta('og:description'));
  const card = await get(new URL(meta('og:image')).pathname);
  assert.equal(card.headers['content-type'], 'image/png');
  assert.equal((await get('/pledge')).payload.includes('id="share-words"'), true);
});
