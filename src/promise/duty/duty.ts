import type { Instant } from '../../platform/time.ts';
import type { Clause, Evidence, Fields, Period } from '../pledge/pledge.ts';
import type { Days } from './period.ts';

/** A clause that promises an activity so many times in each period. */
export type DutyClause = Clause & {
  readonly measure: 'duty';
  readonly activity: string;
  readonly every: Period;
  readonly count: number;
};

export const isDutyClause = (clause: Clause): clause is DutyClause => clause.measure === 'duty';

/**
 * One period of a duty: what it takes, and until when.
 *
 * A period counts with the days on which the clause is promised. Covered in part, at the beginning of the letter or at
 * its announced end, it owes its share of the count, rounded to the nearest whole number; a share of none is not owed.
 * So a yearly promise made in February is owed in its first year, and a weekly one made on a Friday is not owed that
 * week. A period without a working day owes nothing.
 */
export interface Occurrence extends Days {
  /** Midnight with which it begins. */
  readonly startsAt: Instant;
  /** Midnight after its last day: what happens from here on is of the next period. */
  readonly endsAt: Instant;
  readonly needed: number;
  /** Close of business of its last working day. Evidence recorded later does not count. */
  readonly dueAt: Instant;
  /** When another version of the letter, without this clause, takes over before the due; else null. */
  readonly dropsAt: Instant | null;
}

/** Proof that the activity took place. Never changed; a mistake is taken back by a retraction. */
export interface Entry {
  readonly id: number;
  readonly happenedAt: Instant;
  /** By the clock of the database, so that nothing can be recorded as of earlier. */
  readonly recordedAt: Instant;
  /** How many times of the activity it proves. */
  readonly count: number;
  readonly retractedAt: Instant | null;
}

export interface EvidenceEntry extends Entry {
  readonly clause: string;
  /** Of a milestone: what it proves to be delivered. */
  readonly deliverable: string | null;
  readonly kind: Evidence;
  readonly text: string;
  readonly link: string | null;
  readonly file: { readonly id: string; readonly name: string } | null;
  /** The number of the case by whose event it was recorded. */
  readonly case: string | null;
  readonly recordedBy: string | null;
  readonly retraction: string | null;
}

/** What a period comes to at a moment. */
export interface Standing {
  readonly state: 'running' | 'kept' | 'broken' | 'cancelled';
  /** Times that count: happened in the period, recorded by the due, not taken back. */
  readonly done: number;
  /** Times that happened in the period but were recorded too late to count. */
  readonly late: number;
  /** Times still missing. */
  readonly missing: number;
  /** When the last one needed was recorded. */
  readonly keptAt: Instant | null;
}

/** A step that was taken with a case. */
export interface Deed {
  readonly type: string;
  readonly case: string;
  /** Its number among the events of the case. */
  readonly seq: number;
  readonly at: Instant;
  /** What is known of the case. */
  readonly fields: Fields;
}
