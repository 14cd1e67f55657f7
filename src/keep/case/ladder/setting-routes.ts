import Type from 'typebox';
import { Refusal } from '../../../platform/refusal.ts';
import { type Context, nullable, object, type Route, route } from '../../../platform/route.ts';
import { clauseSentence } from '../../../promise/pledge/phrase.ts';
import { ALARM_PERCENTS, type AlarmPercent } from '../alarm.ts';
import type { House } from '../house.ts';
import { oneOf } from '../shape.ts';
import { EVERY_CLAUSE, rungsFor, TELLS } from './rung.ts';
import { readLadder, setRungs } from './store.ts';
import { LADDER_TEXTS } from './texts.ts';

const RungView = object(
  {
    percent: Type.Unsafe<AlarmPercent>({ type: 'integer', enum: [...ALARM_PERCENTS] }),
    tells: Type.Array(oneOf(TELLS), { uniqueItems: true, maxItems: TELLS.length }),
    urges: Type.Boolean({ description: 'A formal supervision notice is issued.' }),
  },
  { title: 'Rung' },
);
const Rungs = Type.Array(RungView, { maxItems: ALARM_PERCENTS.length });

const LadderView = object(
  {
    /** What holds for every clause without rungs of its own. */
    rungs: Rungs,
    clauses: Type.Array(object({ id: Type.String(), text: Type.String(), rungs: nullable(Rungs) })),
  },
  { title: 'LadderView' },
);

async function viewOf(house: House, { now, locale }: Context) {
  const ladder = await readLadder(house.db);
  const clocks = house.terms.inForce(now)?.clocks ?? [];
  return {
    rungs: [...rungsFor(ladder, EVERY_CLAUSE)],
    clauses: clocks.map((clause) => {
      const own = ladder.get(clause.id);
      return { id: clause.id, text: clauseSentence(clause, locale), rungs: own ? [...own] : null };
    }),
  };
}

/** Who is told at which share of a limit. */
export const ladderRoutes = (house: House): Route[] => [
  route({
    method: 'GET',
    path: '/staff/ladder',
    tag: 'staff',
    permission: 'case:read',
    summary: 'The escalation ladder: who is told at which share of a limit.',
    query: object({ lang: Type.Optional(Type.String()) }),
    reply: LadderView,
    handler: (_, context) => viewOf(house, context),
  }),
  route({
    method: 'PUT',
    path: '/staff/ladder/{clause}',
    tag: 'staff',
    permission: 'notice:manage',
    summary:
      'Give a clause of the letter in force rungs of its own (none: it goes by the usual ones again), or `*` the usual ones.',
    params: object({ clause: Type.String({ minLength: 1, maxLength: 100 }) }),
    body: object({ rungs: Rungs }),
    reply: LadderView,
    handler: async ({ params: { clause }, body: { rungs } }, context) => {
      const known = house.terms.inForce(context.now)?.clocks.some(({ id }) => id === clause);
      if (clause !== EVERY_CLAUSE && !known) throw new Refusal('not-found', LADDER_TEXTS.noSuchClause);
      if (new Set(rungs.map(({ percent }) => percent)).size < rungs.length)
        throw new Refusal('bad-request', LADDER_TEXTS.twice);
      await house.db.transaction().execute((tx) => setRungs(tx, clause, rungs));
      return viewOf(house, context);
    },
  }),
];
