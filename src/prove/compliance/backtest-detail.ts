import { formatInstant, type Instant, MINUTE, offsetAt, toDate } from '../../platform/time.ts';
import type { Judged } from './backtest.ts';

/** Writes clocks, and steps that gates guard, as lines of JSON, with the offset of a time zone. */
export function detailOf(timeZone: string): (name: string, one: Judged) => string {
  const stamp = stamper(timeZone);
  return (name, { clause, startedAt, dueAt, stoppedAt, state }) =>
    `${JSON.stringify({
      case: name,
      clause,
      startedAt: stamp(startedAt),
      dueAt: dueAt === null ? null : stamp(dueAt),
      stoppedAt: stoppedAt === null ? null : stamp(stoppedAt),
      state,
    })}\n`;
}

/** No time zone changes its offset within a quarter of an hour that begins on the quarter. */
const QUARTER = 15 * MINUTE;

/** Asking the runtime for an offset takes as long as judging ten clocks; a history has few different quarters. */
function stamper(timeZone: string): (at: Instant) => string {
  const zones = new Map<number, { readonly offset: number; readonly suffix: string }>();
  return (at) => {
    const quarter = Math.floor(at / QUARTER) * QUARTER;
    let zone = zones.get(quarter);
    if (!zone) {
      zone = { offset: offsetAt(timeZone, quarter), suffix: formatInstant(quarter, timeZone).slice(19) };
      zones.set(quarter, zone);
    }
    const wall = toDate(at + zone.offset)
      .toISOString()
      .slice(0, -1);
    return (wall.endsWith('.000') ? wall.slice(0, -4) : wall) + zone.suffix;
  };
}
