import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import type { TObject } from 'typebox';
import { routes } from '../../src/app.ts';
import { eraseReports, sweepReports } from '../../src/keep/case/supervision/sweep.ts';
import { openAccounts } from '../../src/people/auth/accounts.ts';
import { KEY_ROLES, ROLES } from '../../src/people/staff/role.ts';
import type { Route } from '../../src/platform/route.ts';
import { DAY, now } from '../../src/platform/time.ts';
import { rebuildCompliance } from '../../src/prove/compliance/rebuild.ts';
import { foldCompliance } from '../../src/prove/compliance/store.ts';
import { type App, openApp } from '../app.ts';

type Who = Readonly<Record<string, string>>;
const TEXT = '柜台主任让我撤回投诉，不撤就不给办业务';
const NAME = '不愿透露的举报人';

async function report(app: App, more: object = {}) {
  const { status, body } = await app.ask('POST', '/supervision', { body: TEXT, ...more });
  assert.equal(status, 201, JSON.stringify(body));
  return body as { number: string; accessCode: string; dueAt: string };
}
const own = (app: App, { number, accessCode }: { number: string; accessCode: string }) =>
  app.ask('GET', `/supervision/${number}?code=${accessCode}`);

test('[C3] an anonymous report is verified and answered, both sides writing by the code alone', async (t) => {
  const app = await openApp(t);
  const made = await report(app);
  assert.match(made.number, /^JB-/);
  assert.ok(made.dueAt);
  const inspector = await app.session('inspector');
  const [other, manager] = [await app.session('inspector'), await app.session('manager')];
  const post = (path: string, body: object, who: Who = inspector) =>
    app.ask('POST', `/staff/supervision/${made.number}/${path}`, body, who);

  const { body: list } = await app.ask('GET', '/staff/supervision', undefined, inspector);
  assert.equal(list.items[0].number, made.number);
  assert.doesNotMatch(JSON.stringify(list), /柜台主任/);
  assert.equal((await post('messages', { body: '请问是哪一天？' })).status, 200);
  assert.equal((await post('messages', { body: '我来看看' }, manager)).status, 403);
  const { body: asked } = await own(app, made);
  assert.deepEqual(
    asked.messages.map(({ author, body }: { author: string; body: string }) => [author, body]),
    [
      ['reporter', TEXT],
      ['inspector', '请问是哪一天？'],
    ],
  );
  const added = `/supervision/${made.number}/messages?code=`;
  assert.equal((await app.ask('POST', `${added}WRONG`, { body: '昨天' })).status, 404);
  assert.equal((await app.ask('POST', added + made.accessCode, { body: '昨天上午' })).status, 200);

  const verified = await post('verification', { finding: 'founded', body: '属实，已处理责任人。' });
  assert.equal(verified.body.finding, 'founded');
  assert.equal((await post('verification', { finding: 'partly', body: '再核' })).status, 409);
  assert.equal((await own(app, made)).body.finding, 'founded');

  await app.ask('GET', `/staff/supervision/${made.number}`, undefined, other);
  const { body: seen } = await app.ask('GET', `/staff/supervision/${made.number}`, undefined, inspector);
  assert.deepEqual(
    new Set(seen.reads.map(({ name }: { name: string }) => name)),
    new Set(['inspector 1', 'inspector 2']),
  );
  assert.equal((await own(app, { ...made, accessCode: 'WRONGONE' })).status, 404);
});

test('who reported is sealed: opened by an act with a reason, which all inspectors see', async (t) => {
  const app = await openApp(t);
  const inspector = await app.session('inspector');
  const refused = await app.ask('POST', '/supervision', { body: TEXT, identity: { name: NAME } });
  assert.equal(refused.body.code, 'consent-required');
  const { number } = await report(app, { identity: { name: NAME, phone: ' ' }, consent: true });
  const path = `/staff/supervision/${number}`;
  const { body: seen } = await app.ask('GET', path, undefined, inspector);
  assert.equal(seen.named, true);
  assert.doesNotMatch(JSON.stringify(seen), new RegExp(NAME));
  assert.equal((await app.ask('POST', `${path}/identity`, { reason: ' ' }, inspector)).status, 400);
  const opened = await app.ask('POST', `${path}/identity`, { reason: '需当面取证' }, inspector);
  assert.deepEqual(opened.body, { name: NAME });
  const { body: after } = await app.ask('GET', path, undefined, inspector);
  const look = after.reads.find(({ what }: { what: string }) => what === 'identity');
  assert.deepEqual([look.name, look.reason], ['inspector 1', '需当面取证']);

  const anonymous = await report(app);
  const none = await app.ask(
    'POST',
    `/staff/supervision/${anonymous.number}/identity`,
    { reason: '看看' },
    inspector,
  );
  assert.equal(none.status, 404);
  // Nor is anything of it in clear in any table.
  const tables = await sql<{ name: string }>`
    select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'`.execute(
    app.db,
  );
  for (const { name } of tables.rows) {
    const { rows } = await sql<{ text: string }>`select t::text as text from ${sql.table(name)} t`.execute(
      app.db,
    );
    for (const { text } of rows) assert.doesNotMatch(text, /柜台主任|不愿透露的举报人/, name);
  }
});

test('inspectors of the unit that a report is about never see it; where none is left, administrators are asked for one', async (t) => {
  const app = await openApp(t);
  await app.session('administrator');
  const inside = await app.session('inspector', '技术部');
  const unknown = await app.ask('POST', '/supervision', { body: TEXT, unit: '没有的部门' });
  assert.equal(unknown.body.code, 'unknown-unit');
  const { number } = await report(app, { unit: '技术部' });
  const told = await app.db.selectFrom('notice').select(['template', 'data', 'unit_id']).execute();
  assert.deepEqual(told, [{ template: 'no-inspector', data: {}, unit_id: null }]);
  const { body: list } = await app.ask('GET', '/staff/supervision', undefined, inside);
  assert.deepEqual(list.items, []);
  for (const path of ['', '/messages', '/verification', '/identity']) {
    const bodies = {
      '': undefined,
      '/messages': { body: '你好' },
      '/verification': { finding: 'founded', body: '好' },
      '/identity': { reason: '想' },
    };
    const { status } = await app.ask(
      path === '' ? 'GET' : 'POST',
      `/staff/supervision/${number}${path}`,
      bodies[path as keyof typeof bodies],
      inside,
    );
    assert.equal(status, 404, path);
  }
  const outside = await app.session('inspector', '运营部');
  assert.equal(
    (await app.ask('GET', `/staff/supervision/${number}`, undefined, outside)).body.unit,
    '技术部',
  );
});

/** Every address of staff below which a report might turn up, its number in each place for one. */
async function readings(app: App, number: string): Promise<string[]> {
  const accounts = await openAccounts(app.db, {
    publicUrl: 'http://127.0.0.1:3000',
    organisationSecret: Buffer.from(app.house.organisation.secret),
  });
  const gate = { db: app.db, accounts, publicUrl: 'http://127.0.0.1:3000' };
  const list: Route[] = routes(app.house, gate, () => () => {});
  return list
    .filter(
      ({ method, path, produces }) =>
        method === 'GET' && path !== '/session' && produces !== 'text/event-stream',
    )
    .map(({ path, params }) =>
      path.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
        const { type, format } = (
          (params as TObject).properties as Record<string, { type?: string; format?: string }>
        )[name]!;
        if (type === 'integer') return '1';
        return format === 'uuid' ? '00000000-0000-4000-8000-000000000000' : number;
      }),
    )
    .flatMap((path) => [path, `${path}?q=${encodeURIComponent('柜台主任')}`, `${path}?kind=report`]);
}

test('[C3] no address shows a report to anyone but an inspector', async (t) => {
  const app = await openApp(t);
  const { number, accessCode } = await report(app, { identity: { name: NAME }, consent: true });
  const actors: Who[] = [{}];
  for (const role of ROLES) if (role !== 'inspector') actors.push(await app.session(role, '客服部'));
  for (const role of KEY_ROLES) actors.push(await app.key(role));
  const addresses = await readings(app, number);
  assert.ok(addresses.length > 60);
  for (const who of actors) {
    for (const address of addresses) {
      const { body } = await app.ask('GET', address, undefined, who);
      const text = JSON.stringify(body ?? '');
      // A refusal may repeat what was asked for; nothing else may know the number.
      if (!address.includes(number)) assert.ok(!text.includes(number), `${address}: ${text}`);
      assert.doesNotMatch(text, /柜台主任|不愿透露的举报人/, address);
      assert.ok(!text.includes(accessCode), address);
    }
  }
  const admin = await app.session('administrator');
  const key = await app.ask('POST', '/staff/keys', { name: '钥匙', role: 'inspector' }, admin);
  assert.equal(key.status, 400);
});

test('[C3] the letter’s clause on supervision counts reports: kept, overdue, and counted anew', async (t) => {
  const app = await openApp(t);
  const inspector = await app.session('inspector');
  const [first, second] = [await report(app), await report(app)];
  const { body: pledge } = await app.ask('GET', '/pledges/current');
  const clause = pledge.clauses.find(({ measure }: { measure: string }) => measure === 'supervision').id;
  await app.ask(
    'POST',
    `/staff/supervision/${first.number}/verification`,
    { finding: 'unfounded', body: '未发现' },
    inspector,
  );
  const figures = async () => {
    const { body } = await app.ask('GET', `/pledges/${pledge.id}/compliance`);
    const { applicable, kept, broken, running } = body.clauses.find(
      ({ id }: { id: string }) => id === clause,
    );
    return { applicable, kept, broken, running };
  };
  assert.deepEqual(await figures(), { applicable: 2, kept: 1, broken: 0, running: 1 });
  await sql`update supervision_clock set due_at = now() - interval '1 hour' where state = 'running'`.execute(
    app.db,
  );
  assert.deepEqual(await figures(), { applicable: 2, kept: 1, broken: 1, running: 0 });
  await sweepReports(app.db, now());
  await foldCompliance(app.db);
  assert.deepEqual(await figures(), { applicable: 2, kept: 1, broken: 1, running: 0 });
  assert.deepEqual(await rebuildCompliance(app.db), []);
  const late = await app.db.selectFrom('notice').select('template').execute();
  assert.ok(late.some(({ template }) => template === 'supervision-late'));

  const { body: proof } = await app.ask('GET', `/pledges/${pledge.id}/clauses/${clause}/evidence`);
  assert.deepEqual(proof.items.map(({ state }: { state: string }) => state).sort(), ['broken', 'kept']);
  assert.equal(new Set(proof.items.map(({ reference }: { reference: string }) => reference)).size, 2);
  const manager = await app.session('manager');
  const { body: staff } = await app.ask(
    'GET',
    `/staff/pledges/${pledge.id}/clauses/${clause}/evidence`,
    undefined,
    manager,
  );
  for (const { number, title } of staff.items) assert.deepEqual([number, title], [null, '']);
  assert.doesNotMatch(JSON.stringify([proof, staff]), new RegExp(`${first.number}|${second.number}`));
});

test('the pages lead from the form to the answer, and no address ever holds the code', async (t) => {
  const app = await openApp(t);
  const inspector = await app.session('inspector');
  const send = async (path: string, form?: Record<string, string>) => {
    const answer = await app.server.inject({
      method: form ? 'POST' : 'GET',
      url: path,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      ...(form && { payload: new URLSearchParams(form).toString() }),
    });
    return { status: answer.statusCode, page: answer.payload, headers: answer.headers };
  };
  const door = await send('/supervision');
  assert.match(door.page, /不得打击报复/);
  assert.match(door.page, /value="技术部"/);
  assert.equal(door.headers['cache-control'], 'no-store');
  assert.match((await send('/')).page, /href="\/supervision"/);
  assert.equal((await send('/supervision', { unit: '技术部' })).status, 422);
  const named = await send('/supervision', { body: TEXT, name: NAME });
  assert.equal(named.status, 422);
  assert.match(named.page, /柜台主任/);

  const taken = await send('/supervision', { body: TEXT, unit: '技术部' });
  assert.equal(taken.status, 200);
  const [, number] = /name="number" value="([^"]+)"/.exec(taken.page)!;
  const [, code] = /name="code" value="([^"]+)"/.exec(taken.page)!;
  assert.doesNotMatch(taken.page, new RegExp(`(?:href|action)="[^"]*${code}`));
  const body = { finding: 'partly', body: '部分属实，已整改。' };
  await app.ask('POST', `/staff/supervision/${number}/verification`, body, inspector);
  const entered = { number: number!.toLowerCase(), code: ` ${code!.slice(0, 4)} ${code!.slice(4)}` };
  const seen = await send('/supervision/report', entered);
  assert.match(seen.page, /部分属实，已整改。/);
  const added = await send('/supervision/messages', { ...entered, body: '主任又来找我' });
  assert.match(added.page, /主任又来找我/);
  assert.equal((await send('/supervision/messages', { ...entered, body: '' })).status, 422);
  const wrong = await send('/supervision/report', { ...entered, code: '22222222' });
  assert.equal(wrong.status, 404);
  assert.doesNotMatch(wrong.page, /柜台主任/);
  assert.equal((await send('/supervision/report')).headers.location, '/supervision');
});

test('what was written in a report is erased with the period of cases; that it was, and its clock, stay', async (t) => {
  const app = await openApp(t);
  const inspector = await app.session('inspector');
  const [old, open] = [await report(app, { identity: { name: NAME }, consent: true }), await report(app)];
  const path = `/staff/supervision/${old.number}`;
  await app.ask('POST', `${path}/verification`, { finding: 'founded', body: '属实' }, inspector);
  assert.equal(await eraseReports(app.db, now()), 0);
  assert.equal(await eraseReports(app.db, now() + 4 * 366 * DAY), 1);
  const { body } = await app.ask('GET', path, undefined, inspector);
  assert.deepEqual([body.messages, body.named, body.finding], [[], false, 'founded']);
  assert.equal((await own(app, open)).body.messages.length, 1);
  const clocks = await app.db.selectFrom('supervision_clock').select('state').execute();
  assert.equal(clocks.length, 2);
});
