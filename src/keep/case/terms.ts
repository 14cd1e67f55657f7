import type { Calendar } from '../../promise/calendar/calendar.ts';
import { compileCalendar } from '../../promise/calendar/calendar.ts';
import {
  type Clause,
  type ClockClause,
  GATE_MEASURES,
  isClockClause,
  type Pledge,
  RATIO_MEASURES,
} from '../../promise/pledge/pledge.ts';

/** A pledge version as cases are held to it: its clauses by what they do, its calendar compiled. */
export interface Terms {
  readonly pledgeId: number;
  readonly version: number;
  readonly pledge: Pledge;
  readonly calendar: Calendar;
  readonly clocks: readonly ClockClause[];
  readonly ratios: readonly Clause[];
  /** Those that mark cases: ratios, gates, and comparisons of two sides. */
  readonly marked: readonly Clause[];
  readonly gates: readonly Clause[];
}

/** @throws Refusal when the pledge's calendar is no calendar. */
export function termsOf(pledgeId: number, version: number, pledge: Pledge): Terms {
  const among = (measures: readonly string[]) =>
    pledge.clauses.filter(({ measure }) => measures.includes(measure));
  return {
    pledgeId,
    version,
    pledge,
    calendar: compileCalendar(pledge.calendar),
    clocks: pledge.clauses.filter(isClockClause),
    ratios: among(RATIO_MEASURES),
    marked: among([...RATIO_MEASURES, ...GATE_MEASURES, 'parity', 'green-channel']),
    gates: among(GATE_MEASURES),
  };
}
