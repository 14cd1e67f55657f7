import { createApp } from '../src/app.ts';
import { ensureInstallation } from '../src/install.ts';
import { type OpenHouse, openHouse, SNAPSHOT_CHANNELS } from '../src/open-house.ts';
import { createKey } from '../src/people/auth/key.ts';
import { invite } from '../src/people/auth/person.ts';
import type { Role } from '../src/people/staff/role.ts';
import { findUnit } from '../src/people/staff/unit.ts';
import { readConfig } from '../src/platform/config.ts';
import { openFeed } from '../src/platform/feed.ts';
import { createLog } from '../src/platform/log.ts';
import { freePort } from '../src/platform/postgres/server.ts';
import { now } from '../src/platform/time.ts';
import { type World, world } from './world.ts';

/** What a request came to. */
export interface Answer {
  readonly status: number;
  // biome-ignore lint/suspicious/noExplicitAny: a test says what it expects of it
  readonly body: any;
  readonly headers: Record<string, unknown>;
}

/** The whole product on a database of its own, asked without a network. */
export interface App extends World {
  readonly house: OpenHouse;
  readonly server: Awaited<ReturnType<typeof createApp>>;
  /** Where it serves, after `listen`. */
  readonly origin: string;
  /** The link that was printed for the first administrator. */
  readonly setupLink: string;
  ask(
    method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
    path: string,
    body?: unknown,
    headers?: Headers,
  ): Promise<Answer>;
  /** The header with which a program of that role asks. */
  key(role: Role): Promise<Headers>;
  /** The header with which a person of that role asks after signing in. */
  session(role: Role, unit?: string): Promise<Headers>;
}

type Headers = Readonly<Record<string, string>>;

const PASSWORD = 'the word that was given';

/**
 * Opens the product as an installation that nobody has used yet.
 * @param listen serve on a free port too, for browsers and streams
 */
export async function openApp(
  t: { after(cleanUp: () => Promise<void>): void },
  { listen = false } = {},
): Promise<App> {
  // Known before it listens, since links carry it and forms of other origins are refused.
  const port = listen ? await freePort() : 3000;
  const made = await world(t);
  const { db, url } = made;
  const config = { ...readConfig({ LOG_LEVEL: 'silent' }), publicUrl: `http://127.0.0.1:${port}` };
  const setupLink = await ensureInstallation(db, config);
  const log = createLog('silent');
  const feed = await openFeed(url, ['case', 'desk', 'bulk', ...SNAPSHOT_CHANNELS], log);
  const house = await openHouse(db, feed);
  const server = await createApp({ house, feed, config, log });
  const origin = listen ? await server.listen({ host: '127.0.0.1', port }) : '';
  const close = async () => {
    server.server.closeAllConnections();
    await server.close();
    await feed.close();
    await made.close();
  };
  t.after(close);
  let people = 0;

  const ask: App['ask'] = async (method, path, body, headers = {}) => {
    const answer = await server.inject({
      method,
      url: path.startsWith('/api/') || !path.startsWith('/') ? path : `/api/v1${path}`,
      headers,
      ...(body === undefined ? {} : { payload: body as object }),
    });
    const json = /json/.test(String(answer.headers['content-type']));
    return {
      status: answer.statusCode,
      body: json ? answer.json() : answer.payload,
      headers: answer.headers,
    };
  };

  return {
    ...made,
    close,
    house,
    server,
    origin,
    setupLink: setupLink!,
    ask,
    async key(role) {
      const { secret } = await createKey(db, {
        name: `the ${role}'s program`,
        role,
        createdBy: null,
        now: now(),
      });
      return { authorization: `Bearer ${secret}` };
    },
    async session(role, unit) {
      const email = `${role}${++people}@service.example`;
      const unitId = unit === undefined ? undefined : findUnit(house.units(), unit)!.id;
      const { token } = await invite(
        db,
        { name: `${role} ${people}`, email, role, ...(unitId && { unitId }) },
        now(),
      );
      const entered = await ask('POST', '/session/password', { token, password: PASSWORD });
      return { cookie: String([entered.headers['set-cookie']].flat()[0]).split(';')[0]! };
    },
  };
}
