import Type, { type Static } from 'typebox';
import { nullable, object, Timestamp } from '../../../platform/route.ts';
import { STAGES } from '../case.ts';
import { oneOf } from '../shape.ts';
import { REASONS } from './similarity.ts';

const Case = {
  number: Type.String(),
  title: Type.String(),
  stage: oneOf(STAGES),
  receivedAt: Timestamp,
};

export const RelatedView = object(
  {
    /** Cases that may be about the same matter, the likeliest first. */
    items: Type.Array(
      object({
        ...Case,
        /** How it begins, to be compared at a glance. */
        excerpt: Type.String(),
        unit: nullable(Type.String()),
        similarity: Type.Number({ description: 'Of the words, from 0 to 1.' }),
        reasons: Type.Array(oneOf(REASONS)),
        /** The merge to offer: the later one into the earlier one. Null when one of them is answered or over. */
        merge: nullable(object({ number: Type.String(), into: Type.String() })),
      }),
    ),
    /** Those merged into this one. */
    merged: Type.Array(object(Case)),
    splitFrom: nullable(Type.String()),
    splitInto: Type.Array(Type.String()),
  },
  { title: 'RelatedView' },
);
export type RelatedView = Static<typeof RelatedView>;
