import Type, { type Static } from 'typebox';
import { nullable, object, Timestamp } from '../../../platform/route.ts';
import { oneOf } from '../shape.ts';

const Clock = { clause: Type.String(), text: Type.String(), round: Type.Integer() };

export const ExtensionsView = object(
  {
    /** Clocks for which more time may be asked for now. */
    open: Type.Array(object({ ...Clock, limit: Type.String(), dueAt: Timestamp })),
    items: Type.Array(
      object({
        id: Type.Integer(),
        ...Clock,
        length: Type.String({ description: 'As limits are written: 3wd.' }),
        reason: Type.String(),
        /** `lapsed`: the clock had run out or stopped before anybody decided. */
        state: oneOf(['pending', 'approved', 'refused', 'lapsed']),
        /** Of an approved one. */
        dueAt: nullable(Timestamp),
        verdict: nullable(oneOf(['running', 'met', 'missed', 'cancelled'])),
        requestedBy: nullable(Type.String()),
        requestedAt: Timestamp,
        decidedBy: nullable(Type.String()),
        mayDecide: Type.Boolean(),
      }),
    ),
  },
  { title: 'ExtensionsView' },
);
export type ExtensionsView = Static<typeof ExtensionsView>;
