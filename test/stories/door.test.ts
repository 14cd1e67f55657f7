import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type App, openApp } from '../app.ts';
import { submit } from './caseline.ts';

const feedback = { body: '网点排队两个小时。', consent: true };

test('a request that is repeated with its key is one case', async (t) => {
  const app = await openApp(t);
  const send = (body: object, key: string) => app.ask('POST', '/cases', body, { 'idempotency-key': key });
  const answers = await Promise.all(Array.from({ length: 5 }, () => send(feedback, 'a')));
  assert.deepEqual(
    answers.map(({ status }) => status),
    [201, 201, 201, 201, 201],
  );
  assert.equal(new Set(answers.map(({ body }) => JSON.stringify(body))).size, 1);
  const other = await send({ ...feedback, body: '另一件事。' }, 'a');
  assert.deepEqual([other.status, other.body.code], [409, 'idempotency-conflict']);
  assert.notEqual((await send(feedback, 'b')).body.number, answers[0]!.body.number);
});

test('what is not right is refused with what to do', async (t) => {
  const app = await openApp(t);
  const refusals: [unknown, number, string][] = [
    [{ ...feedback, priority: 1 }, 400, 'unknown-field'],
    [{ ...feedback, contact: { address: '北京' } }, 400, 'unknown-field'],
    [{ ...feedback, consent: false }, 422, 'consent-required'],
    [{ body: feedback.body }, 400, 'bad-request'],
    [{ consent: true }, 400, 'bad-request'],
    [{ ...feedback, body: '   ' }, 400, 'bad-request'],
    [{ ...feedback, body: 7 }, 400, 'bad-request'],
    [{ ...feedback, channel: 'pigeon' }, 400, 'bad-request'],
    [{ ...feedback, body: 'a'.repeat(300_000) }, 413, 'too-large'],
  ];
  for (const [body, status, code] of refusals) {
    const answer = await app.ask('POST', '/cases', body);
    const what = JSON.stringify(body).slice(0, 80);
    assert.deepEqual([answer.status, answer.body.code], [status, code], what);
    assert.match(String(answer.headers['content-type']), /^application\/problem\+json/, what);
    assert.ok(answer.body.message.length > 5 && answer.body.status === status && answer.body.type, what);
  }
  const text = await app.ask('POST', '/cases', '{"body":', { 'content-type': 'application/json' });
  assert.deepEqual([text.status, text.body.code], [400, 'bad-request']);
  const form = await app.ask('POST', '/cases', '<a/>', { 'content-type': 'application/xml' });
  assert.deepEqual([form.status, form.body.code], [415, 'unsupported-media-type']);
});

test('[S8] without the right code a case does not exist', async (t) => {
  const app = await openApp(t);
  const line = await submit(app, {});
  const wrong = line.code === 'AAAAAAAA' ? 'BBBBBBBB' : 'AAAAAAAA';
  const [other, nothing] = await Promise.all([
    app.ask('GET', `/cases/${line.number}?code=${wrong}`),
    app.ask('GET', `/cases/JN-0000-000000?code=${wrong}`),
  ]);
  assert.equal(other.status, 404);
  assert.deepEqual(other.body, nothing.body);
  assert.deepEqual((await app.ask('GET', `/cases/${line.number}`)).body, nothing.body, 'no code at all');
  for (const act of ['messages', 'rating', 'appeal', 'withdraw', 'attachments']) {
    const body =
      { messages: { body: 'a' }, rating: { score: 5, solved: true }, appeal: { reason: 'a' } }[act] ?? {};
    const { status } = await app.ask('POST', `/cases/${line.number}/${act}?code=${wrong}`, body);
    assert.equal(status, 404, act);
  }
  assert.equal((await app.ask('GET', `/cases/${line.number}/stream?code=${wrong}`)).status, 404);
});

async function pages(
  app: App,
  staff: Record<string, string>,
  query: string,
  between: () => Promise<unknown>,
) {
  const numbers: string[] = [];
  let cursor: string | null = null;
  do {
    const more: string = cursor === null ? '' : `&cursor=${encodeURIComponent(cursor)}`;
    const { status, body } = await app.ask('GET', `/staff/cases?limit=7${query}${more}`, undefined, staff);
    assert.equal(status, 200, JSON.stringify(body));
    numbers.push(...body.items.map(({ number }: { number: string }) => number));
    cursor = body.nextCursor;
    await between();
  } while (cursor !== null);
  return numbers;
}

test('pages show each case once, whatever comes in or goes meanwhile', async (t) => {
  const app = await openApp(t);
  const staff = await app.key('agent');
  for (const sort of ['', '&sort=received']) {
    const before = new Set<string>();
    for (let i = 0; i < 20; i++) before.add((await submit(app, staff)).number);
    const shown = await pages(app, staff, sort, () => submit(app, staff));
    assert.equal(new Set(shown).size, shown.length, `${sort}: a case is shown twice`);
    for (const number of before) assert.ok(shown.includes(number), `${sort}: ${number} is missing`);
  }
  const bad = await app.ask('GET', '/staff/cases?cursor=nonsense', undefined, staff);
  assert.deepEqual([bad.status, bad.body.code], [400, 'bad-request']);
});

test('the work list is searched and filtered', async (t) => {
  const app = await openApp(t);
  const staff = await app.session('agent');
  const line = await submit(app, staff, { body: '信用卡年费收取有误，请退还。', kind: 'complaint' });
  await submit(app, staff);
  const numbers = async (query: string) =>
    (await app.ask('GET', `/staff/cases?${query}`, undefined, staff)).body.items.map(
      (one: { number: string }) => one.number,
    );
  assert.deepEqual(await numbers(`q=${encodeURIComponent('年费收取')}`), [line.number]);
  assert.deepEqual(await numbers(`q=${line.number}`), [line.number]);
  assert.deepEqual(await numbers('kind=complaint'), [line.number]);
  assert.deepEqual(await numbers('stage=archived'), []);
  await line.through('register', 'dispatch');
  assert.deepEqual(await numbers(`unit=${encodeURIComponent('技术部')}`), [line.number]);
  assert.equal((await numbers('unit=none')).length, 1);
});

test('[I2] the user is told of every change as it happens', async (t) => {
  const app = await openApp(t, { listen: true });
  const line = await submit(app, await app.key('agent'));
  const ended = new AbortController();
  const stream = await fetch(`${app.origin}/api/v1/cases/${line.number}/stream?code=${line.code}`, {
    signal: ended.signal,
  });
  assert.match(stream.headers.get('content-type')!, /^text\/event-stream/);
  const reader = stream.body!.pipeThrough(new TextDecoderStream()).getReader();
  let heard = (await reader.read()).value!;
  await line.through('register');
  while (!heard.includes('event: changed')) heard += (await reader.read()).value;
  assert.match(heard, /event: changed\ndata: \{"stage":"registered"/);
  ended.abort();
});
