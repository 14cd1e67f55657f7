import type { FastifyInstance } from 'fastify';
import { parseDay } from '../platform/time.ts';
import type { PublishedPledge } from '../promise/pledge/inforce.ts';
import type { Grain, Span } from '../prove/compliance/period.ts';
import { changesPage } from './changes.ts';
import { EVIDENCE_STATES, type PortalDeps } from './deps.ts';
import { evidencePage, GRAINS, type Question } from './evidence.ts';
import { homePage } from './home.ts';
import { letterPage, noLetterPage } from './letter.ts';
import { privacyPage } from './privacy.ts';
import { nothingThere, publishedLetter } from './published.ts';
import { recentFigures } from './recent.ts';
import { sendPage } from './send.ts';
import { isSpanName, readSpan } from './span.ts';
import { enter, onClockOf, type Visit } from './visit.ts';

type Query = Readonly<Record<string, string | undefined>>;

/** The pages that anyone may read. */
export function readingDoors(server: FastifyInstance, deps: PortalDeps): void {
  server.get('/', async (request, reply) =>
    sendPage(reply, await homePage(await enter(request, deps), deps)),
  );

  server.get<{ Querystring: Query }>('/pledge', async (request, reply) => {
    const visit = await enter(request, deps);
    const { span } = request.query;
    const letter = visit.current ?? lastOrNext(deps);
    if (!letter) return sendPage(reply, noLetterPage(visit));
    const wanted = isSpanName(span) ? span : undefined;
    return sendPage(reply, await letterPage(onClockOf(visit, letter), letter, deps, wanted));
  });

  server.get<{ Params: { id: string }; Querystring: Query }>('/pledge/:id', async (request, reply) => {
    const letter = publishedLetter(request.params.id, deps);
    const visit = onClockOf(await enter(request, deps), letter);
    const { span } = request.query;
    return sendPage(reply, await letterPage(visit, letter, deps, isSpanName(span) ? span : undefined));
  });

  server.get<{ Params: { id: string } }>('/pledge/:id/changes', async (request, reply) => {
    const letter = publishedLetter(request.params.id, deps);
    const visit = onClockOf(await enter(request, deps), letter);
    return sendPage(reply, await changesPage(visit, letter, deps));
  });

  server.get<{ Params: { id: string; clause: string }; Querystring: Query }>(
    '/evidence/:id/:clause',
    async (request, reply) => {
      const letter = publishedLetter(request.params.id, deps);
      const visit = onClockOf(await enter(request, deps), letter);
      const clause = letter.pledge.clauses.find(({ id }) => id === request.params.clause);
      if (!clause) throw nothingThere();
      const question = await questionOf(visit, letter, request.query, deps);
      return sendPage(reply, await evidencePage(visit, letter, clause, question, deps));
    },
  );

  server.get('/privacy', async (request, reply) => sendPage(reply, privacyPage(await enter(request, deps))));
}

/** While none is in force: the letter that was published last, which has ended or is still to begin. */
const lastOrNext = ({ book }: PortalDeps): PublishedPledge | undefined =>
  book.published().toSorted((a, b) => b.version - a.version)[0];

/** What is asked for, where it makes sense; else what the other pages show. */
async function questionOf(
  visit: Visit,
  letter: PublishedPledge,
  query: Query,
  deps: PortalDeps,
): Promise<Question> {
  const span: Span = readSpan(query.from, query.to) ?? (await recentFigures(visit, letter, deps)).span;
  const by: Grain = GRAINS.find((grain) => grain === query.by) ?? grainFor(span);
  return { span, by, state: EVIDENCE_STATES.find((state) => state === query.state), cursor: query.cursor };
}

/** About a dozen or two periods, whatever the span. */
function grainFor({ from, to }: Span): Grain {
  const days = parseDay(to)! - parseDay(from)!;
  return days <= 31 ? 'day' : days <= 180 ? 'week' : 'month';
}
