import Type from 'typebox';
import { nullable, object, page, Timestamp } from '../../../platform/route.ts';
import { oneOf } from '../shape.ts';
import { CAUSES, DECISIONS, DISPUTE_OUTCOMES, FORUMS, IMPACTS, SEVERITIES } from './complaint.ts';
import { PREVENTION_STATES } from './prevention.ts';

const Words = (maxLength = 10_000) => Type.String({ minLength: 1, maxLength, pattern: '\\S' });
const Person = Type.Union([Type.String({ minLength: 1, maxLength: 100 }), Type.Integer()]);
const Day = Type.String({ format: 'date' });
const Named = object({ id: Type.Integer(), name: Type.String() });
const Severity = Type.Unsafe<(typeof SEVERITIES)[number]>({ type: 'integer', enum: [...SEVERITIES] });

export const NewAssessment = object({
  severity: Severity,
  safety: Type.Boolean({ description: 'Life, health or property of somebody is in danger.' }),
  impact: oneOf(IMPACTS),
  complexity: Type.Optional(oneOf(['simple', 'complex', 'major'])),
  note: Type.Optional(Words()),
});
export const NewFollower = object({ staff: Person });
export const NewDecision = object({
  decision: oneOf(DECISIONS),
  reasons: Type.String({ ...Words(), description: 'Told to the user.' }),
});
export const NewCause = object({ cause: oneOf(CAUSES), note: Words() });
export const NewPrevention = object({ measure: Words(2_000), owner: Person, dueOn: Day });
export const Done = object({ evidence: Words() });
export const NewDispute = object({
  forum: oneOf(FORUMS),
  reference: Type.Optional(Type.String({ maxLength: 200 })),
  openedOn: Day,
  note: Type.Optional(Words()),
});
export const NewOutcome = object({
  outcome: oneOf(DISPUTE_OUTCOMES),
  closedOn: Day,
  note: Type.Optional(Words()),
});

export const PreventionView = object(
  {
    id: Type.Integer(),
    number: Type.String(),
    title: Type.String(),
    measure: Type.String(),
    owner: Named,
    dueOn: Day,
    overdue: Type.Boolean(),
    doneAt: nullable(Timestamp),
    evidence: nullable(Type.String()),
  },
  { title: 'Prevention' },
);
export const PreventionQuery = object({
  state: Type.Optional(oneOf(PREVENTION_STATES)),
  mine: Type.Optional(Type.Boolean()),
});
export const Preventions = page(PreventionView);

/** What staff know of a case as a complaint. */
export const ComplaintView = object(
  {
    /** Only a complaint is assessed and decided on. */
    complaint: Type.Boolean(),
    major: Type.Boolean(),
    /** Nothing more may be changed but preventive actions and disputes. */
    over: Type.Boolean(),
    assessment: nullable(object({ severity: Severity, safety: Type.Boolean(), impact: oneOf(IMPACTS) })),
    follower: nullable(Named),
    decision: nullable(oneOf(DECISIONS)),
    cause: nullable(oneOf(CAUSES)),
    /** What a major complaint still needs before it is archived. */
    missing: Type.Array(oneOf(['follower', 'decision', 'cause'])),
    preventions: Type.Array(PreventionView),
    disputes: Type.Array(
      object({
        id: Type.Integer(),
        forum: oneOf(FORUMS),
        reference: nullable(Type.String()),
        openedOn: Day,
        closedOn: nullable(Day),
        outcome: nullable(oneOf(DISPUTE_OUTCOMES)),
        note: nullable(Type.String()),
      }),
    ),
  },
  { title: 'ComplaintView' },
);
