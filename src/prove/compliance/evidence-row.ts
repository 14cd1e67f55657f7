import type { ClockState } from '../../keep/case/clock.ts';
import { Refusal } from '../../platform/refusal.ts';
import { type Instant, parseDay } from '../../platform/time.ts';
import type { Owed } from './duty-periods.ts';
import type { Span } from './period.ts';
import { COMPLIANCE_TEXTS } from './texts.ts';

export type ComparedSide = 'online' | 'offline' | 'priority' | 'ordinary';

/** What a figure counts as one: a clock, a case in a ratio, or a period of a duty. */
export interface EvidenceRow {
  readonly number: string;
  readonly title: string;
  readonly unit_id: number | null;
  readonly channel: string | null;
  readonly started_at: Instant;
  readonly due_at: Instant | null;
  readonly stopped_at: Instant | null;
  readonly state: ClockState;
  readonly day: string;
  readonly case_id: number;
  readonly round: number;
  /** A rating that is still kept from those who handle cases: nobody is to see whose it is. */
  readonly sealed?: boolean;
  /** Of a comparison, on which side it is and how long it took. */
  readonly side?: ComparedSide | null;
  readonly lasted_ms?: number | null;
  /** Of a duty the period, of a milestone the deliverable; with what was recorded for it. */
  readonly duty?: Owed;
}

export interface EvidenceQuery extends Span {
  readonly state?: ClockState;
  readonly cursor?: string;
  readonly limit?: number;
}

/** Where a page ended: its last row. */
export const writeCursor = (...place: [day: string, caseId: number, round: number]): string =>
  Buffer.from(JSON.stringify(place)).toString('base64url');

/** @throws Refusal bad-request */
export function readCursor(cursor: string): [day: string, caseId: number, round: number] {
  try {
    const [day, caseId, round] = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    if (parseDay(String(day)) !== undefined && Number.isInteger(caseId) && Number.isInteger(round)) {
      return [String(day), caseId, round];
    }
  } catch {
    // Falls through to the refusal: whatever is wrong with it, the remedy is the same.
  }
  throw new Refusal('bad-request', COMPLIANCE_TEXTS.badCursor);
}
