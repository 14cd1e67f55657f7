import type { FastifyInstance } from 'fastify';
import { progressPath } from '../keep/case/address.ts';
import { Refusal } from '../platform/refusal.ts';
import { readCode, readNumber } from './case-path.ts';
import type { PortalDeps } from './deps.ts';

interface Asked {
  Params: { number: string };
  Querystring: { code?: string };
  Body: { id?: string } | undefined;
}

const PER_MINUTE = { rateLimit: { max: 60, timeWindow: 60_000 } };

/** Where the user says that a remedy has not arrived. What cannot be said now is plain from the page that follows. */
export function remedyDoor(server: FastifyInstance, deps: PortalDeps): void {
  server.post<Asked>('/progress/:number/remedy', { config: PER_MINUTE }, async (request, reply) => {
    const [number, code] = [readNumber(request.params.number), readCode(request.query.code)];
    try {
      await deps.missRemedy(number, code, Number(request.body?.id) || 0);
    } catch (error) {
      if (!(error instanceof Refusal) || error.status >= 500) throw error;
    }
    return reply.redirect(`${progressPath(number, code)}#remedies`, 303);
  });
}
