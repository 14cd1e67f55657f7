import Type, { type Static } from 'typebox';
import { nullable, object, Timestamp } from '../../../platform/route.ts';
import { oneOf } from '../shape.ts';

const Named = object({ id: Type.Integer(), name: Type.String() });
/** Why something cannot be done now; null when it can. */
const Barrier = nullable(Type.String());

const ObjectionView = object(
  {
    seq: Type.Integer(),
    unit: Named,
    by: nullable(Type.String()),
    reason: nullable(Type.String()),
    wanted: nullable(Named),
    reviewer: nullable(Named),
    at: Timestamp,
    dueAt: Timestamp,
    outcome: nullable(oneOf(['upheld', 'refused', 'lapsed'])),
    byCatalogue: Type.Boolean(),
    decidedBy: nullable(Type.String()),
    to: nullable(Named),
    settledAt: nullable(Timestamp),
  },
  { title: 'ObjectionView' },
);
export type ObjectionView = Static<typeof ObjectionView>;

/** An objection in the list of all. */
export const ObjectionRow = object(
  { number: Type.String(), title: Type.String(), ...ObjectionView.properties, refusal: Barrier },
  { title: 'ObjectionRow' },
);
export type ObjectionRow = Static<typeof ObjectionRow>;

const TaskView = object(
  {
    seq: Type.Integer(),
    unit: Named,
    owner: nullable(Named),
    what: Type.String(),
    at: Timestamp,
    dueAt: Timestamp,
    doneAt: nullable(Timestamp),
    /** Ended: the case was answered or ended without it. */
    state: oneOf(['open', 'late', 'done', 'ended']),
    refusal: Barrier,
  },
  { title: 'TaskView' },
);

/** What the catalogue says, and by which row. */
const AdviceView = object(
  {
    unit: Named,
    assist: Type.Array(Named),
    category: nullable(Type.String()),
    area: nullable(Type.String()),
    outlet: nullable(Type.String()),
    catalogue: Type.Integer(),
  },
  { title: 'DispatchAdvice' },
);

/** Whose a case is, was and should be. */
export const HandOversView = object(
  {
    owner: nullable(Named),
    /** The owner is away until then, and nobody stands in. */
    awayUntil: nullable(Timestamp),
    holdings: Type.Array(
      object({
        unit: Named,
        person: nullable(Named),
        from: Timestamp,
        until: nullable(Timestamp),
        cause: nullable(Type.String()),
      }),
    ),
    bounces: Type.Integer(),
    /** By the catalogue in force it would go there; null when it says nothing. */
    advice: nullable(AdviceView),
    objections: Type.Array(ObjectionView),
    tasks: Type.Array(TaskView),
    coordinating: Type.Boolean(),
    /** A plan was sent to the user. */
    planned: Type.Boolean(),
    open: object({ handOver: Barrier, object: Barrier, decide: Barrier, giveTask: Barrier }),
    /** To whom it may be handed over. */
    colleagues: Type.Array(Named),
  },
  { title: 'HandOversView' },
);
export type HandOversView = Static<typeof HandOversView>;

const Word = Type.String({ maxLength: 100 });
const Name = Type.Union([Type.String({ minLength: 1, maxLength: 100 }), Type.Integer()]);

export const RowBody = object(
  {
    category: Type.Optional(Word),
    area: Type.Optional(Word),
    outlet: Type.Optional(Word),
    lead: Name,
    assist: Type.Optional(Type.Array(Name, { maxItems: 20 })),
  },
  { title: 'CatalogueRow' },
);

export const CatalogueHead = {
  id: Type.Integer(),
  revision: Type.Integer(),
  state: oneOf(['draft', 'planned', 'in-force', 'past']),
  objectionLimit: Type.String(),
  rowCount: Type.Integer(),
  effectiveAt: nullable(Timestamp),
  publishedAt: nullable(Timestamp),
  publishedBy: nullable(Type.String()),
};

export const CatalogueView = object(
  {
    ...CatalogueHead,
    rows: Type.Array(
      object({
        category: Type.Optional(Word),
        area: Type.Optional(Word),
        outlet: Type.Optional(Word),
        lead: Type.String(),
        assist: Type.Array(Type.String()),
      }),
    ),
    /** What bars its publication, by place of the row from 0. */
    faults: Type.Array(object({ row: Type.Integer(), message: Type.String() })),
  },
  { title: 'CatalogueView' },
);
export type CatalogueView = Static<typeof CatalogueView>;

export const AbsenceView = object(
  {
    id: Type.Integer(),
    person: Named,
    deputy: Named,
    from: Timestamp,
    until: Timestamp,
    returns: Type.Boolean(),
    /** Whether the caller may end it. */
    mine: Type.Boolean(),
  },
  { title: 'AbsenceView' },
);
export type AbsenceView = Static<typeof AbsenceView>;
