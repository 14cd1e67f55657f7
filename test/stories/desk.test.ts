import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { sql } from 'kysely';
import { type App, openApp } from '../app.ts';

type Headers = Readonly<Record<string, string>>;

const PICTURE = Buffer.from('89504e470d0a1a0a00', 'hex');

async function upload(app: App, path: string, name: string, content: Buffer, headers: Headers) {
  const form = new FormData();
  form.append('file', new Blob([Uint8Array.from(content)]), name);
  const encoded = new Response(form);
  const payload = Buffer.from(await encoded.arrayBuffer());
  const answer = await app.server.inject({
    method: 'POST',
    url: `/api/v1${path}`,
    headers: { ...headers, 'content-type': encoded.headers.get('content-type')! },
    payload,
  });
  return { status: answer.statusCode, body: answer.json() };
}

async function openCase(t: TestContext) {
  const app = await openApp(t);
  const { body: receipt } = await app.ask('POST', '/cases', {
    body: '转账一直失败，钱已经扣了',
    consent: true,
  });
  const staff = await app.session('agent', '技术部');
  const path = `/staff/cases/${receipt.number}`;
  const user = (rest = '') => `/cases/${receipt.number}${rest}?code=${receipt.accessCode}`;
  const view = async (who: Headers = staff) => (await app.ask('GET', path, undefined, who)).body;
  return { app, staff, path, user, view, number: receipt.number as string };
}

test('a file goes out with the answer: before, nobody but its sender has it; afterwards the user does', async (t) => {
  const { app, staff, path, user, view } = await openCase(t);
  const kept = await upload(app, `${path}/attachments`, '截图.png', PICTURE, staff);
  assert.deepEqual([kept.status, kept.body.name, kept.body.mediaType], [201, '截图.png', 'image/png']);
  const file = kept.body.id as string;
  assert.deepEqual((await app.ask('GET', user())).body.attachments, []);
  assert.equal((await app.ask('GET', user(`/attachments/${file}`))).status, 404);

  const said = await app.ask('POST', `${path}/respond`, { body: '请看截图', files: [file] }, staff);
  assert.equal(said.status, 200);
  const asked = (await app.ask('GET', user())).body;
  assert.deepEqual(
    asked.messages[0].attachments.map((one: { name: string }) => one.name),
    ['截图.png'],
  );
  assert.deepEqual(
    asked.attachments.map((one: { id: string }) => one.id),
    [file],
  );
  assert.equal((await app.ask('GET', user(`/attachments/${file}`))).status, 200);
  assert.deepEqual((await view()).messages[0].attachments.length, 1);

  const inside = (await upload(app, `${path}/attachments`, '内部.png', PICTURE, staff)).body.id;
  await app.ask('POST', `${path}/notes`, { body: '只给同事', files: [inside] }, staff);
  assert.equal(
    (await app.ask('GET', user(`/attachments/${inside}`))).status,
    404,
    'a note stays among staff',
  );
  assert.equal((await app.ask('GET', `${path}/attachments/${inside}`, undefined, staff)).status, 200);

  const sent = await app.ask('DELETE', `${path}/attachments/${file}`, undefined, staff);
  assert.equal(sent.status, 204);
  assert.equal((await app.ask('GET', user(`/attachments/${file}`))).status, 200, 'what was sent stays');
  const strange = await app.ask(
    'POST',
    `${path}/respond`,
    { body: 'x', files: ['00000000-0000-4000-8000-000000000000'] },
    staff,
  );
  assert.deepEqual([strange.status, strange.body.code], [404, 'not-found']);
});

test('one answer to many submitters carries one file, and each can open it with their own code', async (t) => {
  const { app, staff, path, number } = await openCase(t);
  const { body: other } = await app.ask('POST', '/cases', { body: '同样的转账问题', consent: true });
  await app.ask('POST', `/staff/cases/${other.number}/merge`, { into: number }, staff);
  const file = (await upload(app, `${path}/attachments`, '说明.txt', Buffer.from('已修复'), staff)).body.id;
  await app.ask('POST', `${path}/register`, {}, staff);
  await app.ask('POST', `${path}/dispatch`, { unit: '技术部' }, staff);
  const done = await app.ask('POST', `${path}/reply`, { body: '已修复', files: [file] }, staff);
  assert.equal(done.status, 200, JSON.stringify(done.body));
  const theirs = `/cases/${other.number}`;
  const { body } = await app.ask('GET', `${theirs}?code=${other.accessCode}`);
  assert.equal(body.messages.at(-1).attachments[0].id, file);
  assert.equal((await app.ask('GET', `${theirs}/attachments/${file}?code=${other.accessCode}`)).status, 200);
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from attachment`.execute(app.db);
  assert.equal(rows[0]!.n, 1);
});

test('a draft is found on another computer, is nobody else’s, and ends when it is sent', async (t) => {
  const { app, staff, path } = await openCase(t);
  const file = (await upload(app, `${path}/attachments`, 'a.png', PICTURE, staff)).body.id;
  const keep = (body: object) => app.ask('PUT', `${path}/drafts/respond`, body, staff);
  assert.equal((await keep({ body: '您好，' })).status, 200);
  assert.equal((await keep({ body: '您好，正在查', files: [file], sending: true })).status, 200);
  const drafts = async (who: Headers) => (await app.ask('GET', `${path}/drafts`, undefined, who)).body.items;
  const [draft] = await drafts(staff);
  assert.deepEqual(
    [draft.deed, draft.body, draft.sending, draft.files[0].name],
    ['respond', '您好，正在查', true, 'a.png'],
  );
  assert.deepEqual(await drafts(await app.session('agent')), []);
  await app.ask('POST', `${path}/respond`, { body: '您好，正在查', files: [file] }, staff);
  assert.deepEqual(await drafts(staff), []);
  assert.equal((await app.ask('PUT', `${path}/drafts/archive`, { body: 'x' }, staff)).status, 404);
  const lost = (await upload(app, `${path}/attachments`, 'b.png', PICTURE, staff)).body.id;
  await app.ask('PUT', `${path}/drafts/note`, { body: '', files: [lost] }, staff);
  assert.equal((await app.ask('DELETE', `${path}/drafts/note`, undefined, staff)).status, 204);
  assert.equal((await app.ask('GET', `${path}/attachments/${lost}`, undefined, staff)).status, 404);
});

test('two who have a case open see each other, and who writes', async (t) => {
  const { app, staff, path } = await openCase(t);
  const other = await app.session('agent');
  const here = async (writing: boolean, who: Headers) =>
    (await app.ask('PUT', `${path}/presence`, { writing }, who)).body.items.map(
      ({ name, writing }: { name: string; writing: boolean }) => [name, writing],
    );
  assert.deepEqual(await here(true, staff), []);
  assert.deepEqual(await here(false, other), [['agent 1', true]]);
  assert.deepEqual(await here(false, staff), [['agent 2', false]]);
  assert.equal((await app.ask('DELETE', `${path}/presence`, undefined, other)).status, 204);
  assert.deepEqual(await here(false, staff), []);
  await here(false, other);
  await sql`update presence set seen_at = seen_at - interval '1 minute'`.execute(app.db);
  assert.deepEqual(await here(false, staff), [], 'who has not been heard of has left');
  assert.equal((await app.ask('PUT', '/staff/cases/JN-0/presence', { writing: false }, staff)).status, 404);
});

test('whoever is mentioned in a note is told once, and only they', async (t) => {
  const { app, staff, path, number } = await openCase(t);
  await app.session('agent');
  await app.house.staff();
  const people = async () => (await app.ask('GET', '/staff/people', undefined, staff)).body.items;
  const third = (await people()).find((one: { name: string }) => one.name === 'agent 2');
  for (let tries = 0; tries < 50 && !app.house.staff().some(({ name }) => name === 'agent 2'); tries++)
    await new Promise((resolve) => setTimeout(resolve, 20));
  await app.ask('POST', `${path}/notes`, { body: '@agent 2 请看一下，@agent 1 也在，@没有这人' }, staff);
  const { rows } = await sql<{ staff_id: number; template: string; data: { number: string } }>`
    select staff_id, template, data from notice where template = 'mention'`.execute(app.db);
  assert.deepEqual(
    rows.map(({ staff_id, data }) => [staff_id, data.number]),
    [[third.id, number]],
  );
});

test('news of cases streams to staff, gathered, by number alone', async (t) => {
  const app = await openApp(t, { listen: true });
  const staff = await app.session('agent');
  const stopping = new AbortController();
  const stream = await fetch(`${app.origin}/api/v1/staff/stream?of=cases`, {
    headers: staff,
    signal: stopping.signal,
  });
  const reader = stream.body!.pipeThrough(new TextDecoderStream()).getReader();
  await reader.read();
  const { body: receipt } = await app.ask('POST', '/cases', { body: '换卡', consent: true });
  await app.ask('POST', `/staff/cases/${receipt.number}/register`, {}, staff);
  await app.ask('POST', `/staff/cases/${receipt.number}/notes`, { body: '备注' }, staff);
  let told = '';
  while (!/event: desk/.test(told)) told += (await reader.read()).value ?? '';
  assert.match(told, new RegExp(`event: case\\ndata: \\{"numbers":\\["${receipt.number}"\\]\\}`));
  assert.match(told, new RegExp(`event: desk\\ndata: \\{"numbers":\\["${receipt.number}"\\]\\}`));
  stopping.abort();
});
