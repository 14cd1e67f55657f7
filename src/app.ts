import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import { alarmRoutes } from './keep/case/alarm-routes.ts';
import { bulkRoutes } from './keep/case/bulk/routes.ts';
import { cannedRoutes } from './keep/case/canned/routes.ts';
import { complaintRoutes } from './keep/case/complaint/routes.ts';
import { absenceRoutes } from './keep/case/dispatch/absence-routes.ts';
import { catalogueRoutes } from './keep/case/dispatch/catalogue-routes.ts';
import { dispatchRoutes } from './keep/case/dispatch/routes.ts';
import { draftRoutes } from './keep/case/draft/routes.ts';
import { extensionRoutes } from './keep/case/extension/routes.ts';
import { urgeRoutes } from './keep/case/ladder/routes.ts';
import { ladderRoutes } from './keep/case/ladder/setting-routes.ts';
import { overrideRoutes } from './keep/case/override/routes.ts';
import { pauseRoutes } from './keep/case/pause/routes.ts';
import { presenceRoutes } from './keep/case/presence/routes.ts';
import { zoneOf } from './keep/case/read.ts';
import { relatedRoutes } from './keep/case/related/routes.ts';
import { remedyRoutes } from './keep/case/remedy/routes.ts';
import { splitRoutes } from './keep/case/split/routes.ts';
import { staffRoutes } from './keep/case/staff-routes.ts';
import { MATTERS, type Watch } from './keep/case/stream.ts';
import { supervisionRoutes } from './keep/case/supervision/routes.ts';
import { userRoutes } from './keep/case/user-routes.ts';
import { viewRoutes } from './keep/case/view-routes.ts';
import { workloadRoutes } from './keep/case/workload/routes.ts';
import { intakeRoutes } from './keep/intake/web.ts';
import { inboxRoutes } from './keep/notify/inbox-routes.ts';
import { outboxRoutes } from './keep/notify/outbox-routes.ts';
import type { OpenHouse } from './open-house.ts';
import { openPortal } from './open-portal.ts';
import { openAccounts } from './people/auth/accounts.ts';
import { type Gate, gatekeeper } from './people/auth/identify.ts';
import { keyRoutes } from './people/auth/key-routes.ts';
import { peopleRoutes } from './people/auth/people-routes.ts';
import { admit } from './people/auth/permission.ts';
import { sessionRoutes } from './people/auth/session-routes.ts';
import { unitRoutes } from './people/staff/routes.ts';
import type { Config } from './platform/config.ts';
import type { Feed } from './platform/feed.ts';
import { httpServer } from './platform/http.ts';
import type { Log } from './platform/log.ts';
import { withNamedSchemas } from './platform/openapi.ts';
import { mount, type Route } from './platform/route.ts';
import { now } from './platform/time.ts';
import { portal } from './portal/portal.ts';
import { dutyRoutes } from './promise/duty/routes.ts';
import { milestoneRoutes } from './promise/milestone/routes.ts';
import { amendmentRoutes } from './promise/pledge/amendment/routes.ts';
import { publishInTheNameOf } from './promise/pledge/install.ts';
import { paperRoutes } from './promise/pledge/paper/routes.ts';
import { publicPledgeRoutes, staffPledgeRoutes } from './promise/pledge/routes.ts';
import { signatureRoutes } from './promise/pledge/signature/routes.ts';
import type { Propose } from './promise/pledge/word/propose.ts';
import { proposeBy } from './promise/pledge/word/propose-model.ts';
import { complianceRoutes } from './prove/compliance/routes.ts';
import { satisfactionRoutes } from './prove/satisfaction/routes.ts';
import { whatIfRoutes } from './prove/whatif/routes.ts';

export interface AppDeps {
  readonly house: OpenHouse;
  readonly feed: Feed;
  readonly config: Config;
  readonly log: Log;
}

/** Every endpoint below /api/v1. From this list come the router, the OpenAPI document and the permission test. */
export const routes = (house: OpenHouse, gate: Gate, watch: Watch, propose?: Propose): Route[] => [
  ...intakeRoutes(house, gate.publicUrl),
  ...userRoutes(house, watch),
  ...staffRoutes(house),
  ...overrideRoutes(house),
  ...splitRoutes(house),
  ...relatedRoutes(house),
  ...extensionRoutes(house),
  ...pauseRoutes(house),
  ...alarmRoutes(house),
  ...urgeRoutes(house),
  ...ladderRoutes(house),
  ...inboxRoutes(house.db, zoneNow(house)),
  ...outboxRoutes(house.db, { publicUrl: gate.publicUrl, timeZone: zoneNow(house) }),
  ...dispatchRoutes(house),
  ...catalogueRoutes(house),
  ...absenceRoutes(house),
  ...complaintRoutes(house),
  ...remedyRoutes(house),
  ...supervisionRoutes(house),
  ...viewRoutes(house.db),
  ...presenceRoutes(house, watch),
  ...draftRoutes(house),
  ...bulkRoutes(house),
  ...workloadRoutes(house),
  ...cannedRoutes(house.db),
  ...publicPledgeRoutes(house.book),
  ...staffPledgeRoutes(house.db, house.book, propose),
  ...amendmentRoutes(house.db, house.book),
  ...signatureRoutes(house.db),
  ...paperRoutes(house.db, house.book, gate.publicUrl),
  ...dutyRoutes(house.db, house.book, house),
  ...milestoneRoutes(house.db, house.book),
  ...complianceRoutes(house),
  ...satisfactionRoutes(house),
  ...whatIfRoutes(house.db),
  ...sessionRoutes(gate),
  ...peopleRoutes(gate),
  ...unitRoutes(house.db),
  ...keyRoutes(gate),
];

const zoneNow = (house: OpenHouse) => () => zoneOf(house.terms.inForce(now()));

const VERSION = '0.1.0';

/** The whole web application: API, public pages and console. It does not listen yet. */
export async function createApp({ house, feed, config, log }: AppDeps): Promise<FastifyInstance> {
  const { publicUrl, model } = config;
  const server = await httpServer({ log, publicUrl, version: VERSION });
  const accounts = await openAccounts(house.db, {
    publicUrl,
    organisationSecret: Buffer.from(house.organisation.secret),
  });
  const gate: Gate = { db: house.db, accounts, publicUrl, named: publishInTheNameOf };
  const propose =
    model && proposeBy(model, (reason) => log.warn({ reason }, 'the model proposed nothing for a letter'));
  mount(server, '/api/v1', routes(house, gate, watchCases(feed), propose), gatekeeper(gate), admit, now);
  let description: object | undefined;
  server.get('/api/openapi.json', { schema: { hide: true } }, () => {
    description ??= withNamedSchemas(server.swagger());
    return description;
  });
  server.get('/healthz', { schema: { hide: true } }, async (_request, reply) => {
    const answers = await sql`select 1`.execute(house.db).then(
      () => true,
      () => false,
    );
    return reply.status(answers ? 200 : 503).send({ status: answers ? 'ok' : 'unavailable' });
  });
  await serveConsole(server);
  await portal(server, openPortal(house, publicUrl));
  return server;
}

/** One subscription to the database's news serves all who watch cases. */
const watchCases =
  (feed: Feed): Watch =>
  (heard) => {
    const ends = MATTERS.map((matter) => feed.on(matter, (number) => heard(matter, number)));
    return () => {
      for (const end of ends) end();
    };
  };

const CONSOLE = fileURLToPath(new URL('../web/dist/console', import.meta.url));

async function serveConsole(server: FastifyInstance): Promise<void> {
  const page = join(CONSOLE, 'index.html');
  if (!existsSync(page)) return;
  await server.register(fastifyStatic, {
    root: join(CONSOLE, 'assets'),
    prefix: '/console/assets/',
    immutable: true,
    maxAge: '365d',
  });
  for (const url of ['/console', '/console/*']) {
    // Read each time: after a new build the page of the old one names files that are gone.
    server.get(url, { schema: { hide: true } }, async (_request, reply) =>
      reply
        .type('text/html; charset=utf-8')
        .header('cache-control', 'no-cache')
        .send(await readFile(page)),
    );
  }
}
