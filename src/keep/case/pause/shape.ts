import Type, { type Static } from 'typebox';
import { nullable, object, Timestamp } from '../../../platform/route.ts';
import { WAITING_REASONS } from '../case.ts';
import { oneOf } from '../shape.ts';

export const PausesView = object(
  {
    items: Type.Array(
      object({
        reason: oneOf(WAITING_REASONS),
        startedAt: Timestamp,
        endedAt: nullable(Timestamp),
        endedBy: nullable(oneOf(['user', 'staff', 'system', 'import'])),
        contested: Type.Boolean(),
        reminded: Type.Boolean(),
        /** When it ends by itself. */
        endsAt: Timestamp,
        /** What the user was asked; null when nothing was said to them. */
        question: nullable(Type.String()),
        /** The ways by which it went out to the user. */
        sent: Type.Array(object({ channel: Type.String(), at: Timestamp })),
      }),
    ),
  },
  { title: 'PausesView' },
);
export type PausesView = Static<typeof PausesView>;
