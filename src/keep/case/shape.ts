import Type, { type Static } from 'typebox';
import { nullable, object, Timestamp } from '../../platform/route.ts';
import { CLOCK_MEASURES, SCOPE_VALUES } from '../../promise/pledge/pledge.ts';
import { PERSONAL_WAYS, type PersonalWay } from '../notify/directory.ts';
import { ACTIONS, STAGES, WAITING_REASONS } from './case.ts';
import { EVENT_TYPES } from './event.ts';
import { REMEDY_KINDS } from './remedy/remedy.ts';

export const oneOf = <const V extends readonly string[]>(values: V) =>
  Type.Unsafe<V[number]>({ type: 'string', enum: [...values] });

const Stage = oneOf(STAGES);
const Name = (maxLength = 100) => Type.String({ minLength: 1, maxLength });

/** Any of the scope fields, as the user, triage or staff set them. */
export const ScopeFields = {
  channel: Type.Optional(oneOf(SCOPE_VALUES.channel)),
  kind: Type.Optional(oneOf(SCOPE_VALUES.kind)),
  urgency: Type.Optional(oneOf(SCOPE_VALUES.urgency)),
  nature: Type.Optional(oneOf(SCOPE_VALUES.nature)),
  complexity: Type.Optional(oneOf(SCOPE_VALUES.complexity)),
  segment: Type.Optional(oneOf(SCOPE_VALUES.segment)),
  category: Type.Optional(Name()),
  unit: Type.Optional(Name()),
  outlet: Type.Optional(Name()),
};

export const Contact = object({
  name: Type.Optional(Type.String({ maxLength: 100 })),
  phone: Type.Optional(Type.String({ maxLength: 40 })),
  email: Type.Optional(Type.String({ maxLength: 254 })),
  wechat: Type.Optional(Type.String({ maxLength: 128, description: 'The openid of a WeChat account.' })),
  preferred: Type.Optional(
    Type.Unsafe<PersonalWay>({
      type: 'string',
      enum: [...PERSONAL_WAYS],
      description: 'By which way notices are wanted.',
    }),
  ),
});

/** One step in "why this deadline". `kind` is explained by the calendar; `counted` is in days for limits in days, else in milliseconds. */
const ExplanationStep = object(
  {
    from: Timestamp,
    to: Timestamp,
    kind: Type.String(),
    counted: Type.Number(),
  },
  { title: 'ExplanationStep' },
);

const ClockView = object(
  {
    clause: Type.String(),
    /** The promise as a sentence, blanks filled in. */
    text: Type.String(),
    measure: oneOf(CLOCK_MEASURES),
    /** As in the pledge file: `30m`, `5wd`. */
    limit: Type.String(),
    round: Type.Integer(),
    startedAt: Timestamp,
    dueAt: Timestamp,
    stoppedAt: nullable(Timestamp),
    state: oneOf(['running', 'kept', 'broken', 'cancelled']),
    paused: Type.Boolean(),
    /** More time that was given: its own end and what came of it. The clock itself stays as it is. */
    extension: nullable(
      object({ dueAt: Timestamp, verdict: oneOf(['running', 'met', 'missed', 'cancelled']) }),
    ),
    /** Why the deadline is when it is. */
    explanation: Type.Array(ExplanationStep),
  },
  { title: 'ClockView' },
);

export const AttachmentView = object({
  id: Type.String(),
  name: Type.String(),
  mediaType: Type.String(),
  sizeBytes: Type.Integer(),
});

const MessageView = object(
  {
    /** Files that went with it. */
    attachments: Type.Array(AttachmentView),
    at: Timestamp,
    author: oneOf(['user', 'staff', 'system']),
    /** Name of the staff member or unit; null for the user. */
    name: nullable(Type.String()),
    step: nullable(oneOf(EVENT_TYPES)),
    body: Type.String(),
  },
  { title: 'MessageView' },
);

const TimelineEntry = object(
  {
    at: Timestamp,
    type: oneOf(EVENT_TYPES),
    /** Name of the unit that has it from then on (dispatched). */
    unit: nullable(Type.String()),
    reason: nullable(oneOf(WAITING_REASONS)),
    score: nullable(Type.Integer()),
  },
  { title: 'TimelineEntry' },
);

/** What the user sees of a case, with the right code. */
export const CaseView = object(
  {
    number: Type.String(),
    title: Type.String(),
    body: Type.String(),
    stage: Stage,
    kind: nullable(Type.String()),
    channel: nullable(Type.String()),
    waiting: Type.Boolean(),
    waitingReason: nullable(oneOf(WAITING_REASONS)),
    /** When the waiting ends by itself. */
    waitingUntil: nullable(Timestamp),
    unit: nullable(Type.String()),
    receivedAt: Timestamp,
    changedAt: Timestamp,
    pledge: nullable(object({ id: Type.Integer(), title: Type.String(), version: Type.Integer() })),
    timeline: Type.Array(TimelineEntry),
    /** Matters of this feedback that became cases of their own, with their codes; and where this one came from. */
    splitInto: Type.Array(object({ number: Type.String(), accessCode: Type.String() })),
    splitFrom: nullable(Type.String()),
    clocks: Type.Array(ClockView),
    messages: Type.Array(MessageView),
    /** The files of both sides. */
    attachments: Type.Array(AttachmentView),
    rating: nullable(object({ score: Type.Integer(), solved: Type.Boolean() })),
    /** What we promised to make it good, and whether it has come. */
    remedies: Type.Array(
      object({
        id: Type.Integer(),
        kind: oneOf(REMEDY_KINDS),
        amountFen: nullable(Type.Integer()),
        dueAt: Timestamp,
        deliveredAt: nullable(Timestamp),
        overdue: Type.Boolean(),
        /** The user said that it has not arrived. */
        missed: Type.Boolean(),
      }),
    ),
    /** What the user can do now. */
    open: object({
      message: Type.Boolean(),
      withdraw: Type.Boolean(),
      edit: Type.Boolean(),
      rate: Type.Boolean(),
      appeal: Type.Boolean(),
      contest: Type.Boolean(),
    }),
  },
  { title: 'CaseView' },
);
export type CaseView = Static<typeof CaseView>;

const Reference = nullable(object({ id: Type.Integer(), name: Type.String() }));

const Labels = {
  channel: nullable(Type.String()),
  kind: nullable(Type.String()),
  urgency: nullable(Type.String()),
  nature: nullable(Type.String()),
  complexity: nullable(Type.String()),
  segment: nullable(Type.String()),
  category: nullable(Type.String()),
  outlet: nullable(Type.String()),
};

/** A row of the work list. */
export const CaseRow = object(
  {
    number: Type.String(),
    title: Type.String(),
    /** The beginning of the text; in a search the sentence that matched. */
    excerpt: Type.String(),
    /** Changed since whoever asks looked at it; theirs, and never looked at. */
    unread: Type.Boolean(),
    stage: Stage,
    ...Labels,
    unit: Reference,
    suggestedUnit: Reference,
    assignee: Reference,
    waitingReason: nullable(oneOf(WAITING_REASONS)),
    round: Type.Integer(),
    receivedAt: Timestamp,
    changedAt: Timestamp,
    /** The clock that falls due first among those that tick; null when none does. */
    next: nullable(
      object({
        clause: Type.String(),
        text: Type.String(),
        measure: Type.String(),
        limit: Type.String(),
        startedAt: Timestamp,
        dueAt: Timestamp,
        state: oneOf(['running', 'broken']),
        paused: Type.Boolean(),
        /** How high it has risen on the escalation ladder: the highest share of the limit that is over, of 50, 80, 100 and 150 %. */
        level: Type.Integer(),
      }),
    ),
  },
  { title: 'CaseRow' },
);
export type CaseRow = Static<typeof CaseRow>;

/** The whole case for staff. */
export const StaffCaseView = object(
  {
    ...CaseRow.properties,
    body: Type.String(),
    /** What the user wants to be done about it. */
    sought: nullable(Type.String()),
    contact: nullable(Contact),
    trace: Type.Unknown(),
    rating: nullable(object({ score: Type.Integer(), solved: Type.Boolean() })),
    /** It was rated, but what was rated is not shown to those who handle cases until the case is closed to rating. */
    ratingSealed: Type.Boolean(),
    mergedInto: nullable(Type.String()),
    mergedHere: Type.Array(Type.String()),
    pledge: nullable(object({ id: Type.Integer(), title: Type.String(), version: Type.Integer() })),
    events: Type.Array(
      object({
        seq: Type.Integer(),
        at: Timestamp,
        type: oneOf(EVENT_TYPES),
        data: Type.Record(Type.String(), Type.Unknown()),
        actor: oneOf(['user', 'staff', 'system', 'import']),
        staffName: nullable(Type.String()),
      }),
    ),
    clocks: Type.Array(ClockView),
    messages: Type.Array(object({ ...MessageView.properties, internal: Type.Boolean() })),
    /** What the user had written before they changed it, the oldest first; `at` is when it gave way. */
    earlier: Type.Array(object({ at: Timestamp, title: Type.String(), body: Type.String() })),
    /** What the user added. The files of staff stand with what they say. */
    attachments: Type.Array(AttachmentView),
    /** Every action, with the reason when it is not open now. */
    actions: Type.Array(
      object({
        action: oneOf(ACTIONS),
        refusal: nullable(
          object({ code: Type.String(), clause: nullable(Type.String()), message: Type.String() }),
        ),
      }),
    ),
  },
  { title: 'StaffCaseView' },
);
export type StaffCaseView = Static<typeof StaffCaseView>;

/** What the work list is narrowed to. */
export const CaseQuery = object({
  stage: Type.Optional(Stage),
  open: Type.Optional(Type.Boolean()),
  unit: Type.Optional(
    Type.String({ description: 'Name or id of a unit, or `none` for what is not dispatched yet.' }),
  ),
  assignee: Type.Optional(Type.String({ description: 'Id or name of a member of staff, `me`, or `none`.' })),
  urgency: ScopeFields.urgency,
  kind: ScopeFields.kind,
  channel: ScopeFields.channel,
  nature: ScopeFields.nature,
  complexity: ScopeFields.complexity,
  segment: ScopeFields.segment,
  category: Type.Optional(
    Type.String({ maxLength: 100, description: 'A category; one of the first level holds those below it.' }),
  ),
  outlet: ScopeFields.outlet,
  waiting: Type.Optional(Type.Boolean({ description: 'Whether it waits for the user.' })),
  due: Type.Optional(oneOf(['overdue', 'today', '24h'])),
  q: Type.Optional(Type.String({ maxLength: 200, description: 'Words that number, title or text contain.' })),
  sort: Type.Optional(oneOf(['due', 'received'])),
  cursor: Type.Optional(Type.String({ maxLength: 200 })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
  lang: Type.Optional(oneOf(['zh', 'en'])),
});
export type CaseFilter = Static<typeof CaseQuery>;
