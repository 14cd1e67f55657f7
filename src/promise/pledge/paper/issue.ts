import type { Instant } from '../../../platform/time.ts';
import type { Draft } from '../pledge.ts';
import type { Paper } from './paper.ts';

/** A version as it is kept: a draft has neither a number nor a day of publication. */
export interface Issue {
  readonly id: number;
  readonly version: number | null;
  readonly publishedAt: Instant | null;
  readonly pledge: Draft;
}

/**
 * A version as it goes on paper. Only what is published has a page that anyone can see.
 * @param publicUrl where users reach the product, without a slash at the end
 */
export const paperOf = ({ id, version, publishedAt, pledge }: Issue, publicUrl: string): Paper =>
  version === null || publishedAt === null
    ? { pledge }
    : { pledge, published: { version, at: publishedAt }, address: `${publicUrl}/pledge/${id}` };
