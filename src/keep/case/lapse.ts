import type { Instant } from '../../platform/time.ts';
import {
  type Clause,
  type ClockMeasure,
  type Fields,
  matches,
  type Scope,
} from '../../promise/pledge/pledge.ts';
import { runsOf } from './clock.ts';
import type { History } from './history.ts';

/** A stretch of time whose length is compared with others, on one of two sides. */
export interface Lapse {
  readonly startedAt: Instant;
  /** Milliseconds from start to stop, by the clock on the wall. */
  readonly lasted: number;
  /** Whether it is on the side that the clause speaks for: online, or of those whom the green channel is for. */
  readonly favoured: boolean;
}

/** Where nobody meets or speaks with anybody; a telephone call, a visit and a letter are offline. */
const ONLINE: readonly string[] = ['web', 'app', 'wechat', 'email', 'social', 'api'];

/** Whom a green channel is for when its clause names nobody. */
const PRIORITY: readonly string[] = ['elderly', 'disabled', 'vip'];

interface Comparison {
  readonly measure: ClockMeasure;
  readonly scope: Scope;
  /** On which side a case is; undefined: on none. */
  sideOf(fields: Fields): boolean | undefined;
}

/** What a clause that compares lengths compares. */
function comparisonOf({ measure, of, scope }: Clause): Comparison {
  if (measure === 'parity') {
    const sideOf = ({ channel }: Fields) => (channel === undefined ? undefined : ONLINE.includes(channel));
    return { measure: of!, scope, sideOf };
  }
  const { segment = PRIORITY, ...rest } = scope;
  const elsewhere = scope.channel && !scope.channel.includes('counter');
  return {
    // Where there is no counter there is no queue; what is waited for is then the first response.
    measure: elsewhere ? 'first-response' : 'counter-wait',
    scope: rest,
    sideOf(fields) {
      if (fields.segment === undefined) return undefined;
      return segment.includes(fields.segment) ? true : fields.segment === 'ordinary' ? false : undefined;
    },
  };
}

/**
 * The finished stretches of one case that a parity or green-channel clause compares: from start to stop of the measure,
 * of what the case was known to be when it stopped.
 */
export function lapsesOf(history: History, clause: Clause): Lapse[] {
  const { measure, scope, sideOf } = comparisonOf(clause);
  const { events, known, end } = history;
  return runsOf(history, measure).flatMap(({ start, stop }) => {
    if (stop === null || stop > end || !matches(scope, known[stop]!)) return [];
    const favoured = sideOf(known[stop]!);
    const startedAt = events[start]!.at;
    return favoured === undefined ? [] : [{ startedAt, lasted: events[stop]!.at - startedAt, favoured }];
  });
}
