import { dayAt, type Instant, parseDay } from '../../platform/time.ts';
import type { Calendar } from '../calendar/calendar.ts';
import type { Pledge } from './pledge.ts';

/** A version of the letter that holds from its publication on and never changes. */
export interface PublishedPledge {
  readonly id: number;
  /** Counts up from 1 in the order of publication. */
  readonly version: number;
  readonly publishedAt: Instant;
  readonly pledge: Pledge;
  readonly calendar: Calendar;
}

/**
 * The version that a case is held to: of those whose term contains the moment, the one published last. Terms
 * are days of the letter's own calendar, the first and the last included; a letter without a term always holds.
 */
export function pledgeInForce(
  published: readonly PublishedPledge[],
  at: Instant,
): PublishedPledge | undefined {
  let found: PublishedPledge | undefined;
  for (const one of published) {
    if ((!found || one.version > found.version) && isInForce(one.pledge, at)) found = one;
  }
  return found;
}

function isInForce({ effective, calendar }: Pledge, at: Instant): boolean {
  if (!effective) return true;
  const day = dayAt(calendar.timezone, at);
  return day >= parseDay(effective.from)! && (effective.to === undefined || day <= parseDay(effective.to)!);
}
