import Type from 'typebox';
import { nullable, object, page, Timestamp } from '../../../platform/route.ts';
import { oneOf } from '../shape.ts';
import { REMEDY_VIEWS } from './list.ts';
import { MOST_FEN, REMEDY_KINDS } from './remedy.ts';

export const Kind = oneOf(REMEDY_KINDS);
const AmountFen = Type.Integer({
  minimum: 1,
  maximum: MOST_FEN,
  description: 'In fen: 1,250 is 12.50 yuan.',
});
const LimitFen = nullable(
  Type.Integer({ minimum: 0, maximum: MOST_FEN, description: 'In fen; null: any amount.' }),
);
const Words = Type.String({ minLength: 1, maxLength: 2_000, pattern: '\\S' });

export const NewRemedy = object({
  kind: Kind,
  amountFen: Type.Optional(AmountFen),
  particulars: Type.Optional(Words),
});
export const Evidence = object({ evidence: Words });

export const RemedyRow = object(
  {
    id: Type.Integer(),
    number: Type.String(),
    title: Type.String(),
    kind: Kind,
    amountFen: nullable(AmountFen),
    particulars: nullable(Type.String()),
    state: oneOf(['proposed', 'refused', 'promised', 'delivered']),
    /** Names; of a program its own. */
    proposedBy: Type.String(),
    proposedAt: Timestamp,
    decidedBy: nullable(Type.String()),
    decidedAt: nullable(Timestamp),
    dueAt: nullable(Timestamp),
    deliveredAt: nullable(Timestamp),
    evidence: nullable(Type.String()),
    overdue: Type.Boolean(),
    /** The user says that it has not arrived. */
    missed: Type.Boolean(),
    /** Whether whoever asks may decide on it now. */
    decidable: Type.Boolean(),
  },
  { title: 'Remedy' },
);
export const RemedyRows = page(RemedyRow);
export const RemedyQuery = object({ state: Type.Optional(oneOf(REMEDY_VIEWS)) });

export const RuleView = object({
  kind: Kind,
  paid: Type.Boolean(),
  limitsFen: object({ agent: LimitFen, manager: LimitFen, administrator: LimitFen }),
  within: Type.String({ description: 'By when it is delivered once approved, as in a pledge: 7wd.' }),
  active: Type.Boolean(),
});
export const NewRule = object({
  limitsFen: RuleView.properties.limitsFen,
  within: Type.String({ maxLength: 20 }),
  active: Type.Boolean(),
});

export const SpanQuery = object({
  from: Type.Optional(Type.String({ format: 'date' })),
  to: Type.Optional(Type.String({ format: 'date' })),
});
export const Tally = object({
  month: Type.String(),
  kind: Kind,
  promised: Type.Integer(),
  amountFen: Type.Integer(),
  delivered: Type.Integer(),
  onTime: Type.Integer(),
  overdue: Type.Integer(),
});
