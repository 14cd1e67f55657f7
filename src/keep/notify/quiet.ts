import { DAY, HOUR, type Instant, offsetAt } from '../../platform/time.ts';

/** Nobody is written to at night: from this hour of the evening to that hour of the morning. */
const QUIET_FROM = 21 * HOUR;
const QUIET_TO = 8 * HOUR;

/** The first moment from `at` on that is not at night in the time zone. */
export function afterQuiet(at: Instant, timeZone: string): Instant {
  const local = at + offsetAt(timeZone, at);
  const time = ((local % DAY) + DAY) % DAY;
  if (time >= QUIET_TO && time < QUIET_FROM) return at;
  const morning = local - time + (time >= QUIET_FROM ? DAY : 0) + QUIET_TO;
  return morning - offsetAt(timeZone, morning - offsetAt(timeZone, at));
}
