import type { CalendarSpec } from '../calendar/calendar.ts';
import { checkCalendar } from '../calendar/check.ts';
import type { Limit } from '../calendar/limit.ts';
import { type Empty, isEmpty, unitOf } from './blank.ts';
import type { Inspection, Path } from './inspection.ts';
import type { DraftClause } from './pledge.ts';
import * as texts from './texts.ts';

const ROUND_THE_CLOCK: CalendarSpec = { timezone: 'Asia/Shanghai', hours: '24x7', holidays: 'CN' };

const isNatural = (limit: Limit | Empty): boolean =>
  ['m', 'h', ''].includes(isEmpty(limit) ? unitOf(limit) : limit.unit);

/** Reads the calendar of a letter. One whose limits are all in natural time needs none. */
export function readCalendar(
  inspection: Inspection,
  raw: unknown,
  clauses: readonly DraftClause[],
): CalendarSpec {
  if (raw === undefined) {
    const natural = clauses.every(({ limit }) => !limit || isNatural(limit));
    if (!natural) inspection.report(['calendar'], texts.calendarMissing);
    return ROUND_THE_CLOCK;
  }
  const spec: unknown =
    typeof raw === 'object' && !Array.isArray(raw)
      ? { timezone: 'Asia/Shanghai', holidays: 'CN', ...raw }
      : raw;
  check(inspection, spec, ['calendar']);
  return spec as CalendarSpec;
}

/** Reads hours that are covered: `24x7`, or windows by weekday as in a calendar. */
export function readHours(inspection: Inspection, raw: unknown, path: Path): CalendarSpec['hours'] {
  check(inspection, { ...ROUND_THE_CLOCK, hours: raw }, path.slice(0, -1));
  return raw as CalendarSpec['hours'];
}

function check(inspection: Inspection, spec: unknown, at: Path): void {
  for (const { path, message, english } of checkCalendar(spec))
    inspection.report([...at, ...stepsOf(path)], { zh: message, en: english });
}

const stepsOf = (path: string): Path =>
  [...path.matchAll(/\[(\d+)\]|[^.[\]]+/g)].map(([whole, index]) =>
    index === undefined ? whole : Number(index),
  );
