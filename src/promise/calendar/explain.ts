import type { Instant } from '../../platform/time.ts';
import { type Calendar, isAnnounced } from './calendar.ts';
import { closeOfBusiness, dayOf, midnightOf, windowsOf } from './days.ts';
import { deadline, type Pause } from './deadline.ts';
import { type Limit, lengthOf } from './limit.ts';
import { firstDayOf, kindOf, works, yearOf } from './table.ts';

/**
 * `closed`: shut by a single date's arrangement; `counted-day`: counts because every day does; `moved`: days
 * from the last counted one to the working day that takes its place; `unannounced`: goes by weekday, since
 * the holidays are not published; `omitted`: the middle of a long explanation.
 */
export type StepKind =
  | 'start-day'
  | 'weekend'
  | 'holiday'
  | 'closed'
  | 'make-up'
  | 'working-day'
  | 'counted-day'
  | 'paused'
  | 'moved'
  | 'working-time'
  | 'natural-time'
  | 'unannounced'
  | 'omitted'
  | 'due';

/** A stretch [from, to) on the way to a deadline. */
export interface Step {
  from: Instant;
  to: Instant;
  kind: StepKind;
  /** What the stretch uses of the limit: days for `d` and `wd`, else milliseconds. At `due` the whole. */
  counted: number;
}

/** Steps shown at most; a reader checks the beginning and the end. */
const MOST_STEPS = 24;

/**
 * Why a deadline is when it is: what counted, what did not and for which reason, in order of time. Stretches
 * of days go from midnight to midnight, those of one kind are merged, and the last step is `due`.
 * @throws Refusal as `deadline` does.
 */
export function explainDeadline(
  calendar: Calendar,
  start: Instant,
  limit: Limit,
  pauses: readonly Pause[] = [],
): Step[] {
  const due = deadline(calendar, start, limit, pauses);
  const byDay = limit.unit === 'd' || limit.unit === 'wd';
  const byCalendar = limit.unit !== 'm' && limit.unit !== 'h';
  const steps = byDay
    ? daySteps(calendar, start, limit, pauses, due)
    : timeSteps(calendar, start, limit, pauses, due);
  return [
    ...shorten(steps),
    ...(byCalendar ? unannounced(calendar, start, due) : []),
    { from: due, to: due, kind: 'due', counted: byDay ? limit.count : lengthOf(limit) },
  ];
}

function daySteps(
  calendar: Calendar,
  start: Instant,
  { count, unit }: Limit,
  pauses: readonly Pause[],
  due: Instant,
): Step[] {
  const steps: Step[] = [];
  const startDay = dayOf(calendar, start);
  let left = count;
  const add = (day: number, kind: StepKind, counted: number) => {
    left -= counted;
    append(steps, { from: midnightOf(calendar, day), to: midnightOf(calendar, day + 1), kind, counted });
  };
  add(startDay, 'start-day', 0);
  for (let day = startDay + 1; ; day++) {
    const close = closeOfBusiness(calendar, day);
    const kind = kindOf(calendar.rules, day);
    if (unit === 'wd' && !works(kind)) add(day, kind, 0);
    else if (pauses.some(({ from, to }) => from <= close && close < to)) add(day, 'paused', 0);
    else if (left === 0) add(day, 'moved', 0);
    else add(day, unit === 'd' ? 'counted-day' : kind === 'make-up' ? kind : 'working-day', 1);
    if (close >= due) return steps;
  }
}

function timeSteps(
  calendar: Calendar,
  start: Instant,
  { unit }: Limit,
  pauses: readonly Pause[],
  due: Instant,
): Step[] {
  const steps: Step[] = [];
  const run = (from: Instant, to: Instant) => {
    if (to <= from) return;
    if (unit === 'm' || unit === 'h') append(steps, { from, to, kind: 'natural-time', counted: to - from });
    else runByCalendar(calendar, steps, from, to);
  };
  let at = start;
  for (const pause of pauses) {
    if (pause.to <= at) continue;
    if (pause.from > due) break;
    run(at, pause.from);
    append(steps, { from: Math.max(at, pause.from), to: pause.to, kind: 'paused', counted: 0 });
    at = pause.to;
  }
  run(at, due);
  return steps;
}

/** Working time of a stretch without pauses; nights and breaks are not told, days without work are. */
function runByCalendar(calendar: Calendar, steps: Step[], start: Instant, end: Instant): void {
  for (let day = dayOf(calendar, start); ; day++) {
    const from = Math.max(start, midnightOf(calendar, day));
    const to = Math.min(end, midnightOf(calendar, day + 1));
    if (to <= from) return;
    const kind = kindOf(calendar.rules, day);
    if (!works(kind)) append(steps, { from, to, kind, counted: 0 });
    for (const [opens, closes] of windowsOf(calendar, day)) {
      const step = { from: Math.max(from, opens), to: Math.min(to, closes) };
      if (step.from < step.to) append(steps, { ...step, kind: 'working-time', counted: step.to - step.from });
    }
  }
}

/** Adds a step, or lets the last one go on when it is of the same kind. */
function append(steps: Step[], step: Step): void {
  const last = steps.at(-1);
  if (last?.kind === step.kind) {
    last.to = step.to;
    last.counted += step.counted;
  } else steps.push(step);
}

function shorten(steps: Step[]): Step[] {
  if (steps.length <= MOST_STEPS) return steps;
  const half = MOST_STEPS / 2;
  const middle = steps.slice(half, -half);
  const counted = middle.reduce((sum, step) => sum + step.counted, 0);
  const omitted: Step = { from: middle[0]!.from, to: middle.at(-1)!.to, kind: 'omitted', counted };
  return [...steps.slice(0, half), omitted, ...steps.slice(-half)];
}

/** The stretch of a deadline's way that goes by weekday for want of an announcement. */
function unannounced(calendar: Calendar, start: Instant, due: Instant): Step[] {
  const first = yearOf(dayOf(calendar, start));
  const last = yearOf(dayOf(calendar, due));
  const years: number[] = [];
  for (let year = first; year <= last; year++) if (!isAnnounced(calendar, year)) years.push(year);
  if (years.length === 0) return [];
  const from = Math.max(start, midnightOf(calendar, firstDayOf(years[0]!)));
  const to = Math.min(due, midnightOf(calendar, firstDayOf(years.at(-1)! + 1)));
  return [{ from, to, kind: 'unannounced', counted: 0 }];
}
