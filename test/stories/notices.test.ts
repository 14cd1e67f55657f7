import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { sql } from 'kysely';
import { eraseExpired } from '../../src/keep/case/erase.ts';
import { reachUsers } from '../../src/keep/case/reach.ts';
import { zoneOf } from '../../src/keep/case/read.ts';
import { openMailer } from '../../src/keep/notify/channel/mail.ts';
import { deliver } from '../../src/keep/notify/deliver.ts';
import type { Carrier, Directory, PersonalWay } from '../../src/keep/notify/directory.ts';
import { mailServer, postBox } from '../../src/keep/notify/fixture.ts';
import { addressDigest, setSilent } from '../../src/keep/notify/silence.ts';
import { now } from '../../src/platform/time.ts';
import { type App, openApp } from '../app.ts';
import { at, openDesk } from '../desk.ts';

const PUBLIC = 'https://bank.example';

const directoryOf = (
  house: App['house'],
  carriers: Directory['carriers'],
  publicUrl = PUBLIC,
): Directory => ({
  users: (ids) => reachUsers(house, publicUrl, ids),
  staff: house.staff,
  consoleLink: (number) => `${publicUrl}/console/cases/${number}`,
  timeZone: () => zoneOf(house.terms.inForce(now())),
  secret: house.organisation.secret,
  publicUrl,
  carriers,
});

async function mailing(t: TestContext) {
  const { url, letters } = await mailServer(t);
  const mailer = openMailer(url, '客户服务部 <service@bank.example>');
  t.after(() => mailer.close());
  return { mailer, letters };
}

/** What stands in a letter, whatever its encoding on the way. */
function textOf(source: string): string {
  const cut = source.indexOf('\r\n\r\n');
  const [head, body] = [source.slice(0, cut), source.slice(cut + 4)];
  if (/transfer-encoding: base64/i.test(head)) return Buffer.from(body, 'base64').toString();
  if (!/transfer-encoding: quoted-printable/i.test(head)) return body;
  const bytes = body
    .replaceAll(/=\r\n/g, '')
    .replaceAll(/=([\dA-F]{2})/g, (_, code) => String.fromCharCode(Number.parseInt(code, 16)));
  return Buffer.from(bytes, 'latin1').toString();
}

test('[F10] a user is told by mail what happens, in their own language, until they ask for silence', async (t) => {
  const { mailer, letters } = await mailing(t);
  const app = await openApp(t);
  const { house, ask } = app;
  const directory = directoryOf(house, { mail: mailer });
  const key = await app.key('agent');
  const contact = { name: '王女士', email: 'wang@example.cn' };
  const { body: mine } = await ask('POST', '/cases', { body: '转账没有到账', contact, consent: true });
  await ask(
    'POST',
    '/cases',
    { body: 'My transfer did not arrive', contact: { email: 'smith@example.com' }, consent: true },
    { 'accept-language': 'en-GB' },
  );
  await ask('POST', '/cases', { body: '没有留邮箱', consent: true });
  await deliver(app.db, directory);
  assert.deepEqual(letters.map(({ to }) => to).toSorted(), ['smith@example.com', 'wang@example.cn']);
  const [english, chinese] = ['smith@example.com', 'wang@example.cn'].map(
    (to) => letters.find((letter) => letter.to === to)!.source,
  ) as [string, string];
  assert.match(textOf(english), /first response by/);
  assert.match(textOf(chinese), /我们承诺最晚 \d+ 月 \d+ 日（周.）\d\d:\d\d 前首次回应您/);
  assert.ok(textOf(chinese).includes(mine.accessCode));
  assert.match(chinese, /^List-Unsubscribe-Post: List-Unsubscribe=One-Click$/im);

  for (const [step, body] of [
    ['register', {}],
    ['dispatch', { unit: '客服部' }],
    ['respond', { body: '已经在查，请放心。' }],
  ] as const)
    assert.equal((await ask('POST', `/staff/cases/${mine.number}/${step}`, body, key)).status, 200);
  await deliver(app.db, directory);
  assert.equal(letters.length, 3);
  assert.match(textOf(letters[2]!.source), /已经在查，请放心。/);

  const link = /https:\/\/bank\.example(\/notices\/off\?for=\S+)/.exec(textOf(letters[2]!.source))![1]!;
  const page = await app.server.inject({ url: link });
  assert.match(page.payload, /不再收到邮件通知？/);
  const silent = await app.db.selectFrom('opt_out').selectAll().execute();
  assert.equal(silent.length, 0, 'looking changes nothing');
  // As a mail program does it (RFC 8058): no cookie, no page of ours before.
  const click = await app.server.inject({
    method: 'POST',
    url: link,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    payload: 'List-Unsubscribe=One-Click',
  });
  assert.equal(click.statusCode, 200);
  assert.equal(
    (await app.server.inject({ method: 'POST', url: '/notices/off?for=guess.work' })).statusCode,
    404,
  );
  await ask('POST', `/staff/cases/${mine.number}/start`, {}, key);
  await ask('POST', `/staff/cases/${mine.number}/reply`, { body: '款项已经退回。' }, key);
  await deliver(app.db, directory);
  assert.equal(letters.length, 3, 'silence');
  await app.server.inject({ method: 'POST', url: link.replace('/off?', '/on?') });
  const { body: again } = await ask('POST', '/cases', { body: '又有一笔', contact, consent: true });
  await deliver(app.db, directory);
  assert.ok(letters[3]!.source.length > 0 && textOf(letters[3]!.source).includes(again.number));
});

test('silence that is asked for after the way was settled holds for what still waits', async (t) => {
  const { url } = await mailServer(t, () => 451);
  const mailer = openMailer(url, 'service@bank.example');
  t.after(() => mailer.close());
  const desk = await openDesk(t);
  const directory = directoryOf(desk.house, { mail: mailer });
  await desk.receive({ contact: { email: 'wang@example.cn' } }, '2026-03-03 11:00');
  const noon = at('2026-03-03 12:00');
  await deliver(desk.db, directory, () => noon);
  await setSilent(desk.db, addressDigest(desk.house.organisation.secret, 'WANG@example.cn'), true, noon);
  await deliver(desk.db, directory, () => noon + 120_000);
  const [{ state }] = (await desk.db.selectFrom('delivery').select('state').execute()) as [{ state: string }];
  assert.equal(state, 'dropped');
});

test('[F3] everybody whose case was merged gets the answer under their own number', async (t) => {
  const { mailer, letters } = await mailing(t);
  const desk = await openDesk(t);
  const directory = directoryOf(desk.house, { mail: mailer });
  const first = await desk.receive({ contact: { email: 'a@example.cn' } }, '2026-03-03 09:00');
  const second = await desk.receive({ contact: { email: 'b@example.cn' } }, '2026-03-03 09:05');
  await desk.step(second.number, 'merge', '2026-03-03 09:10', { into: first.number });
  await desk.step(first.number, 'respond', '2026-03-03 09:15', { body: '正在处理。' });
  await deliver(desk.db, directory, () => at('2026-03-03 09:20'));
  const told = letters.filter(({ source }) => textOf(source).includes('正在处理。'));
  assert.deepEqual(told.map(({ to }) => to).toSorted(), ['a@example.cn', 'b@example.cn']);
  const links = told.map(({ source }) => /\/progress\/([^?]+)/.exec(textOf(source))![1]);
  assert.deepEqual(links.toSorted(), [first.number, second.number].toSorted());
});

/** Remembers what it was given instead of sending it. */
function remembering(): Carrier & { readonly sent: { to: string; id: string; body: string }[] } {
  const sent: { to: string; id: string; body: string }[] = [];
  return {
    sent,
    carries: () => true,
    send: async (to, { id, body }) => void sent.push({ to, id, body }),
  };
}

test('[F10] each user is written to by one way, the one they want; text messages not at night', async (t) => {
  const desk = await openDesk(t);
  const ways = { mail: remembering(), wechat: remembering(), sms: remembering() };
  const directory = directoryOf(desk.house, ways);
  const all = { email: 'a@example.cn', phone: '138 0013 8000', wechat: 'openid-1' };
  await desk.receive({ contact: { ...all, preferred: 'sms' } }, '2026-03-03 22:00');
  await desk.receive({ contact: all }, '2026-03-03 22:01');
  await desk.receive({ contact: { phone: '+86 139-0013-9000', wechat: 'openid-2' } }, '2026-03-03 22:02');
  await desk.receive({ contact: { phone: '010-62345678' } }, '2026-03-03 22:03');
  const told = () =>
    Object.fromEntries(
      Object.entries(ways).map(([way, { sent }]) => [way, sent.map(({ to }) => to)]),
    ) as Record<PersonalWay, string[]>;
  await deliver(desk.db, directory, () => at('2026-03-03 22:05'));
  assert.deepEqual(told(), { mail: ['a@example.cn'], wechat: ['openid-2'], sms: [] });
  await deliver(desk.db, directory, () => at('2026-03-04 07:59'));
  assert.deepEqual(told().sms, []);
  await deliver(desk.db, directory, () => at('2026-03-04 08:00'));
  assert.deepEqual(told().sms, ['13800138000']);
});

test('killed between claim and settling: sent again under the same id, and by one of two workers', async (t) => {
  const desk = await openDesk(t);
  await desk.receive({ contact: { email: 'a@example.cn' } }, '2026-03-03 11:00');
  const noon = at('2026-03-03 12:00');
  const first: string[] = [];
  // It hands the letter over and is killed before it can say so: its statements after that never arrive.
  const killed: Carrier = {
    carries: () => true,
    send: async (_, { id }) => {
      first.push(id);
      await desk.db.updateTable('delivery').set({ attempts: 99 }).execute();
    },
  };
  await deliver(desk.db, directoryOf(desk.house, { mail: killed }), () => noon);
  await desk.db.updateTable('delivery').set({ attempts: 1 }).execute();
  const heir = remembering();
  const directory = directoryOf(desk.house, { mail: heir });
  await deliver(desk.db, directory, () => noon + 299_000);
  assert.deepEqual(heir.sent, [], 'the other may still be at it');
  await Promise.all([1, 2, 3].map(() => deliver(desk.db, directory, () => noon + 300_000)));
  assert.deepEqual(
    heir.sent.map(({ id }) => id),
    first,
  );
  await deliver(desk.db, directory, () => noon + 3_600_000);
  assert.equal(heir.sent.length, 1);
});

test('staff find what concerns them in their inbox, and choose what comes by mail', async (t) => {
  const { mailer, letters } = await mailing(t);
  const app = await openApp(t);
  const { ask } = app;
  const agent = await app.session('agent', '技术部');
  await app.session('agent', '运营部');
  const manager = await app.session('manager');
  const directory = directoryOf(app.house, { mail: mailer });
  const { body: mine } = await ask('POST', '/cases', { body: '支付失败，扣款没有到账', consent: true });
  for (const [step, body] of [
    ['register', {}],
    ['dispatch', { unit: '技术部' }],
  ] as const)
    await ask('POST', `/staff/cases/${mine.number}/${step}`, body, manager);
  await deliver(app.db, directory);
  const unread = async (who: typeof agent) =>
    (await ask('GET', '/staff/inbox/unread', undefined, who)).body.count;
  assert.equal(await unread(agent), 1);
  assert.equal(await unread(manager), 0);
  const inbox = (await ask('GET', '/staff/inbox?unread=true', undefined, agent)).body;
  assert.equal(inbox.items[0].kind, 'dispatched');
  assert.equal(inbox.items[0].number, mine.number);
  assert.equal(letters.length, 0, 'that comes by mail only to those who want it');
  const read = await ask('POST', '/staff/inbox/read', { ids: [inbox.items[0].id] }, agent);
  assert.equal(read.body.count, 0);
  await ask('PUT', '/staff/inbox/settings/user-wrote', { mail: true }, agent);
  await ask('POST', `/cases/${mine.number}/messages?code=${mine.accessCode}`, { body: '订单号 123' });
  // By day, since nobody of the staff is mailed at night.
  const noon = Math.ceil(now() / 86_400_000) * 86_400_000 + 4 * 3_600_000;
  await deliver(app.db, directory, () => noon);
  assert.match(letters[0]?.to ?? '', /^agent1@/);
  const program = await ask('GET', '/staff/inbox', undefined, await app.key('agent'));
  assert.deepEqual(program.body.items, [], 'a program has none');
  assert.equal((await ask('PUT', '/staff/inbox/settings/replied', { mail: true }, agent)).status, 400);
});

test('administrators add robots and webhooks, see what could not be sent, and send it again', async (t) => {
  const app = await openApp(t);
  const { ask } = app;
  const admin = await app.session('administrator');
  const manager = await app.session('manager');
  let status = 400;
  const box = await postBox(t, () => ({ status, body: '{}' }));
  const directory = directoryOf(app.house, {}, 'http://127.0.0.1:3000');
  const add = (body: object, who = admin) => ask('POST', '/staff/destinations', body, who);
  assert.equal((await add({ kind: 'webhook', name: '外', url: 'http://example.cn/hook' })).status, 400);
  assert.equal((await add({ kind: 'webhook', name: '外', url: 'https://a:b@example.cn/' })).status, 400);
  assert.equal((await add({ kind: 'webhook', name: '外', url: 'file:///etc/passwd' })).status, 400);
  assert.equal((await add({ kind: 'webhook', name: '内', url: box.url }, manager)).status, 403);
  const added = await add({ kind: 'webhook', name: '数据平台', url: box.url });
  assert.match(added.body.secret, /^whsec_/);
  const list = await ask('GET', '/staff/destinations', undefined, admin);
  assert.ok(!JSON.stringify(list.body).includes(added.body.secret), 'shown this once');
  assert.ok(!JSON.stringify(list.body).includes('/hook'), 'the path may be a key');
  const path = `/staff/destinations/${added.body.id}`;
  assert.match((await ask('POST', `${path}/test`, undefined, admin)).body.fault, /answered 400/);

  await ask('POST', '/cases', { body: '余额不对', contact: { email: 'a@example.cn' }, consent: true });
  await deliver(app.db, directory);
  const figures = async () => (await ask('GET', '/staff/outbox', undefined, admin)).body;
  assert.equal((await figures()).dead, 1);
  const dead = (await ask('GET', '/staff/outbox/dead', undefined, admin)).body.items[0];
  assert.deepEqual([dead.destination, dead.kind], ['数据平台', 'received']);
  assert.match(dead.fault, /answered 400/);
  status = 204;
  assert.equal((await ask('POST', `${path}/test`, undefined, admin)).body.fault, null);
  const before = box.posts.length;
  await ask('POST', '/staff/outbox/dead/replay', { all: true }, admin);
  await deliver(app.db, directory, () => now() + 1_000);
  assert.equal(box.posts.length, before + 1);
  assert.deepEqual([(await figures()).dead, (await figures()).sentLastDay], [0, 1]);
});

test('what was erased is in no notice any more', async (t) => {
  const desk = await openDesk(t);
  const { number } = await desk.receive({ contact: { email: 'a@example.cn' } }, '2021-03-02 09:00');
  await desk.step(number, 'withdraw', '2021-03-02 09:10');
  const notices = () => desk.db.selectFrom('notice').select(['reason', 'data']).execute();
  assert.ok((await notices()).some(({ data }) => data.title !== undefined));
  // The retention runs from when an event was written down, which here is today.
  await sql`alter table case_event disable trigger case_event_is_final`.execute(desk.db);
  await sql`update case_event set recorded_at = at`.execute(desk.db);
  assert.equal(await eraseExpired(desk.db, at('2026-03-02 09:00')), 1);
  assert.deepEqual(
    (await notices()).map(({ data }) => data),
    (await notices()).map(() => ({ number })),
  );
});
