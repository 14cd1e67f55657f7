import Type, { type Static } from 'typebox';
import { nullable, object, Timestamp } from '../../../platform/route.ts';
import { formatInstant, type Instant } from '../../../platform/time.ts';
import { amendmentAfter, NEXT, OPINIONS, ratifyBy, STAGES, STEPS, TRIGGERS } from './amendment.ts';
import type { Recorded } from './store.ts';

/** How the API tells amendments. */

const Words = (maxLength: number) => Type.String({ minLength: 1, maxLength, pattern: '\\S' });

export const AssessBody = object({
  trigger: Type.Enum([...TRIGGERS]),
  reason: Words(2_000),
  assessment: Words(20_000),
  major: Type.Boolean({ description: 'Whether a decision body has to approve the change.' }),
});

export const OpinionShape = object({
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
