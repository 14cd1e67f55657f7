import { Refusal } from '../../platform/refusal.ts';
import { inLocale, type Locale } from '../../platform/route.ts';
import type { Db } from '../../platform/sql.ts';
import { SECOND } from '../../platform/time.ts';
import { lengthOf } from '../../promise/calendar/limit.ts';
import { type Clause, isClockClause, type Pledge } from '../../promise/pledge/pledge.ts';
import { readArrivals } from './arrivals.ts';
import { windowsNeeded } from './queue.ts';
import type { WindowsReply } from './shape.ts';
import type { DaySpan } from './span.ts';
import { ASSUMPTIONS, WHAT_IF_TEXTS } from './texts.ts';

/** What is supposed while nobody says how long service takes. */
const SUPPOSED_SERVICE_SECONDS = 300;

interface Asked {
  readonly clause: string;
  readonly serviceSeconds?: number;
  readonly patienceSeconds?: number;
}

/**
 * How many windows a counter needs in each hour of the week to keep a clause about waiting.
 * @throws Refusal not-found, bad-request
 */
export async function windowsReply(
  db: Db,
  letter: Pledge,
  asked: Asked,
  span: DaySpan,
  locale: Locale,
): Promise<WindowsReply> {
  const clause = letter.clauses.find(({ id }) => id === asked.clause);
  if (clause?.measure !== 'counter-wait') throw new Refusal('not-found', WHAT_IF_TEXTS.noSuchClause);
  const limitSeconds = limitOf(clause);
  const { serviceSeconds = SUPPOSED_SERVICE_SECONDS, patienceSeconds = null } = asked;
  const arrivals = await readArrivals(db, clause.scope, letter.calendar.timezone, span);
  return {
    clause: clause.id,
    limitSeconds,
    target: clause.target,
    serviceSeconds,
    patienceSeconds,
    assumptions: assumptionsOf(asked).map((text) => inLocale(text, locale)),
    hours: arrivals.map(({ weekday, hour, perHour }) => {
      const counter = { arrivalsPerHour: perHour, serviceSeconds, patienceSeconds };
      const found = windowsNeeded(counter, limitSeconds, clause.target);
      return {
        weekday,
        hour,
        arrivalsPerHour: perHour,
        windows: found?.windows ?? null,
        keptShare: found?.kept ?? null,
        leftShare: found?.left ?? null,
        busyShare: found?.busy ?? null,
      };
    }),
  };
}

function limitOf(clause: Clause): number {
  if (!isClockClause(clause) || clause.limit.unit === 'd' || clause.limit.unit === 'wd') {
    throw new Refusal('bad-request', WHAT_IF_TEXTS.naturalLimit);
  }
  return lengthOf(clause.limit) / SECOND;
}

const assumptionsOf = ({ serviceSeconds, patienceSeconds }: Asked) => [
  ASSUMPTIONS.arrivals,
  ASSUMPTIONS.service,
  serviceSeconds === undefined ? ASSUMPTIONS.supposed : ASSUMPTIONS.given,
  patienceSeconds === undefined ? ASSUMPTIONS.stays : ASSUMPTIONS.leaves,
  ASSUMPTIONS.steady,
];
