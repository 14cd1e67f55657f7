import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Refusal } from '../platform/refusal.ts';
import { CASE, SAME_SITE, site } from './site.fixture.ts';

test('feedback is taken in without a script, with its files, and answered with number, code and deadlines', async (t) => {
  const { get, post, deeds } = await site(t, { view: { attachments: [] } });
  const form = await get('/feedback');
  const key = /name="key" value="([^"]+)"/.exec(form.payload)![1]!;
  const files = [new File(['%PDF-1.7 …'], '../回单.pdf'), new File(['余额截图说明'], '说明.txt')];
  const answer = await post('/feedback', {
    key,
    body: ' 转账没有到账 ',
    kind: 'complaint',
    segment: '',
    phone: '１３８ ０００',
    consent: 'yes',
    website: '',
    files,
  });
  assert.equal(answer.statusCode, 303);
  assert.deepEqual(deeds.received, [
    {
      channel: 'web',
      body: '转账没有到账',
      kind: 'complaint',
      contact: { phone: '138 000' },
      consent: true,
      locale: 'zh',
      idempotencyKey: key,
    },
  ]);
  assert.deepEqual(
    deeds.files.map(({ name }) => name),
    ['回单.pdf', '说明.txt'],
  );
  const receipt = await get(String(answer.headers.location));
  assert.match(receipt.payload, /JN-2611-4K7Q2X/);
  assert.match(receipt.payload, /K7Q2 MX9D/);
  assert.match(receipt.payload, /最晚 11 月 24 日（周二）17:30/);
  assert.equal(receipt.headers['cache-control'], 'no-store');
});

test('what is wrong is said beside each field, and what was entered stays', async (t) => {
  const { post, deeds } = await site(t);
  const { statusCode, payload } = await post('/feedback', {
    key: 'key-of-this-form',
    title: '标题',
    email: 'nobody',
    phone: '电话',
    files: [new File(['MZ\u0000\u0001'], 'game.exe')],
  });
  assert.equal(statusCode, 422);
  assert.match(payload, /<a href="#body">请写下发生了什么。/);
  assert.match(payload, /id="email-fault">请检查邮箱地址/);
  assert.match(payload, /aria-describedby="email-fault" aria-invalid="true"/);
  assert.match(payload, /“game.exe”不是能接收的文件/);
  assert.match(payload, /name="title" value="标题"/);
  assert.match(payload, /name="key" value="key-of-this-form"/);
  assert.match(payload, /id="consent-fault"/);
  assert.equal(deeds.received.length, 0);
});

test('a file that is too large or one too many does not cost the text', async (t) => {
  const { post, deeds } = await site(t);
  const large = await post('/feedback', {
    files: [new File([new Uint8Array(10 * 1024 * 1024 + 1).fill(65)], '大.txt')],
    body: '内容在文件之后',
    consent: 'yes',
  });
  assert.equal(large.statusCode, 422);
  assert.match(large.payload, /“大.txt”超过 10 MB/);
  assert.match(large.payload, /内容在文件之后<\/textarea>/);
  const many = await post('/feedback', {
    files: Array.from({ length: 6 }, (_, index) => new File(['文'], `${index}.txt`)),
    body: '六个文件',
    consent: 'yes',
  });
  assert.match(many.payload, /附件超过 5 个/);
  assert.match(many.payload, /附件没有保存，请重新选择/);
  assert.equal(deeds.received.length, 0);
});

test('a trap for robots is told to people; files are not added twice', async (t) => {
  const { post, deeds } = await site(t);
  const trapped = await post('/feedback', { body: '内容', consent: 'yes', website: 'http://spam.example' });
  assert.equal(trapped.statusCode, 422);
  assert.match(trapped.payload, /<textarea[^>]*>\n内容<\/textarea>/);
  assert.equal(deeds.received.length, 0);
  // The fixture's case has an attachment already: this is the second arrival of the same form.
  await post('/feedback', { body: '内容', consent: 'yes', files: [new File(['文'], '一.txt')] });
  assert.equal(deeds.received.length, 1);
  assert.equal(deeds.files.length, 0);
});

test('a form that was changed after it was sent gets a new key', async (t) => {
  const refusal = new Refusal('idempotency-conflict', { zh: '这份反馈已经提交过。', en: 'Sent before.' });
  const { post } = await site(t, { refusal });
  const { statusCode, payload } = await post('/feedback', {
    key: 'same-key-again',
    body: '改过',
    consent: 'yes',
  });
  assert.equal(statusCode, 409);
  assert.match(payload, /这份反馈已经提交过/);
  assert.doesNotMatch(payload, /same-key-again/);
});

test('forms of other sites are not taken', async (t) => {
  const { post, deeds, server } = await site(t);
  for (const headers of [
    { ...SAME_SITE, origin: 'https://evil.example' },
    { ...SAME_SITE, 'sec-fetch-site': 'cross-site' },
  ]) {
    const { statusCode, payload } = await post('/feedback', { body: '内容', consent: 'yes' }, headers);
    assert.equal(statusCode, 403);
    assert.match(payload, /请从本站页面提交/);
  }
  assert.equal(deeds.received.length, 0);
  const plain = await server.inject({
    method: 'POST',
    url: '/progress',
    headers: { ...SAME_SITE, 'content-type': 'application/x-www-form-urlencoded' },
    payload: `number=jn-2611-4k7q2x&code=k7q2+mx9d`,
  });
  assert.equal(plain.statusCode, 303);
  assert.equal(plain.headers.location, CASE);
});
