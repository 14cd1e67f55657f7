import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { PortalDeps } from './deps.ts';
import { type FiguresRecord, figuresRecord } from './figures-record.ts';
import { figuresTable } from './figures-table.ts';
import { letterFigures } from './letter-figures.ts';
import { publishedLetter } from './published.ts';
import { readSpan } from './span.ts';
import { enter, onClockOf } from './visit.ts';

interface Asked {
  Params: { id: string };
  Querystring: { from?: string; to?: string };
}

/** For one address: whoever wants the figures of every month of every version gets them within minutes. */
const PER_MINUTE = { rateLimit: { max: 60, timeWindow: 60_000 } };

/** The figures of a letter for whoever wants to count for themselves. Without days they are those of the page. */
export function downloadDoors(server: FastifyInstance, deps: PortalDeps): void {
  server.get<Asked>('/pledge/:id/figures.csv', { config: PER_MINUTE }, async (request, reply) => {
    const { visit, record } = await figuresFor(request, deps);
    return handOut(reply, record, 'csv', 'text/csv; charset=utf-8', figuresTable(visit, record));
  });

  server.get<Asked>('/pledge/:id/figures.json', { config: PER_MINUTE }, async (request, reply) => {
    const { record } = await figuresFor(request, deps);
    const text = `${JSON.stringify(record, undefined, 2)}\n`;
    return handOut(reply, record, 'json', 'application/json; charset=utf-8', text);
  });
}

async function figuresFor(request: FastifyRequest<Asked>, deps: PortalDeps) {
  const letter = publishedLetter(request.params.id, deps);
  const visit = onClockOf(await enter(request, deps), letter);
  const span = readSpan(request.query.from, request.query.to);
  return { visit, record: figuresRecord(visit, letter, await letterFigures(visit, letter, deps, span)) };
}

const handOut = (
  reply: FastifyReply,
  { letter, from, to }: FiguresRecord,
  ending: string,
  type: string,
  text: string,
): FastifyReply =>
  reply
    .type(type)
    .header('cache-control', 'no-cache')
    .header('content-disposition', `attachment; filename="pledge-${letter.id}-${from}-${to}.${ending}"`)
    .send(text);
