import { clocksOf } from '../src/keep/case/clock.ts';
import { type CaseEvent, type EventType, inOrder } from '../src/keep/case/event.ts';
import { historyOf } from '../src/keep/case/history.ts';
import { formatInstant, parseInstant } from '../src/platform/time.ts';
import { type CalendarSpec, compileCalendar } from '../src/promise/calendar/calendar.ts';
import { parseLimit } from '../src/promise/calendar/limit.ts';
import type { ClockClause, ClockMeasure, Fields, Scope } from '../src/promise/pledge/pledge.ts';

const BANK: CalendarSpec = {
  timezone: 'Asia/Shanghai',
  hours: { 'mon-fri': ['09:00-12:00', '13:30-17:30'] },
  holidays: 'CN',
};
export const ROUND_THE_CLOCK: CalendarSpec = { timezone: 'Asia/Shanghai', hours: '24x7', holidays: 'none' };

const moment = (text: string) =>
  parseInstant(`${text.replace(' ', 'T')}${text.length === 16 ? ':00' : ''}+08:00`)!;
const shown = (at: number | null) =>
  at === null ? null : formatInstant(at, 'Asia/Shanghai').slice(0, 16).replace('T', ' ');

/** An event as it is told. */
export type Told = readonly [at: string, type: EventType, fields?: Fields];

export interface Trial {
  readonly limit: string;
  readonly scope?: Scope;
  readonly calendar?: CalendarSpec;
  /** Judged then; long afterwards when absent. */
  readonly at?: string;
  /** In any order. */
  readonly events: readonly Told[];
}

/** The clocks of one clause as `due, stop, state`. */
export function clocks(
  measure: ClockMeasure,
  { limit, scope = {}, calendar = BANK, at = '2027-01-01 00:00', events }: Trial,
) {
  const clause: ClockClause = { id: 'c', text: 'x', measure, scope, target: 1, limit: parseLimit(limit)! };
  const ordered = inOrder(
    events
      .map(([at, type, fields]): CaseEvent => ({ at: moment(at), type, ...(fields && { fields }) }))
      .filter((event) => event.at <= moment(at)),
  );
  return clocksOf(historyOf(ordered), [clause], compileCalendar(calendar), moment(at)).map(
    ({ dueAt, stoppedAt, state }) => [shown(dueAt), shown(stoppedAt), state],
  );
}
