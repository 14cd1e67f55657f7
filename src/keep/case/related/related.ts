import type { Db } from '../../../platform/sql.ts';
import type { Stage } from '../case.ts';
import { STEPS } from '../decide.ts';
import { type Candidate, candidatesFor } from './candidates.ts';
import type { Rarity } from './rarity.ts';
import { type Compared, type Likeness, likeness, pairsIn } from './similarity.ts';

interface Subject extends Compared {
  readonly id: number;
  readonly number: string;
  readonly stage: Stage;
  readonly contact: { readonly phone?: string; readonly email?: string } | null;
}

export interface Suggestion extends Likeness {
  readonly other: Candidate;
  /** Which of the two would be merged into which; null where an end of either stands against it. */
  readonly merge: { readonly number: string; readonly into: string } | null;
}

const MOST = 6;

/** Cases that may be about the same matter, the likeliest first. */
export async function relatedTo(db: Db, subject: Subject, rarity: Rarity): Promise<Suggestion[]> {
  const candidates = await candidatesFor(db, subject, rarity);
  const one = { ...subject, pairs: pairsIn(subject) };
  return candidates
    .flatMap((other) => {
      const found = likeness(one, other, other.sameUser);
      return found ? [{ ...found, other, merge: mergeOf(subject, other) }] : [];
    })
    .toSorted((a, b) => b.score - a.score || b.other.receivedAt - a.other.receivedAt)
    .slice(0, MOST);
}

const OPEN = STEPS.merge.from;

/** The later one goes into the earlier one, whose promises are the older; both have still to be answered. */
function mergeOf(one: Subject, other: Candidate): Suggestion['merge'] {
  if (!OPEN.includes(one.stage) || !OPEN.includes(other.stage)) return null;
  const oneIsLater = one.receivedAt - other.receivedAt || one.id - other.id;
  return oneIsLater > 0
    ? { number: one.number, into: other.number }
    : { number: other.number, into: one.number };
}
