import { Refusal } from '../../platform/refusal.ts';
import { type Instant, parseDay, parseInstant } from '../../platform/time.ts';
import type { Calendar } from '../../promise/calendar/calendar.ts';
import { midnightOf } from '../../promise/calendar/days.ts';
import { COMPLIANCE_TEXTS } from '../compliance/texts.ts';
import { WHAT_IF_TEXTS } from './texts.ts';

/** Days as they were asked for, and the moments from and before which they reach. */
export interface DaySpan {
  readonly days: { readonly from: string | null; readonly to: string | null };
  readonly from: Instant;
  readonly to: Instant;
}

/** Reads days of a letter's calendar; either may be left open. @throws Refusal bad-request */
export function readSpan(
  calendar: Calendar,
  { from, to }: { readonly from?: string; readonly to?: string },
): DaySpan {
  const [first, last] = [readDay(from), readDay(to)];
  if (first !== undefined && last !== undefined && first > last) throw badSpan();
  return {
    days: { from: from?.slice(0, 10) ?? null, to: to?.slice(0, 10) ?? null },
    from: first === undefined ? Number.NEGATIVE_INFINITY : midnightOf(calendar, first),
    to: last === undefined ? Number.POSITIVE_INFINITY : midnightOf(calendar, last + 1),
  };
}

function readDay(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const day = parseDay(text.slice(0, 10));
  if (day === undefined) throw badSpan();
  return day;
}

const badSpan = () => new Refusal('bad-request', COMPLIANCE_TEXTS.badSpan);

/** Reads the moment of a judgement. @throws Refusal bad-request */
export function readAt(text: string | undefined): Instant | undefined {
  if (text === undefined) return undefined;
  const at = parseInstant(text);
  if (at === undefined) throw new Refusal('bad-request', WHAT_IF_TEXTS.badAt);
  return at;
}
