import type { Text } from '../../../platform/refusal.ts';
import { HOUR, parseDay } from '../../../platform/time.ts';
import { type CalendarSpec, compileCalendar } from '../../calendar/calendar.ts';
import { windowsOf } from '../../calendar/days.ts';
import { weekOf } from '../../calendar/hours.ts';
import { lengthOf } from '../../calendar/limit.ts';
import { limitInWords } from '../phrase.ts';
import type { Clock, Found, Letter, Rule } from './finding.ts';

/** Limits that somebody of the promisor has to keep; a queue ticket is only called while the counter is open. */
const WITHOUT_PEOPLE: ReadonlySet<string> = new Set(['counter-wait', 'guide-sync']);

/** A stretch of days without a public holiday, and one around the longest there is, in every year the first of October. */
const ORDINARY = { from: parseDay('2026-08-31')!, days: 14 };
const HOLIDAY = { from: parseDay('2026-09-25')!, days: 24 };

/**
 * Who is there when, as far as the letter says: its rosters, and the calendar's hours. A calendar round the clock says
 * how time is counted, not that anybody is in.
 */
function presenceOf({ draft: { calendar }, clauses }: Letter): CalendarSpec[] {
  const rosters = clauses.flatMap(({ measure, hours }) => (measure === 'roster' && hours ? [hours] : []));
  if (rosters.length === 0) return [];
  const office = calendar.hours === '24x7' ? [] : [calendar];
  // Who is there on all seven days is there on holidays; who rests on Sunday rests on them too.
  const holidaysOf = (hours: CalendarSpec['hours']) =>
    weekOf(hours).every((spans) => spans.length > 0) ? 'none' : calendar.holidays;
  return [...office, ...rosters.map((hours) => ({ ...calendar, hours, holidays: holidaysOf(hours) }))];
}

/** The longest time, in milliseconds, in which nobody is there during some days. */
function longestAbsence(presence: readonly CalendarSpec[], { from, days }: typeof ORDINARY): number {
  const windows = presence
    .map((spec) => compileCalendar(spec))
    .flatMap((calendar) => Array.from({ length: days }, (_, day) => windowsOf(calendar, from + day)).flat())
    .sort(([a], [b]) => a - b);
  let longest = 0;
  let end = windows[0]?.[0] ?? 0;
  for (const [begins, ends] of windows) {
    longest = Math.max(longest, begins - end);
    end = Math.max(end, ends);
  }
  return longest;
}

/** Natural time that runs out while nobody is on duty, as far as the letter itself says who is there when. */
export const nobodyOnDuty: Rule = {
  name: 'nobody-on-duty',
  severity: 'warning',
  *find(letter) {
    const presence = presenceOf(letter);
    if (presence.length === 0) return;
    const [usual, holidays] = [longestAbsence(presence, ORDINARY), longestAbsence(presence, HOLIDAY)];
    const natural = letter.clocks.filter(
      ({ measure, limit }) => !WITHOUT_PEOPLE.has(measure) && (limit.unit === 'm' || limit.unit === 'h'),
    );
    const within = (absence: number) => natural.filter(({ limit }) => lengthOf(limit) < absence);
    const short = within(usual);
    yield* alone(letter, short, usual, { zh: '一周中', en: '' });
    yield* alone(
      letter,
      within(holidays).filter((clock) => !short.includes(clock)),
      holidays,
      { zh: '法定节假日前后', en: ' around public holidays' },
    );
  },
};

function* alone(letter: Letter, clauses: readonly Clock[], absence: number, when: Text): Iterable<Found> {
  if (clauses.length === 0) return;
  const { zh, en } = letter.place(...clauses);
  const hours = Math.floor(absence / HOUR);
  const shown = { zh: limitInWords(clauses[0]!.limit, 'zh'), en: limitInWords(clauses[0]!.limit, 'en') };
  yield {
    clauses,
    member: 'limit',
    sentence: {
      zh: `${zh}按自然时间计（如 ${shown.zh}），而按排班${when.zh}有连续 ${hours} 小时无人在岗。`,
      en: `The limits of ${en} are in natural time (such as ${shown.en}), while the roster leaves ${hours} hours in a row${when.en} without anybody.`,
    },
    remedy: {
      zh: '请安排这段时间的值守，或改按工作时间计。',
      en: 'Cover these hours, or count working time.',
    },
  };
}
