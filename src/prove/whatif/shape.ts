import Type, { type Static } from 'typebox';
import { nullable, object, Timestamp } from '../../platform/route.ts';

const Counts = {
  kept: Type.Integer(),
  broken: Type.Integer(),
  running: Type.Integer(),
  cancelled: Type.Integer(),
  rate: nullable(Type.Number({ description: 'kept / (kept + broken)' })),
};

export const BacktestReply = object(
  {
    at: Timestamp,
    from: nullable(Type.String({ description: 'First day on which clocks start; null without a bound.' })),
    to: nullable(Type.String()),
    clauses: Type.Array(
      object({
        id: Type.String(),
        text: Type.String(),
        segments: Type.Array(object({ text: Type.String(), blank: Type.Boolean() })),
        section: nullable(Type.String()),
        measure: Type.String(),
        limit: nullable(Type.String()),
        tried: Type.Boolean({
          description: 'Whether the history tells of the clause; a clause with a blank number is not tried.',
        }),
        applicable: Type.Integer(),
        ...Counts,
        target: nullable(Type.Number()),
        verdict: Type.Enum(['kept', 'broken', 'no-data']),
        smallestLimit: nullable(
          Type.String({
            description: 'The smallest limit of the same unit that would have met the target; null if none.',
          }),
        ),
        excluded: object({
          withdrawn: Type.Integer(),
          merged: Type.Integer(),
          reclassified: Type.Integer(),
        }),
        byChannel: Type.Array(object({ channel: nullable(Type.String()), ...Counts })),
        byUnit: Type.Array(object({ unit: nullable(Type.String()), ...Counts })),
        byHour: Type.Array(
          object({
            hour: Type.Integer({ description: 'Hour of day at which the clock started, 0 to 23.' }),
            ...Counts,
          }),
        ),
      }),
    ),
  },
  { title: 'Backtest' },
);
export type BacktestReply = Static<typeof BacktestReply>;

const Seconds = Type.Number({ minimum: 1, maximum: 86_400 });

export const WindowsQuestion = object({
  clause: Type.String({ maxLength: 100 }),
  serviceSeconds: Type.Optional(Seconds),
  patienceSeconds: Type.Optional(Seconds),
  from: Type.Optional(Type.String({ maxLength: 40 })),
  to: Type.Optional(Type.String({ maxLength: 40 })),
});

export const WindowsReply = object(
  {
    clause: Type.String(),
    limitSeconds: Type.Number(),
    target: Type.Number(),
    serviceSeconds: Type.Number(),
    patienceSeconds: nullable(Type.Number()),
    assumptions: Type.Array(Type.String()),
    hours: Type.Array(
      object({
        weekday: Type.Integer({ description: '1 is Monday, 7 is Sunday.' }),
        hour: Type.Integer(),
        arrivalsPerHour: Type.Number(),
        windows: nullable(Type.Integer({ description: 'The fewest that meet the target; null beyond 500.' })),
        keptShare: nullable(Type.Number()),
        leftShare: nullable(Type.Number()),
        busyShare: nullable(Type.Number()),
      }),
    ),
  },
  { title: 'Windows' },
);
export type WindowsReply = Static<typeof WindowsReply>;
