import type { Instant } from '../../platform/time.ts';
import type { Pause } from '../../promise/calendar/deadline.ts';
import type { Limit } from '../../promise/calendar/limit.ts';
import type { ClockClause, ClockMeasure, RatioMeasure, ScopeField } from '../../promise/pledge/pledge.ts';
import type { CaseEvent } from './event.ts';

/**
 * For tests alone: a second implementation of what clocks do, written from the text of the contract and not
 * from `clock.ts`. It lives through a case event by event and remembers everything that it has seen.
 */
export interface ObviousClock {
  clause: string;
  startedAt: Instant;
  dueAt: Instant;
  stoppedAt: Instant | null;
  state: 'kept' | 'broken' | 'running' | 'cancelled';
}

const TABLE: Record<ClockMeasure, [starts: string, stops: string, traits: string]> = {
  registration: ['received', 'registered', ''],
  dispatch: ['registered', 'dispatched', ''],
  'first-response': ['received', 'responded, replied', ''],
  'investigation-start': ['dispatched', 'started', ''],
  'initial-plan': ['received', 'plan_sent, replied', ''],
  coordination: ['coordination_requested', 'coordinated', 'again'],
  'coordination-plan': ['coordination_requested', 'plan_sent', 'again'],
  'first-handling': ['received', 'started, responded, replied', ''],
  resolution: ['received', 'replied', 'pauses'],
  archiving: ['replied', 'archived', ''],
  'second-review': ['appealed', 'replied', 'pauses, again'],
  supervision: ['reported', 'verified', ''],
  'counter-wait': ['taken', 'called', ''],
  'guide-sync': ['published', 'confirmed', ''],
};

/** One start and what came of it, whether or not anybody was held to it. */
interface Round {
  startedAt: Instant;
  due: Instant;
  late: boolean;
  stoppedAt: Instant | null;
  /** What the letter says of it: nothing as long as the scope has never matched. */
  held: 'never' | 'yes' | 'cancelled';
  dueWhenCancelled: Instant;
}

/** A merge that was undone has never been. */
const withoutUndone = (events: readonly CaseEvent[]): readonly CaseEvent[] =>
  events.filter(
    ({ type }, place) => type !== 'merged' || !events.slice(place).some((later) => later.type === 'unmerged'),
  );

type DueOf = (start: Instant, limit: Limit, pauses: readonly Pause[]) => Instant;

/** All clocks of one clause, as they stand at a moment. The events must be in order. */
export function obviousClocks(
  clause: ClockClause,
  events: readonly CaseEvent[],
  at: Instant,
  dueOf: DueOf,
): ObviousClock[] {
  const [starts, stopList, traits] = TABLE[clause.measure];
  const stops = stopList.split(', ');
  const known = new Map<string, string>();
  const pauses: Pause[] = [];
  const rounds: Round[] = [];
  let wasReceived = false;
  let waitingSince: Instant | null = null;
  let over = false;

  const notice = (now: Instant) => {
    for (const round of rounds) {
      if (round.stoppedAt !== null || round.late) continue;
      // While it stands still, its time cannot run out; unless it had before.
      const ranUntil = waitingSince ?? now;
      if (ranUntil > round.due) round.late = true;
    }
  };
  const open = (round: Round) => round.stoppedAt === null;
  const judged = (round: Round) => round.late || round.stoppedAt !== null;
  const cancel = () => {
    for (const round of rounds) {
      if (round.held !== 'yes' || judged(round)) continue;
      round.held = 'cancelled';
      round.dueWhenCancelled = round.due;
    }
  };
  const inScope = () =>
    Object.entries(clause.scope).every(([field, values]) =>
      known.has(field) ? values.includes(known.get(field)!) : false,
    );

  for (const event of withoutUndone(events.filter((event) => event.at <= at))) {
    const now = event.at;
    if (now > at) break;
    notice(now);

    if (stops.includes(event.type)) {
      for (const round of rounds) if (open(round)) round.stoppedAt = now;
    }
    if (event.type === starts && !over) {
      const another = traits.includes('again') ? !rounds.some(open) : rounds.length === 0;
      const due = dueOf(now, clause.limit, pauses);
      const round: Round = {
        startedAt: now,
        due,
        late: false,
        stoppedAt: null,
        held: 'never',
        dueWhenCancelled: due,
      };
      if (another) rounds.push(round);
    }
    if (traits.includes('pauses')) {
      if (event.type === 'waiting_user') waitingSince ??= now;
      if (event.type === 'resumed' && waitingSince !== null) {
        pauses.push({ from: waitingSince, to: now });
        waitingSince = null;
        for (const round of rounds) {
          if (open(round) && !round.late) round.due = dueOf(round.startedAt, clause.limit, pauses);
        }
      }
    }
    const says =
      (event.type === 'received' && !wasReceived) ||
      ['reclassified', 'reported', 'taken', 'published'].includes(event.type);
    if (event.type === 'received') wasReceived = true;
    if (says) {
      for (const [field, value] of Object.entries(event.fields ?? {})) known.set(field as ScopeField, value);
    }

    if (event.type === 'withdrawn' || event.type === 'merged') {
      cancel();
      over = true;
    }
    if (over) continue;
    if (!inScope()) cancel();
    else for (const round of rounds) round.held = 'yes';
  }
  notice(at);

  return rounds
    .filter((round) => round.held !== 'never')
    .map((round) => ({
      clause: clause.id,
      startedAt: round.startedAt,
      ...(round.held === 'cancelled'
        ? { dueAt: round.dueWhenCancelled, stoppedAt: null, state: 'cancelled' as const }
        : {
            dueAt: round.due,
            stoppedAt: round.stoppedAt,
            state: round.late ? ('broken' as const) : open(round) ? ('running' as const) : ('kept' as const),
          }),
    }));
}

/** For each ratio: whether a case is in the denominator, and in the numerator. Undefined: it is in neither. */
export function obviousMark(measure: RatioMeasure, told: readonly CaseEvent[]): boolean | undefined {
  const events = withoutUndone(told);
  const types = new Set<string>(events.map(({ type }) => type));
  const ratings = events.filter(({ type }) => type === 'rated');
  const opinions = ratings.map(({ solved }) => solved).filter((solved) => solved !== undefined);
  const valid =
    types.has('received') && (types.has('replied') || !(types.has('withdrawn') || types.has('merged')));
  const shares: Record<RatioMeasure, [whole: boolean, part: boolean]> = {
    satisfaction: [ratings.length > 0, (ratings.at(-1)?.score ?? 0) >= 4],
    solved: [opinions.length > 0, opinions.at(-1) === true],
    answered: [valid, types.has('replied')],
    'follow-up': [types.has('archived'), types.has('followed_up')],
    'spot-check': [types.has('archived'), types.has('inspected')],
  };
  const [whole, part] = shares[measure];
  return whole ? part : undefined;
}
