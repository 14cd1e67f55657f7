import Type from 'typebox';
import { Refusal } from '../../../platform/refusal.ts';
import { type Context, object, type Route, route } from '../../../platform/route.ts';
import { formatInstant } from '../../../platform/time.ts';
import { formatLimit } from '../../../promise/calendar/limit.ts';
import { clauseSentence } from '../../../promise/pledge/phrase.ts';
import type { House } from '../house.ts';
import { dossier, staffName, zoneOf } from '../read.ts';
import { CASE_TEXTS } from '../texts.ts';
import { askExtension } from './ask.ts';
import { decideExtension } from './decide.ts';
import { timeObstacle } from './extension.ts';
import { ExtensionsView } from './shape.ts';
import { requestsOf } from './store.ts';

const Reason = Type.String({ minLength: 1, maxLength: 2_000, pattern: '\\S' });
async function viewOf(house: House, number: string, { caller, now, locale }: Context) {
  const found = await dossier(house, number, now);
  if (!found) throw new Refusal('not-found', CASE_TEXTS.unknownStaffCase);
  const { terms, clocks, extensions } = found;
  const rows = await requestsOf(house.db, found.row.id);
  const stamp = (at: number) => formatInstant(at, zoneOf(terms));
  const clauseOf = (id: string) => terms?.clocks.find((one) => one.id === id);
  const told = (id: string, round: number) => {
    const clause = clauseOf(id);
    return { clause: id, text: clause ? clauseSentence(clause, locale) : id, round };
  };
  const same = (a: { clause: string; round: number }) => (b: { clause: string; round: number }) =>
    a.clause === b.clause && a.round === b.round;
  return {
    open: clocks
      .filter(
        (clock) => !timeObstacle(clock) && !rows.some((row) => row.state !== 'refused' && same(clock)(row)),
      )
      .map((clock) => ({
        ...told(clock.clause, clock.round),
        limit: formatLimit(clauseOf(clock.clause)!.limit),
        dueAt: stamp(clock.dueAt),
      })),
    items: rows.map(({ id, length, reason, requestedBy, requestedAt, decidedBy, state, ...row }) => {
      const clock = clocks.find(same(row));
      const extension = state === 'approved' ? extensions.find(same(row)) : undefined;
      const lapsed = state === 'pending' && clock?.state !== 'running';
      return {
        id,
        ...told(row.clause, row.round),
        length,
        reason,
        state: lapsed ? ('lapsed' as const) : state,
        dueAt: extension ? stamp(extension.dueAt) : null,
        verdict: extension?.verdict ?? null,
        requestedBy: staffName(house, requestedBy),
        requestedAt: stamp(requestedAt),
        decidedBy: staffName(house, decidedBy),
        mayDecide:
          state === 'pending' &&
          !lapsed &&
          caller.kind === 'staff' &&
          caller.staffId !== requestedBy &&
          caller.permissions.has('case:approve'),
      };
    }),
  };
}

const ByNumber = object({ number: Type.String({ maxLength: 100 }) });

/** More time for a clock: asked for before it runs out, agreed to by a second person, told to the user. */
export function extensionRoutes(house: House): Route[] {
  const door = { tag: 'staff', reply: ExtensionsView } as const;
  return [
    route({
      ...door,
      method: 'GET',
      path: '/staff/cases/{number}/extensions',
      permission: 'case:read',
      summary: 'What more time was asked for and given, and what came of it.',
      params: ByNumber,
      handler: ({ params }, context) => viewOf(house, params.number, context),
    }),
    route({
      ...door,
      method: 'POST',
      path: '/staff/cases/{number}/extensions',
      permission: 'case:work',
      summary: 'Ask for more time. The user is told the reason once it is given.',
      params: ByNumber,
      body: object({
        clause: Type.String({ maxLength: 100 }),
        round: Type.Optional(Type.Integer({ minimum: 1 })),
        length: Type.String({ maxLength: 20, description: 'As limits are written: 3wd.' }),
        reason: Reason,
      }),
      status: 201,
      handler: async ({ params, body }, context) => {
        await askExtension(house, params.number, body, context.caller, context.now);
        return viewOf(house, params.number, context);
      },
    }),
    ...(['approve', 'refuse'] as const).map((verb) =>
      route({
        ...door,
        method: 'POST',
        path: `/staff/cases/{number}/extensions/{id}/${verb}`,
        permission: 'case:approve',
        summary: `${verb === 'approve' ? 'Give' : 'Refuse'} more time. Takes a second person.`,
        params: object({ ...ByNumber.properties, id: Type.Integer() }),
        body: Type.Union([object({ note: Type.Optional(Reason) }), Type.Null()]),
        handler: async ({ params, body }, context) => {
          const decision = { agreed: verb === 'approve', ...body };
          await decideExtension(house, params.number, params.id, decision, context.caller, context.now);
          return viewOf(house, params.number, context);
        },
      }),
    ),
  ];
}
