import cookie from '@fastify/cookie';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { isForged } from '../people/auth/origin.ts';
import { refusalOf } from '../platform/problem.ts';
import { serveAssets } from './asset.ts';
import { cardDoor } from './card-door.ts';
import { choiceDoors, keepLanguage } from './choice.ts';
import type { PortalDeps } from './deps.ts';
import { downloadDoors } from './download.ts';
import { editingDoors } from './editing.ts';
import { feedDoor } from './feed.ts';
import { followingDoors } from './following.ts';
import { type Problem, problemFor, problemPage, statusOf } from './problem.ts';
import { readingDoors } from './reading.ts';
import { remedyDoor } from './remedy-door.ts';
import { sendPage } from './send.ts';
import { silenceDoors } from './silence.ts';
import { submittingDoors } from './submitting.ts';
import { supervisionDoors } from './supervision-doors.ts';
import { bareVisit } from './visit.ts';
import { webFiles } from './web-file.ts';

const HEADERS = {
  // No inline scripts and no inline styles anywhere, so that text of users can never become either.
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  // Not even to this site itself goes more than the origin: addresses of cases carry the access code. "no-referrer"
  // would also turn the Origin of our own forms into null, by which forged ones are told apart.
  'referrer-policy': 'strict-origin',
  'x-content-type-options': 'nosniff',
};

/** What is not a page of the portal: there, other people answer. */
const ELSEWHERE = /^\/(?:api|console|healthz|metrics|assets)(?:[/?]|$)/;

/** Hangs the public pages into the server, which brings multipart, form bodies and rate limits. */
export async function portal(server: FastifyInstance, deps: PortalDeps): Promise<void> {
  await server.register(async (scope) => {
    await scope.register(cookie);
    scope.addHook('onRoute', (route) => {
      route.schema = { ...route.schema, hide: true };
    });
    scope.addHook('onRequest', async (request, reply) => {
      reply.headers(HEADERS);
      if (forged(request, deps)) return showProblem(request, reply, deps, 'forged');
      keepLanguage(request, reply);
    });
    scope.setErrorHandler((error, request, reply) => {
      const { status, details } = refusalOf(error, request);
      return showProblem(request, reply, deps, problemFor(status), String(details.id ?? ''));
    });
    serveAssets(scope);
    webFiles(scope, deps);
    choiceDoors(scope);
    feedDoor(scope, deps);
    readingDoors(scope, deps);
    downloadDoors(scope, deps);
    cardDoor(scope, deps);
    submittingDoors(scope, deps);
    followingDoors(scope, deps);
    remedyDoor(scope, deps);
    supervisionDoors(scope, deps);
    editingDoors(scope, deps);
    silenceDoors(scope, deps);
    scope.get('/*', (request, reply) =>
      ELSEWHERE.test(request.url) ? reply.callNotFound() : showProblem(request, reply, deps, 'notFound'),
    );
  });
}

const forged = ({ method, host, headers }: FastifyRequest, { publicUrl }: PortalDeps): boolean =>
  isForged(
    { method, host, origin: headers.origin, fetchSite: headers['sec-fetch-site'] as string | undefined },
    publicUrl,
  );

/** Needs no database, so that it can be shown when that is what is missing. */
function showProblem(
  request: FastifyRequest,
  reply: FastifyReply,
  deps: PortalDeps,
  problem: Problem,
  id?: string,
): FastifyReply {
  const page = problemPage(bareVisit(request, deps.now()), problem, id);
  if (problem === 'unavailable') reply.header('retry-after', '60');
  return sendPage(reply, page, statusOf(problem), true);
}
