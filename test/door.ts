import type { TestContext } from 'node:test';
import type { InjectOptions } from 'fastify';
import { type Accounts, openAccounts } from '../src/people/auth/accounts.ts';
import { ensureAdministrator } from '../src/people/auth/administrator.ts';
import { gatekeeper } from '../src/people/auth/identify.ts';
import { keyRoutes } from '../src/people/auth/key-routes.ts';
import { peopleRoutes } from '../src/people/auth/people-routes.ts';
import { admit } from '../src/people/auth/permission.ts';
import { sessionRoutes } from '../src/people/auth/session-routes.ts';
import { ensureOrganisation } from '../src/people/staff/install.ts';
import { unitRoutes } from '../src/people/staff/routes.ts';
import { organisationSecret } from '../src/people/staff/store.ts';
import { httpServer } from '../src/platform/http.ts';
import { createLog } from '../src/platform/log.ts';
import { mount, type Route } from '../src/platform/route.ts';
import { type Instant, now } from '../src/platform/time.ts';
import { type World, world } from './world.ts';

/** What a request came to. */
export interface Answer {
  readonly status: number;
  // biome-ignore lint/suspicious/noExplicitAny: a test says what it expects of it
  readonly body: any;
  readonly setCookie: string;
  /** Name and value of the cookie that was set, to be sent back. */
  readonly cookie: string;
  readonly headers: Record<string, unknown>;
}

/** An installation of a test with the routes about people, asked as over the network. */
export interface Door extends World {
  readonly accounts: Accounts;
  /** The link that was printed, where no administrator was given. */
  readonly setupLink: string | undefined;
  ask(
    method: 'GET' | 'POST' | 'PATCH' | 'DELETE',
    path: string,
    body?: object,
    headers?: Record<string, string>,
  ): Promise<Answer>;
}

interface Settings {
  readonly admin?: { email: string; password: string };
  readonly publicUrl?: string;
  readonly clock?: () => Instant;
  readonly routes?: readonly Route[];
}

export async function openDoor(t: TestContext, settings: Settings = {}): Promise<Door> {
  const { admin, publicUrl = 'http://localhost:3000', clock = now, routes = [] } = settings;
  const made = await world(t);
  const { db } = made;
  await ensureOrganisation(db);
  const setupLink = await ensureAdministrator(db, { admin, publicUrl }, clock());
  const accounts = await openAccounts(db, { publicUrl, organisationSecret: await organisationSecret(db) });
  const gate = { db, accounts, publicUrl };
  const server = await httpServer({ log: createLog('silent'), publicUrl, version: 'test' });
  const all = [
    ...sessionRoutes(gate),
    ...peopleRoutes(gate),
    ...keyRoutes(gate),
    ...unitRoutes(db),
    ...routes,
  ];
  mount(server, '/api/v1', all, gatekeeper(gate), admit, clock);
  return {
    ...made,
    accounts,
    setupLink,
    async ask(method, path, body, headers = {}) {
      const request: InjectOptions = { method, url: `/api/v1${path}`, headers };
      if (body) request.payload = body;
      const { statusCode, payload, headers: given } = await server.inject(request);
      const setCookie = [given['set-cookie'] ?? []].flat().join('\n');
      return {
        status: statusCode,
        body: payload === '' ? undefined : JSON.parse(payload),
        setCookie,
        cookie: setCookie.split(';')[0]!,
        headers: given,
      };
    },
  };
}
