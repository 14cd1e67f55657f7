import assert from 'node:assert/strict';
import { test } from 'node:test';
import { caseOf, letterOf, RIGHT_CODE, type Setting } from './fixture.ts';
import { CASE, NUMBER, site } from './site.fixture.ts';

const PAGES = [
  '/',
  '/feedback',
  `/feedback/received?number=${NUMBER}&code=${RIGHT_CODE}`,
  '/progress',
  CASE,
  `/progress/${NUMBER}/withdraw?code=${RIGHT_CODE}`,
  '/pledge',
  '/pledge/1',
  '/evidence/1/complaint-resolution',
  '/privacy',
  '/nowhere',
];

test('every page has one main heading, no heading out of order, and a label for every field', async (t) => {
  const { get } = await site(t);
  for (const lang of ['zh', 'en']) {
    for (const url of PAGES) {
      const { payload } = await get(url, { cookie: `lang=${lang}` });
      const levels = [...payload.matchAll(/<h([1-6])/g)].map(([, level]) => Number(level));
      assert.equal(levels.filter((level) => level === 1).length, 1, url);
      for (const [i, level] of levels.entries()) {
        assert.ok(level <= (levels[i - 1] ?? 0) + 1, `${url}: h${level}`);
      }
      const fields = payload.matchAll(/<(?:input|textarea|select)[^>]*>/g);
      for (const [field] of fields) {
        const id = /\bid="([^"]*)"/.exec(field)?.[1];
        const labelled = id && payload.includes(`for="${id}"`);
        const wrapped = new RegExp(
          `<label[^>]*>(?:(?!</label>)[^])*${field.replaceAll(/[.*+?^$()[\]{}|\\]/g, '\\$&')}`,
        );
        assert.ok(labelled || /type="hidden"/.test(field) || wrapped.test(payload), `${url}: ${field}`);
      }
    }
  }
});

test('no page has a script or a style of its own, and the policy forbids them', async (t) => {
  const { get } = await site(t);
  for (const url of PAGES) {
    const { payload, headers } = await get(url);
    assert.doesNotMatch(payload, /<style|\sstyle=|\son\w+="/, url);
    for (const [, attributes] of payload.matchAll(/<script([^>]*)>/g))
      assert.match(attributes!, /src="\/assets\//);
    assert.match(String(headers['content-security-policy']), /default-src 'none'.*script-src 'self'/);
  }
});

test('what users write is text on every page', async (t) => {
  const evil = '"><script>alert(1)</script><img src=x onerror=alert(2)>\'';
  const letter = letterOf();
  const view = caseOf(letter);
  const changes: Setting['view'] = {
    title: evil,
    body: evil,
    unit: evil,
    messages: view.messages.map((message) => ({ ...message, name: evil, body: evil })),
    timeline: view.timeline.map((entry) => ({ ...entry, unit: evil })),
    attachments: [{ id: evil, name: evil, mediaType: 'text/plain', sizeBytes: 1 }],
  };
  const { get, post } = await site(t, { letters: [letter], view: changes });
  const refused = await post('/feedback', {
    body: '',
    title: evil,
    outlet: evil,
    name: evil,
    email: evil,
    kind: evil,
  });
  for (const { payload } of [
    await get(CASE),
    await get(`/progress/${NUMBER}/withdraw?code=${RIGHT_CODE}`),
    refused,
  ]) {
    assert.doesNotMatch(payload, /<script>|<img/);
    assert.match(payload, /&#60;script&#62;alert\(1\)/);
  }
  const asked = await get(`/progress?number=${encodeURIComponent(evil)}`);
  assert.doesNotMatch(asked.payload, /<script>|<img/i);
});

test('the home page says a few promises with their figures and where the evidence is', async (t) => {
  const { get } = await site(t);
  const { payload } = await get('/');
  const promises = [...payload.matchAll(/<span class="say">/g)].length;
  assert.ok(promises >= 3 && promises <= 5);
  assert.match(payload, /<b>30 分钟<\/b>内首次响应/);
  assert.match(payload, /8,412 件中 8,412 件做到/);
  assert.match(
    payload,
    /href="\/evidence\/1\/online-first-response\?from&#61;|href="\/evidence\/1\/online-first-response\?from=2026-11-01/,
  );
  assert.match(payload, /class="state broken">未兑现/);
});

test('a new installation says since when it holds and shows no figure', async (t) => {
  const { get } = await site(t, { empty: true });
  const { payload } = await get('/');
  assert.match(payload, /我们从 2025 年 12 月 20 日起遵守这些承诺/);
  assert.match(payload, /暂无数据/);
  assert.doesNotMatch(payload, /<span class="rate">\d/);
  const bare = await site(t, { letters: [] });
  assert.match((await bare.get('/')).payload, /还没有公布/);
  assert.equal((await bare.get('/pledge')).statusCode, 200);
  assert.equal((await bare.get('/feedback')).statusCode, 200);
});

test('large type and language are kept in cookies, and lead back to where the reader was', async (t) => {
  const { get } = await site(t);
  const on = await get('/elder?on=1&back=%2Fpledge%3Fspan%3Dyear');
  assert.equal(on.headers.location, '/pledge?span=year');
  assert.match(String(on.headers['set-cookie']), /^elder=1;.*HttpOnly; SameSite=Lax/);
  assert.match((await get('/', { cookie: 'elder=1' })).payload, /<html lang="zh-CN" class="elder">/);
  for (const back of ['//evil.example', 'https://evil.example', '/\\evil.example', '/\t/evil.example']) {
    assert.equal((await get(`/elder?on=1&back=${encodeURIComponent(back)}`)).headers.location, '/');
  }
  assert.match((await get('/?lang=en')).payload, /<html lang="en">[\s\S]*We keep count of our word/);
  assert.match(String((await get('/en')).headers['set-cookie']), /^lang=en/);
  assert.match((await get('/', { 'accept-language': 'en-US' })).payload, /<html lang="zh-CN">/);
});

test('the letter shows every clause with how it is measured, its figure and its evidence', async (t) => {
  const { get } = await site(t, { letters: [letterOf(2), letterOf(1)] });
  const { payload } = await get('/pledge');
  assert.equal([...payload.matchAll(/<div class="clause"/g)].length, letterOf().pledge.clauses.length);
  assert.match(payload, /（一）通过网站[\s\S]*从收到诉求起算，到首次响应或答复为止/);
  assert.match(payload, /<h2>一、响应<\/h2>[\s\S]*<h2>二、办理<\/h2>/);
  assert.match(payload, /2025年12月20日/);
  assert.match(payload, /\/pledge\/2\/figures\.csv\?/);
  assert.match((await get('/pledge/1')).payload, /这是旧版本/);
  assert.match((await get('/pledge/2?span=all')).payload, /span=all" aria-current="true"/);
  assert.equal((await get('/pledge/9')).statusCode, 404);
});

test('the evidence is listed page by page, by state, with what is excluded', async (t) => {
  const { get } = await site(t);
  const first = await get('/evidence/1/complaint-resolution?from=2026-11-01&to=2026-11-19');
  assert.equal([...first.payload.matchAll(/<code>/g)].length, 30);
  const more = /href="([^"]*cursor[^"]*)"/
    .exec(first.payload)![1]!
    .replaceAll('&#61;', '=')
    .replaceAll('&#38;', '&');
  const second = await get(more.split('#')[0]!);
  assert.equal([...second.payload.matchAll(/<code>/g)].length, 10);
  assert.match(first.payload, /哪些不计入，为什么/);
  const broken = await get('/evidence/1/complaint-resolution?state=broken');
  assert.doesNotMatch(broken.payload, /<td data-label="结果"><span class="state kept">/);
  assert.equal((await get('/evidence/1/no-such-clause')).statusCode, 404);
  assert.equal((await get('/evidence/1/complaint-resolution?from=x&to=2026')).statusCode, 200);
});

test('faults are told in the tone of the pages; other doors are left alone', async (t) => {
  const { get } = await site(t);
  const missing = await get('/nowhere');
  assert.equal(missing.statusCode, 404);
  assert.match(missing.payload, /没有这个页面/);
  const api = await get('/api/v1/nowhere');
  assert.match(String(api.headers['content-type']), /problem\+json/);
  const broken = await site(t, {}, { organisation: () => Promise.reject(new Error('boom')) });
  const fault = await broken.get('/');
  assert.equal(fault.statusCode, 500);
  assert.match(fault.payload, /请告诉这个编号：\S+/);
  assert.doesNotMatch(fault.payload, /boom/);
  const away = Object.assign(new Error('refused'), { code: 'ECONNREFUSED' });
  const closed = await site(t, {}, { organisation: () => Promise.reject(away) });
  const maintenance = await closed.get('/', { cookie: 'elder=1; lang=en' });
  assert.equal(maintenance.statusCode, 503);
  assert.match(maintenance.payload, /class="elder"[\s\S]*We are doing maintenance/);
});

test('small files: mark, robots, manifest, assets by content', async (t) => {
  const { get } = await site(t);
  assert.match((await get('/favicon.svg')).payload, /^<svg/);
  assert.match((await get('/robots.txt')).payload, /Disallow: \/progress/);
  assert.equal((await get('/manifest.webmanifest')).json().short_name, '江城银行');
  const home = (await get('/')).payload;
  const address = /href="(\/assets\/portal\.css\?v[^"]*)"/.exec(home)![1]!.replaceAll('&#61;', '=');
  const css = await get(address);
  assert.equal(css.headers['cache-control'], 'public, max-age=31536000, immutable');
  assert.equal((await get('/assets/portal.css')).headers['cache-control'], 'no-cache');
});
