import { HOUR, MINUTE } from '../../../platform/time.ts';
import { MINUTES_A_DAY, weekOf } from '../../calendar/hours.ts';
import { lengthOf } from '../../calendar/limit.ts';
import { limitInWords } from '../phrase.ts';
import type { Clock, Rule } from './finding.ts';

/** Limits that somebody of the promisor has to keep; a queue ticket is only called while the counter is open. */
const WITHOUT_PEOPLE: ReadonlySet<string> = new Set(['counter-wait', 'guide-sync']);
const WEEK = 7 * MINUTES_A_DAY;

/** The longest stretch of a week, in milliseconds, that none of the hours covers. */
function longestAbsence(covered: readonly Parameters<typeof weekOf>[0][]): number {
  const present = new Uint8Array(WEEK);
  for (const hours of covered) {
    for (const [day, spans] of weekOf(hours).entries())
      for (const { from, to } of spans) present.fill(1, day * MINUTES_A_DAY + from, day * MINUTES_A_DAY + to);
  }
  let [longest, run] = [0, 0];
  // Twice around, as Sunday night goes on into Monday.
  for (let minute = 0; minute < 2 * WEEK; minute++) {
    run = present[minute % WEEK] ? 0 : run + 1;
    longest = Math.max(longest, run);
  }
  return Math.min(longest, WEEK) * MINUTE;
}

/** Natural time that runs out while nobody is on duty, as far as the letter itself says who is there when. */
export const nobodyOnDuty: Rule = {
  name: 'nobody-on-duty',
  severity: 'warning',
  *find({ draft, clauses, clocks, place }) {
    const rosters = clauses.flatMap(({ measure, hours }) => (measure === 'roster' && hours ? [hours] : []));
    if (rosters.length === 0) return;
    const absence = longestAbsence([...rosters, draft.calendar.hours]);
    const isShort = ({ measure, limit }: Clock) =>
      !WITHOUT_PEOPLE.has(measure) && (limit.unit === 'm' || limit.unit === 'h') && lengthOf(limit) < absence;
    const short = clocks.filter(isShort);
    if (short.length === 0) return;
    const { zh, en } = place(...short);
    const hours = Math.floor(absence / HOUR);
    const shown = { zh: limitInWords(short[0]!.limit, 'zh'), en: limitInWords(short[0]!.limit, 'en') };
    yield {
      clauses: short,
      sentence: {
        zh: `${zh}按自然时间计（如 ${shown.zh}），而按排班一周中有连续 ${hours} 小时无人在岗。`,
        en: `The limits of ${en} are in natural time (such as ${shown.en}), while the roster leaves ${hours} hours in a row without anybody.`,
      },
      remedy: {
        zh: '请安排全天候值守，或改用工作时间（wm、wh）。',
        en: 'Cover these hours, or use working time (wm, wh).',
      },
    };
  },
};
