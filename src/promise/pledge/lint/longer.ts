import { DAY, HOUR, type Instant, parseDay } from '../../../platform/time.ts';
import { type CalendarSpec, compileCalendar } from '../../calendar/calendar.ts';
import { deadline } from '../../calendar/deadline.ts';
import { formatLimit, type Limit } from '../../calendar/limit.ts';

/** Whether a limit that starts at the same moment as another is due later: always, for some starts, or never. */
export type Longer = 'always' | 'sometimes' | 'never';
export type Comparison = (limit: Limit, than: Limit) => Longer;

/**
 * Starts to compare limits of different kinds of time at: every three hours of five weeks that hold a long public
 * holiday with its make-up days, so that nights, weekends and both are among them.
 */
const FIRST = parseDay('2026-09-14')! * DAY;
const STARTS: readonly Instant[] = Array.from(
  { length: (35 * DAY) / (3 * HOUR) },
  (_, n) => FIRST + n * 3 * HOUR,
);

/** Compares limits by what they mean on a calendar: `4wh` on a Friday afternoon is longer than `24h`. */
export function comparisonOn(spec: CalendarSpec): Comparison {
  const known = new Map<string, readonly Instant[]>();
  const duesOf = (limit: Limit): readonly Instant[] => {
    const key = formatLimit(limit);
    const dues = known.get(key) ?? STARTS.map((start) => deadline(compileCalendar(spec), start, limit));
    known.set(key, dues);
    return dues;
  };
  return (limit, than) => {
    // Of one kind of time the numbers tell; a tiny difference would not show at every start.
    if (limit.unit === than.unit) return limit.count > than.count ? 'always' : 'never';
    const [dues, others] = [duesOf(limit), duesOf(than)];
    const later = dues.filter((due, index) => due > others[index]!).length;
    if (later === 0) return 'never';
    return later === dues.length ? 'always' : 'sometimes';
  };
}
