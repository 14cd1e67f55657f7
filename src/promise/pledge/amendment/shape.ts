import Type, { type Static } from 'typebox';
import { type Locale, nullable, object, Timestamp } from '../../../platform/route.ts';
import { formatInstant, type Instant } from '../../../platform/time.ts';
import type { PublishedPledge } from '../inforce.ts';
import type { Draft } from '../pledge.ts';
import {
  type Approval,
  amendmentAfter,
  NEXT,
  OPINIONS,
  ratifyBy,
  STAGES,
  STEPS,
  TRIGGERS,
} from './amendment.ts';
import type { Announcement } from './announcement.ts';
import { redline } from './redline.ts';
import type { Recorded } from './store.ts';

/** How the API tells amendments. */

const Words = (maxLength: number) => Type.String({ minLength: 1, maxLength, pattern: '\\S' });

export const AssessBody = object({
  trigger: Type.Enum([...TRIGGERS]),
  reason: Words(2_000),
  assessment: Words(20_000),
  major: Type.Boolean({ description: 'Whether a decision body has to approve the change.' }),
});

const OpinionShape = object({
  unit: Type.String({ minLength: 1, maxLength: 80, description: 'A unit, by its name or its id.' }),
  opinion: Type.Enum([...OPINIONS]),
  text: Type.String({ maxLength: 5_000 }),
});

export const JointReviewBody = object({
  opinions: Type.Array(OpinionShape, {
    maxItems: 100,
    description: 'One for each department, of two at least.',
  }),
});

const Unit = Type.String({ minLength: 1, maxLength: 80, description: 'The unit that disagreed.' });

export const WithdrawBody = object({ unit: Unit, reason: Words(2_000) });

export const OverruleBody = object({
  unit: Unit,
  body: Type.String({ minLength: 1, maxLength: 200, pattern: '\\S', description: 'The decision body.' }),
  reason: Words(2_000),
});

export const ApproveBody = object({
  body: Type.Optional(Type.String({ maxLength: 200, description: 'The board or decision body.' })),
  minutes: Type.Optional(Type.String({ maxLength: 20_000 })),
  date: Type.String({ format: 'date', description: 'The day of the decision.' }),
});

export const AmendmentView = object(
  {
    stage: Type.Enum([...STAGES]),
    next: nullable(Type.Enum([...STEPS], { description: 'The step that is waited for.' })),
    trigger: Type.Enum([...TRIGGERS]),
    reason: Type.String(),
    major: Type.Boolean(),
    objectors: Type.Array(Type.String(), {
      description: 'Departments that disagree; they bar the approval.',
    }),
    ratifyBy: nullable(Timestamp),
    overdue: Type.Boolean({ description: 'An emergency that was not approved in time.' }),
    steps: Type.Array(
      object({
        step: Type.Enum([...STEPS]),
        at: Timestamp,
        by: nullable(Type.String()),
        revision: Type.Integer(),
        content: Type.Record(Type.String(), Type.Unknown()),
      }),
    ),
  },
  { title: 'Amendment' },
);

const Pieces = Type.Array(object({ text: Type.String(), change: Type.Enum(['same', 'added', 'removed']) }), {
  description: 'What is not added makes up the text before, what is not removed the text after.',
});
const Fields = Type.Array(
  object({
    field: Type.String({ description: 'The key in the file of the letter.' }),
    before: Type.Unknown(),
    after: Type.Unknown(),
  }),
);

export const PublicAmendmentShape = object(
  {
    trigger: Type.Enum([...TRIGGERS]),
    reason: Type.String(),
    major: Type.Boolean(),
    approval: nullable(object({ body: nullable(Type.String()), date: Type.String({ format: 'date' }) })),
    ratifyBy: nullable(Timestamp),
    overdue: Type.Boolean({ description: 'An emergency that was not approved in time.' }),
  },
  { title: 'PublicAmendment' },
);
export type PublicAmendment = Static<typeof PublicAmendmentShape>;

const DIFFERENCE = {
  since: nullable(object({ id: Type.Integer(), version: Type.Integer() })),
  letter: Fields,
  clauses: Type.Array(
    object({
      id: Type.String(),
      change: Type.Enum(['added', 'removed', 'changed', 'moved']),
      number: Type.Integer({
        description: 'Its place in the letter; of a removed one, in the version before.',
      }),
      from: nullable(
        Type.Integer({ description: 'Its place in the version before, when it was moved past others.' }),
      ),
      text: Pieces,
      how: Pieces,
      fields: Fields,
    }),
  ),
};

/** What a letter changes in the version that it replaces. */
export const DifferenceView = object(DIFFERENCE);

/** The same of a published one, and how it came about. */
export const ChangesView = object({
  id: Type.Integer(),
  version: Type.Integer(),
  amendment: nullable(PublicAmendmentShape),
  ...DIFFERENCE,
});

/** @param before the version that is replaced; undefined when there is none */
export function tellDifference(
  before: PublishedPledge | undefined,
  after: Draft,
  locale: Locale,
): Static<typeof DifferenceView> {
  if (!before) return { since: null, letter: [], clauses: [] };
  const { letter, clauses } = redline(before.pledge, after, locale);
  return {
    since: { id: before.id, version: before.version },
    letter: [...letter],
    clauses: clauses.map((change) => ({
      ...change,
      text: [...change.text],
      how: [...change.how],
      fields: [...change.fields],
    })),
  };
}

const Told = nullable(object({ zh: Type.String(), en: Type.String() }));

export const AnnouncementView = object(
  {
    id: Type.String({ format: 'uuid' }),
    pledge: object({ id: Type.Integer(), version: Type.Integer() }),
    sinceVersion: nullable(Type.Integer({ description: 'The version that it replaces.' })),
    announcedAt: Timestamp,
    bindsFrom: Type.String({ format: 'date' }),
    trigger: nullable(Type.Enum([...TRIGGERS])),
    reason: nullable(Type.String()),
    letter: Type.Array(Type.String(), { description: 'What changed around the clauses, by its key.' }),
    clauses: Type.Array(
      object({
        id: Type.String(),
        change: Type.Enum(['added', 'removed', 'changed', 'moved']),
        number: Type.Integer(),
        from: nullable(Type.Integer()),
        before: Told,
        after: Told,
      }),
    ),
  },
  { title: 'Announcement' },
);

export const tellAnnouncement = ({
  pledgeId,
  version,
  announcedAt,
  changes,
  ...rest
}: Announcement): Static<typeof AnnouncementView> => ({
  ...rest,
  pledge: { id: pledgeId, version },
  announcedAt: formatInstant(announcedAt),
  letter: [...changes.letter],
  clauses: [...changes.clauses],
});

/** What anyone may know of how a version came about; undefined when it was not made as an amendment. */
export function publicAmendment(steps: readonly Recorded[], now: Instant): PublicAmendment | undefined {
  if (steps.length === 0) return undefined;
  const { trigger, reason, major, ratifyBy: by, overdue } = tellAmendment(steps, now);
  const { approvedAt } = amendmentAfter(steps);
  const last = steps.findLast(({ content }) => content.step === 'approve')?.content as Approval | undefined;
  const approval = approvedAt !== undefined && last ? { body: last.body ?? null, date: last.date } : null;
  return { trigger, reason, major, approval, ratifyBy: by, overdue };
}

/** @param steps those that were taken, one at least */
export function tellAmendment(steps: readonly Recorded[], now: Instant): Static<typeof AmendmentView> {
  const amendment = amendmentAfter(steps);
  const { trigger, reason, major } = amendment.assessment!;
  const by = ratifyBy(amendment);
  return {
    stage: amendment.stage,
    next: NEXT[amendment.stage],
    trigger,
    reason,
    major,
    objectors: [...amendment.objectors],
    ratifyBy: by === undefined ? null : formatInstant(by),
    overdue: by !== undefined && (amendment.approvedAt ?? now) > by,
    steps: steps.map(({ content: { step, ...content }, at, by: name, revision }) => ({
      step,
      at: formatInstant(at),
      by: name,
      revision,
      content,
    })),
  };
}
