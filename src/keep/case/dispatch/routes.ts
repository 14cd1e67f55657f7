import Type from 'typebox';
import { Id } from '../../../people/staff/schema.ts';
import { Refusal } from '../../../platform/refusal.ts';
import {
  type Context,
  inLocale,
  object,
  page,
  type Route,
  route,
  Timestamp,
} from '../../../platform/route.ts';
import { formatInstant, parseInstant } from '../../../platform/time.ts';
import type { House } from '../house.ts';
import { zoneOf } from '../read.ts';
import { oneOf } from '../shape.ts';
import { unitFigures } from './figures.ts';
import { handOver } from './hand-over.ts';
import { memberOf } from './member.ts';
import { namesIn } from './names.ts';
import { object as objectTo } from './object.ts';
import { listObjections } from './objection-store.ts';
import { decideObjection } from './settle.ts';
import { HandOversView, ObjectionRow } from './shape.ts';
import { finishTask, giveTask } from './task.ts';
import { DISPATCH_TEXTS } from './texts.ts';
import { objectionView, readHandOvers } from './view.ts';

const NumberParam = object({ number: Type.String({ maxLength: 100 }) });
const Text = Type.String({ minLength: 1, maxLength: 20_000, pattern: '\\S' });
const Name = Type.Union([Type.String({ minLength: 1, maxLength: 100 }), Type.Integer()]);
const Note = { note: Type.Optional(Text) };

/** Whose a case is: hand-overs, objections and their decision, tasks of assisting units, and the figures of all that. */
export function dispatchRoutes(house: House): Route[] {
  const work = {
    method: 'POST',
    tag: 'staff',
    permission: 'case:work',
    params: NumberParam,
    reply: HandOversView,
  } as const;
  const shown = ({ params }: { params: { number: string } }, { caller, now, locale }: Context) =>
    readHandOvers(house, params.number, caller, now, locale);
  return [
    route({
      method: 'GET',
      path: '/staff/cases/{number}/hand-overs',
      tag: 'staff',
      permission: 'case:read',
      summary: 'Whose a case is, was and should be; who owes what to it.',
      params: NumberParam,
      reply: HandOversView,
      handler: (input, context) => shown(input, context),
    }),
    route({
      ...work,
      path: '/staff/cases/{number}/hand-over',
      summary: 'Hand a case over to a colleague.',
      body: object({ to: Name, ...Note }),
      handler: async (input, context) => {
        await handOver(house, input.params.number, input.body, context.caller, context.now);
        return shown(input, context);
      },
    }),
    route({
      ...work,
      path: '/staff/cases/{number}/object',
      summary: 'Say that a case is not the business of the unit that has it.',
      body: object({ reason: Text, unit: Type.Optional(Name) }),
      handler: async (input, context) => {
        await objectTo(house, input.params.number, input.body, context.caller, context.now);
        return shown(input, context);
      },
    }),
    route({
      ...work,
      path: '/staff/cases/{number}/decide-objection',
      permission: 'case:approve',
      summary: 'Decide on the objection of another unit.',
      body: object({ outcome: oneOf(['upheld', 'refused']), unit: Type.Optional(Name), ...Note }),
      handler: async (input, context) => {
        await decideObjection(house, input.params.number, input.body, context.caller, context.now);
        return shown(input, context);
      },
    }),
    route({
      ...work,
      path: '/staff/cases/{number}/tasks',
      summary: 'Ask another unit to assist.',
      body: object({
        unit: Name,
        what: Type.String({ minLength: 1, maxLength: 2_000, pattern: '\\S' }),
        owner: Type.Optional(Name),
        dueAt: Type.Optional(Timestamp),
      }),
      handler: async (input, context) => {
        const { dueAt, ...rest } = input.body;
        const due = dueAt === undefined ? undefined : parseInstant(dueAt);
        if (dueAt !== undefined && due === undefined)
          throw new Refusal('bad-request', DISPATCH_TEXTS.dueInThePast);
        const given = { ...rest, dueAt: due };
        await giveTask(house, input.params.number, given, context.caller, context.now);
        return shown(input, context);
      },
    }),
    route({
      ...work,
      path: '/staff/cases/{number}/tasks/{seq}/done',
      summary: 'Say that a task of an assisting unit is done.',
      params: object({ ...NumberParam.properties, seq: Id }),
      body: Type.Union([object(Note), Type.Null()]),
      handler: async (input, context) => {
        const { number, seq } = input.params;
        await finishTask(house, number, seq, input.body?.note, context.caller, context.now);
        return shown(input, context);
      },
    }),
    route({
      method: 'GET',
      path: '/staff/objections',
      tag: 'staff',
      permission: 'case:read',
      summary: 'Objections that wait to be decided, the first due first; or those settled last.',
      query: object({ settled: Type.Optional(Type.Boolean()), lang: Type.Optional(oneOf(['zh', 'en'])) }),
      reply: page(ObjectionRow),
      handler: async ({ query }, { caller, now, locale }) => {
        const names = namesIn(house);
        const zone = zoneOf(house.terms.inForce(now));
        const member = memberOf(house, caller);
        const rows = await listObjections(house.db, query.settled ?? false);
        return {
          items: rows.map((row) => ({
            number: row.number,
            title: row.title,
            ...objectionView(names, row, (at) => formatInstant(at, zone)),
            refusal:
              member.leads && (member.program || member.unitId !== row.unitId)
                ? null
                : inLocale(DISPATCH_TEXTS.ownObjection, locale),
          })),
          nextCursor: null,
        };
      },
    }),
    route({
      method: 'GET',
      path: '/staff/units/figures',
      tag: 'staff',
      permission: 'case:read',
      summary:
        'By unit: cases that went to and fro, objections and what came of them, assistance that is owed.',
      query: object({ from: Timestamp, to: Timestamp }),
      reply: object({
        items: Type.Array(
          object({
            unitId: Type.Integer(),
            unit: Type.String(),
            bouncedAway: Type.Integer(),
            bouncedHere: Type.Integer(),
            objections: Type.Integer(),
            upheld: Type.Integer(),
            refused: Type.Integer(),
            byCatalogue: Type.Integer(),
            openTasks: Type.Integer(),
            lateTasks: Type.Integer(),
          }),
        ),
      }),
      handler: async ({ query }, { now }) => ({
        items: await unitFigures(house.db, parseInstant(query.from)!, parseInstant(query.to)!, now),
      }),
    }),
  ];
}
