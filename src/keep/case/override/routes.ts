import Type from 'typebox';
import { Refusal } from '../../../platform/refusal.ts';
import { type Context, inLocale, object, type Route, route } from '../../../platform/route.ts';
import { formatInstant } from '../../../platform/time.ts';
import { clauseSentence } from '../../../promise/pledge/phrase.ts';
import { actorOf } from '../actor.ts';
import type { House } from '../house.ts';
import { dossier, staffName, zoneOf } from '../read.ts';
import { CASE_TEXTS } from '../texts.ts';
import { askOverride } from './ask.ts';
import { decideOverride } from './decide.ts';
import { askObstacle, heldUpBy } from './override.ts';
import { OverridesView } from './shape.ts';
import { overridesOf } from './store.ts';

const Reason = Type.String({ minLength: 1, maxLength: 2_000, pattern: '\\S' });
async function viewOf(house: House, number: string, { caller, now, locale }: Context) {
  const found = await dossier(house, number, now);
  if (!found) throw new Refusal('not-found', CASE_TEXTS.unknownStaffCase);
  const { state, terms } = found;
  const rows = await overridesOf(house.db, found.row.id);
  const heldUp = heldUpBy(state, actorOf(house, caller, now), terms?.gates ?? []);
  const stamp = (at: number) => formatInstant(at, zoneOf(terms));
  const sentence = (id: string) => {
    const clause = terms?.gates.find((gate) => gate.id === id);
    return { clause: id, text: clause ? clauseSentence(clause, locale) : id };
  };
  return {
    open: heldUp
      .filter(({ clause }) => !askObstacle(state, clause.id, heldUp, rows))
      .map(({ clause, missing }) => ({ ...sentence(clause.id), missing: inLocale(missing, locale) })),
    items: rows.map(({ id, clause, reason, round, requestedBy, decidedBy, ...row }) => {
      const lapsed = row.state === 'pending' && round !== state.round;
      return {
        id,
        ...sentence(clause),
        reason,
        state: lapsed ? ('lapsed' as const) : row.state,
        requestedBy: staffName(house, requestedBy),
        requestedAt: stamp(row.requestedAt),
        decidedBy: staffName(house, decidedBy),
        decidedAt: row.decidedAt === null ? null : stamp(row.decidedAt),
        mayDecide:
          row.state === 'pending' &&
          !lapsed &&
          caller.kind === 'staff' &&
          caller.staffId !== requestedBy &&
          caller.permissions.has('case:approve'),
      };
    }),
  };
}

const ByNumber = object({ number: Type.String({ maxLength: 100 }) });
const ById = object({ ...ByNumber.properties, id: Type.Integer() });

/** Lifting a gate in an emergency: one person asks, another decides. */
export function overrideRoutes(house: House): Route[] {
  const door = { tag: 'staff', reply: OverridesView } as const;
  return [
    route({
      ...door,
      method: 'GET',
      path: '/staff/cases/{number}/overrides',
      permission: 'case:read',
      summary: 'Gates that bar a case, and what was asked and decided about lifting them.',
      params: ByNumber,
      handler: ({ params }, context) => viewOf(house, params.number, context),
    }),
    route({
      ...door,
      method: 'POST',
      path: '/staff/cases/{number}/overrides',
      permission: 'case:work',
      summary: 'Ask for a gate to be lifted in an emergency. Takes a person.',
      params: ByNumber,
      body: object({ clause: Type.String({ maxLength: 100 }), reason: Reason }),
      status: 201,
      handler: async ({ params, body }, context) => {
        await askOverride(house, params.number, body, context.caller, context.now);
        return viewOf(house, params.number, context);
      },
    }),
    ...(['approve', 'refuse'] as const).map((verb) =>
      route({
        ...door,
        method: 'POST',
        path: `/staff/cases/{number}/overrides/{id}/${verb}`,
        permission: 'case:approve',
        summary: `${verb === 'approve' ? 'Lift the gate' : 'Leave the gate as it is'}. Takes a second person.`,
        params: ById,
        body: Type.Union([object({ note: Type.Optional(Reason) }), Type.Null()]),
        handler: async ({ params, body }, context) => {
          const decision = { agreed: verb === 'approve', ...body };
          await decideOverride(house, params.number, params.id, decision, context.caller, context.now);
          return viewOf(house, params.number, context);
        },
      }),
    ),
  ];
}
