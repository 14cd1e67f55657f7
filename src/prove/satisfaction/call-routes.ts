import Type, { type Static } from 'typebox';
import type { House } from '../../keep/case/house.ts';
import { recordRead, staffName, unitName, zoneOf } from '../../keep/case/read.ts';
import { oneOf } from '../../keep/case/shape.ts';
import { Refusal } from '../../platform/refusal.ts';
import { nullable, object, type Route, route, Timestamp } from '../../platform/route.ts';
import { formatInstant, type Instant } from '../../platform/time.ts';
import { CALL_STATES, type Response, responseOf } from './call.ts';
import { readCalls, readListFrame, readLists, readStates } from './call-store.ts';
import { draw, isReproducible } from './draw.ts';
import { SATISFACTION_TEXTS as T } from './texts.ts';

export const Id = Type.Integer({ minimum: 1, maximum: 2_147_483_647 });
const ById = object({ id: Id });
const Count = Type.Integer();

export const ResponseView = {
  drawn: Count,
  open: Count,
  reached: Count,
  refused: Count,
  unreachable: Count,
  overtaken: Count,
  responseRate: nullable(Type.Number({ description: 'reached over those who could be asked (ISO 10004).' })),
} satisfies Record<keyof Response, unknown>;

const ListView = object(
  {
    id: Type.Integer(),
    seed: Type.String(),
    from: Type.String(),
    to: Type.String(),
    wanted: Count,
    population: Count,
    drawnAt: Timestamp,
    drawnBy: nullable(Type.String()),
    ...ResponseView,
  },
  { title: 'CallList' },
);
export type CallListView = Static<typeof ListView>;

const CallView = object(
  {
    place: Type.Integer(),
    number: Type.String(),
    title: Type.String(),
    unit: nullable(Type.String()),
    channel: nullable(Type.String()),
    state: oneOf(CALL_STATES),
    attempts: Count,
    caller: nullable(object({ id: Type.Integer(), name: nullable(Type.String()) })),
    mine: Type.Boolean(),
    triedAt: nullable(Timestamp),
    againAt: nullable(Timestamp),
  },
  { title: 'Call' },
);
export type CallView = Static<typeof CallView>;

export const OneCall = object({
  ...CallView.properties,
  contact: nullable(
    object(
      { name: nullable(Type.String()), phone: nullable(Type.String()) },
      { description: 'While it is open.' },
    ),
  ),
  mayRate: Type.Boolean({ description: 'The answer that stands was not rated yet, and still can be.' }),
});

export type OneCall = Static<typeof OneCall>;

type CallRow = Awaited<ReturnType<typeof readCalls>>[number];

function tellCall(house: House, row: CallRow, staffId: number | null, now: Instant): Static<typeof CallView> {
  const stamp = (at: Instant | null) =>
    at === null ? null : formatInstant(at, zoneOf(house.terms.inForce(now)));
  return {
    place: row.place,
    number: row.number,
    title: row.title,
    unit: unitName(house, row.unitId),
    channel: row.channel,
    state: row.state,
    attempts: row.attempts,
    caller: row.staffId === null ? null : { id: row.staffId, name: staffName(house, row.staffId) },
    mine: row.staffId !== null && row.staffId === staffId,
    triedAt: stamp(row.triedAt),
    againAt: stamp(row.againAt),
  };
}

async function listsOf(house: House, now: Instant, id?: number): Promise<Static<typeof ListView>[]> {
  const lists = await readLists(house.db, id);
  const states = await readStates(
    house.db,
    lists.map((list) => list.id),
  );
  const zone = zoneOf(house.terms.inForce(now));
  return lists.map(({ drawnAt, population, ...list }) => ({
    ...list,
    population: Number(population ?? 0),
    drawnAt: formatInstant(drawnAt, zone),
    ...responseOf(states.get(list.id) ?? new Map()),
  }));
}

/** @throws Refusal not-found */
async function oneList(house: House, now: Instant, id: number) {
  const [list] = await listsOf(house, now, id);
  if (!list) throw new Refusal('not-found', T.noSuchList);
  return list;
}

/** Lists of users to call: drawing them, and drawing them again. */
export const callListRoutes = (house: House): Route[] => [
  route({
    method: 'GET',
    path: '/staff/call-lists',
    tag: 'satisfaction',
    permission: 'case:read',
    summary: 'Lists of users to call, the newest first, with what came of them.',
    reply: object({ items: Type.Array(ListView) }),
    handler: async (_input, { now }) => ({ items: await listsOf(house, now) }),
  }),
  route({
    method: 'POST',
    path: '/staff/call-lists',
    tag: 'satisfaction',
    permission: 'satisfaction:manage',
    summary: 'Draw a list from the cases archived in some days. The same seed draws the same list.',
    body: object({
      from: Type.String({ format: 'date' }),
      to: Type.String({ format: 'date' }),
      wanted: Type.Integer({ minimum: 1, maximum: 1_000 }),
      seed: Type.Optional(Type.String({ minLength: 1, maxLength: 100, pattern: '^\\S+$' })),
      callers: Type.Optional(Type.Array(Id, { maxItems: 100 })),
    }),
    reply: ListView,
    status: 201,
    handler: async ({ body }, { caller, now }) => oneList(house, now, await draw(house, body, caller, now)),
  }),
  route({
    method: 'GET',
    path: '/staff/call-lists/{id}',
    tag: 'satisfaction',
    permission: 'case:read',
    summary: 'A list with its calls; drawn once more, to show that it is what seed and frame come to.',
    params: ById,
    reply: object({ list: ListView, reproducible: Type.Boolean(), calls: Type.Array(CallView) }),
    handler: async ({ params }, { caller, now }) => {
      const list = await oneList(house, now, params.id);
      const [calls, reproducible] = await Promise.all([
        readCalls(house.db, params.id),
        isReproducible(house.db, list),
      ]);
      return { list, reproducible, calls: calls.map((row) => tellCall(house, row, caller.staffId, now)) };
    },
  }),
  route({
    method: 'GET',
    path: '/staff/call-lists/{id}/frame',
    tag: 'satisfaction',
    permission: 'case:read',
    summary: 'What a list was drawn from, as CSV: number and group. With the seed anyone can draw it again.',
    params: ById,
    produces: 'text/csv',
    handler: async ({ params }, { now, reply }) => {
      await oneList(house, now, params.id);
      const frame = await readListFrame(house.db, params.id);
      const lines = frame.map(({ key, stratum }) => `${key},${stratum}`);
      return reply
        .type('text/csv; charset=utf-8')
        .header('content-disposition', `attachment; filename="call-list-${params.id}.csv"`)
        .send(`number,group\n${lines.join('\n')}\n`);
    },
  }),
];

/** Looks at one call, which is recorded like any look at what a user left. */
export async function lookAtCall(
  house: House,
  row: CallRow,
  mayRate: boolean,
  caller: Parameters<typeof recordRead>[2],
  now: Instant,
): Promise<Static<typeof OneCall>> {
  await recordRead(house.db, row.caseId, caller, now);
  const { name = null, phone = null } = row.contact ?? {};
  return {
    ...tellCall(house, row, caller.staffId, now),
    contact: row.state === 'open' && row.contact ? { name, phone } : null,
    mayRate,
  };
}
