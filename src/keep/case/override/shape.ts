import Type, { type Static } from 'typebox';
import { nullable, object, Timestamp } from '../../../platform/route.ts';
import { oneOf } from '../shape.ts';

const Clause = { clause: Type.String(), text: Type.String() };

export const OverridesView = object(
  {
    /** Gates that bar the caller now and for which nobody has asked yet. */
    open: Type.Array(object({ ...Clause, missing: Type.String() })),
    items: Type.Array(
      object({
        id: Type.Integer(),
        ...Clause,
        reason: Type.String(),
        /** `lapsed`: nobody had decided when the next round began. */
        state: oneOf(['pending', 'approved', 'refused', 'lapsed']),
        requestedBy: nullable(Type.String()),
        requestedAt: Timestamp,
        decidedBy: nullable(Type.String()),
        decidedAt: nullable(Timestamp),
        /** The caller is someone else, and may decide. */
        mayDecide: Type.Boolean(),
      }),
    ),
  },
  { title: 'OverridesView' },
);
export type OverridesView = Static<typeof OverridesView>;
