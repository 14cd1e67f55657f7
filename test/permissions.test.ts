import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import type { TObject } from 'typebox';
import { routes } from '../src/app.ts';
import { openAccounts } from '../src/people/auth/accounts.ts';
import { PERMISSIONS_OF } from '../src/people/auth/permission.ts';
import { ROLES, type Role } from '../src/people/staff/role.ts';
import type { Route } from '../src/platform/route.ts';
import { type App, openApp } from './app.ts';

/** Someone who asks. `role` is what they may do; null for the public, undefined for those who are refused everything. */
interface Actor {
  readonly name: string;
  readonly role: Role | null | undefined;
  readonly headers: Readonly<Record<string, string>>;
}

async function actorsOf(app: App): Promise<Actor[]> {
  const actors: Actor[] = [];
  const expired = await app.session('administrator');
  await sql`update auth_session set expires_at = now() - interval '1 second'`.execute(app.db);
  for (const role of ROLES) {
    actors.push({ name: `session of ${role}`, role, headers: await app.session(role) });
    actors.push({ name: `key of ${role}`, role, headers: await app.key(role) });
  }
  return [
    ...actors,
    { name: 'the public', role: null, headers: {} },
    { name: 'session that is over', role: null, headers: expired },
    { name: 'key that nobody made', role: undefined, headers: { authorization: 'Bearer jn_nobody' } },
    { name: 'other scheme', role: undefined, headers: { authorization: 'Basic YTpi' } },
  ];
}

async function allRoutes(app: App): Promise<Route[]> {
  const { db, house } = app;
  const publicUrl = 'http://127.0.0.1:3000';
  const accounts = await openAccounts(db, {
    publicUrl,
    organisationSecret: Buffer.from(house.organisation.secret),
  });
  return routes(house, { db, accounts, publicUrl }, () => () => {});
}

/** A path with something in each place: nothing that exists, so that nothing is changed by who may. */
function pathOf({ path, params }: Route): string {
  return path.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const { type, format } = (
      (params as TObject).properties as Record<string, { type?: string; format?: string }>
    )[name]!;
    if (type === 'integer') return '2000000000';
    return format === 'uuid' ? '00000000-0000-4000-8000-000000000000' : 'nothing';
  });
}

const mayTake = ({ permission }: Route, { role }: Actor): boolean =>
  role !== undefined &&
  (permission === 'public' || (role !== null && PERMISSIONS_OF[role].has(permission as never)));

test('every route asks every kind of actor for its permission, and lets through who has it', async (t) => {
  const app = await openApp(t);
  const actors = await actorsOf(app);
  const ends = ({ method, path }: Route) => method === 'DELETE' && path === '/session';
  // Signing out comes last, since it ends the sessions that the others use.
  const list = (await allRoutes(app)).toSorted((a, b) => Number(ends(a)) - Number(ends(b)));
  for (const route of list) {
    for (const actor of actors) {
      const { status, body } = await app.ask(
        route.method,
        pathOf(route),
        route.method === 'GET' ? undefined : {},
        actor.headers,
      );
      const what = `${route.method} ${route.path} by ${actor.name}: ${status} ${body?.code}`;
      if (mayTake(route, actor)) assert.ok(status !== 401 && status !== 403, what);
      else assert.equal(status, actor.role ? 403 : 401, what);
    }
  }
});

test('what concerns staff is never public, and an auditor changes nothing but their own', async (t) => {
  const list = await allRoutes(await openApp(t));
  for (const { method, path, permission } of list) {
    if (path.startsWith('/staff/')) assert.notEqual(permission, 'public', `${method} ${path}`);
    // A backtest asks what would have been; like a check it changes nothing.
    const changes = method !== 'GET' && !/^\/staff\/(?:views|inbox)|\/(?:lint|backtest|windows)$/.test(path);
    if (path.startsWith('/staff/') && changes) {
      assert.ok(!PERMISSIONS_OF.auditor.has(permission as never), `${method} ${path} by an auditor`);
    }
  }
});

test('each route is there once', async (t) => {
  const list = await allRoutes(await openApp(t));
  const names = list.map(({ method, path }) => `${method} ${path}`);
  assert.deepEqual(names, [...new Set(names)]);
});
