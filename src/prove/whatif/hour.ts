import { DAY, HOUR, type Instant, offsetAt } from '../../platform/time.ts';

/**
 * The hour of day of moments in a time zone. Asking the runtime for an offset takes as long as judging ten clocks: a day
 * that begins and ends with the same offset keeps it; on the others it is asked for.
 */
export function hourIn(timeZone: string): (at: Instant) => number {
  // Most clocks of a case start with its receipt.
  let [last, hour] = [Number.NaN, 0];
  const offsets = new Map<number, number | null>();
  const offsetOn = (day: number): number | null => {
    let offset = offsets.get(day);
    if (offset === undefined) {
      const first = offsetAt(timeZone, day * DAY);
      offset = first === offsetAt(timeZone, (day + 1) * DAY) ? first : null;
      offsets.set(day, offset);
    }
    return offset;
  };
  return (at) => {
    if (at === last) return hour;
    const wall = at + (offsetOn(Math.floor(at / DAY)) ?? offsetAt(timeZone, at));
    last = at;
    hour = Math.floor((wall - Math.floor(wall / DAY) * DAY) / HOUR);
    return hour;
  };
}
