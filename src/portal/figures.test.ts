import assert from 'node:assert/strict';
import { test } from 'node:test';
import { letterOf } from './fixture.ts';
import { site } from './site.fixture.ts';
import { countInWords, percentOf } from './words.ts';

const SPAN = 'from=2026-09-15&to=2026-11-19';

/** Tables of these letters have no quotes and no line breaks within a field. */
const cells = (payload: string): string[][] =>
  payload
    .slice(1)
    .trimEnd()
    .split('\r\n')
    .map((line) => line.split(','));

test('[F11] the figures are handed out as a table, to the unit those of the page', async (t) => {
  const { get } = await site(t);
  const page = (await get('/pledge/1')).payload;
  const address = /href="(\/pledge\/1\/figures\.csv[^"]*)"/.exec(page)![1]!;
  const csv = await get(address.replaceAll('&#61;', '=').replaceAll('&#38;', '&'));
  assert.match(String(csv.headers['content-type']), /^text\/csv; charset=utf-8/);
  assert.match(String(csv.headers['content-disposition']), /filename="pledge-1-2026-11-01-2026-11-19\.csv"/);
  assert.equal(csv.payload.charCodeAt(0), 0xfeff);
  const [header, ...rows] = cells(csv.payload);
  const at = (name: string) => header!.indexOf(name);
  assert.deepEqual(header!.slice(0, 4), ['承诺书', '版本', '条款序号', '条款编号']);
  const { clauses } = letterOf().pledge;
  const wholes = rows.filter((row) => row[at('统计口径')] === '合计');
  assert.deepEqual(
    wholes.map((row) => row[at('条款编号')]),
    clauses.map(({ id }) => id),
  );
  for (const row of wholes) {
    assert.equal(row.length, header!.length);
    const [, clause] = page.split(`id="${row[at('条款编号')]}">`);
    if (row[at('结果')] === '这一条暂不由系统计数') {
      assert.match(clause!, /这一条暂不由系统计数/);
      continue;
    }
    const [kept, broken] = [Number(row[at('做到')]), Number(row[at('未做到')])];
    if (kept + broken === 0) continue;
    const said = page.slice(page.indexOf(`id="${row[at('条款编号')]}"`)).split('class="clause"')[0]!;
    assert.match(said, new RegExp(`${countInWords(kept + broken)} [件期]中 ${countInWords(kept)} `));
    assert.match(said, new RegExp(`>${percentOf(kept / (kept + broken)).replace('.', '\\.')}<small>%`));
    assert.equal(row[at('兑现率（%）')], percentOf(kept / (kept + broken)));
    const out = ['用户撤回', '合并办理', '改分类'].map((why) => Number(row[at(`不计入：${why}`)]));
    const sum = out.reduce((a, b) => a + b, 0);
    assert.equal(said.includes(`不计入 ${sum} 件`), sum > 0);
  }
});

test('each clause has a row for the whole and one for each month, in the language of the page', async (t) => {
  const { get } = await site(t);
  const { payload } = await get(`/pledge/1/figures.csv?${SPAN}&lang=en`);
  const lines = payload.slice(1).trimEnd().split('\r\n');
  assert.match(lines[0]!, /^Letter,Version,Clause number,Clause id,/);
  assert.equal(lines.filter((line) => line.includes('online-first-response,')).length, 1 + 3);
  assert.match(payload, /,month,2026-09-15,2026-09-30,/);
});

test('the same as JSON, with what was broken last and what came of it', async (t) => {
  const { get } = await site(t);
  const { payload, headers } = await get(`/pledge/1/figures.json?${SPAN}`);
  assert.match(String(headers['content-type']), /^application\/json/);
  const { letter, from, to, clauses } = JSON.parse(payload);
  assert.deepEqual([letter.id, from, to], [1, '2026-09-15', '2026-11-19']);
  const [first] = clauses;
  assert.equal(first.whole.kept + first.whole.broken + first.whole.running, first.whole.applicable);
  assert.deepEqual(first.months.length, 3);
  assert.deepEqual(first.lastBreach, {
    reference: 'q0Zx3kT9aB',
    channel: 'web',
    dueAt: '2026-11-17T15:40:00+08:00',
    stoppedAt: '2026-11-17T18:40:00+08:00',
    overdueSeconds: 3 * 3600,
    after: [
      { type: 'responded', at: '2026-11-17T18:40:00+08:00' },
      { type: 'replied', at: '2026-11-18T15:40:00+08:00' },
    ],
  });
  assert.equal((await get('/pledge/9/figures.json')).statusCode, 404);
  assert.equal((await get('/pledge/1/figures.csv?from=x&to=y')).statusCode, 200);
});

test('what a letter says is no formula in the table', async (t) => {
  const { pledge } = letterOf();
  const clauses = pledge.clauses.map((clause) => ({
    ...clause,
    section: '=HYPERLINK("https://evil.example")',
  }));
  const { get } = await site(t, { letters: [letterOf(1, { ...pledge, title: '+1', clauses })] });
  const { payload } = await get('/pledge/1/figures.csv');
  assert.match(payload, /\r\n'\+1,1,1,/);
  assert.match(payload, /"'=HYPERLINK\(""https:\/\/evil\.example""\)"/);
});

test('the letter tells of each clause what is left out, what broke last, and how it went', async (t) => {
  const { get } = await site(t);
  const { payload } = await get('/pledge');
  assert.match(
    payload,
    /不计入 31 件：用户撤回 12 件、合并办理 9 件、改分类后不属于这一条 10 件；3 件正在等用户补充/,
  );
  assert.match(
    payload,
    /最近一次未做到：11 月 17 日（周二）15:40 到期，网站，<code>q0Zx3kT9aB<\/code>，晚 3 小时做到。之后：11 月 17 日（周二）18:40 首次响应；11 月 18 日（周三）15:40 答复。/,
  );
  assert.match(payload, /微信，<code>m7Pq_1wE5c<\/code>，至今未做到，已晚 3 小时。/);
  assert.match(
    payload,
    /role="img" aria-label="近 12 周兑现率的走势：最低 [\d.]+ %，最近一周 [\d.]+ %，目标 [\d.]+ %"/,
  );
  assert.match(payload, /最近一次未达标：2026 年 11 月 9 日至 11 月 15 日为 94\.1 %，低于 100 %。/);
  const english = (await get('/pledge?lang=en')).payload;
  assert.match(english, /31 not counted: 12 withdrawn by the user, /);
  assert.match(
    english,
    /Last broken: due Tue 17 Nov, 15:40, website, <code>q0Zx3kT9aB<\/code>, kept 3 hours late\. Then: first response /,
  );
});
