import { formatDay, HOUR, type Instant, MINUTE } from '../platform/time.ts';
import { midnightOf } from '../promise/calendar/days.ts';
import { BRANCHES } from './bank.ts';
import { type HistoryRecord, Journal } from './journal.ts';
import type { Promises } from './promises.ts';
import type { Random } from './random.ts';
import { busyness, isOff, momentOf } from './rhythm.ts';

/** Visitors of a usual branch on a usual day whose ticket was kept for measuring. */
const TICKETS = 9;

/** Office minutes of waiting that half of the visitors do not exceed. */
const USUAL_WAIT = 5.6;

/** The day's queue tickets at every outlet that is open. */
export function* ticketsOf(
  random: Random,
  { calendar }: Promises,
  day: number,
  until: Instant,
): Generator<HistoryRecord> {
  const off = isOff(calendar, day);
  for (const [index, branch] of BRANCHES.entries()) {
    if (off && !branch.openOnWeekends) continue;
    const count = random.count(TICKETS * branch.size * busyness(calendar, day));
    for (let i = 1; i <= count; i++) {
      const journal = new Journal(
        `QH-${formatDay(day).slice(2).replaceAll('-', '')}-${String(index + 1).padStart(2, '0')}-${String(i).padStart(3, '0')}`,
      );
      const takenAt = momentOf(random, calendar, day, 'counter');
      const segment = random.weighted(
        ['ordinary', 'elderly', 'disabled', 'vip'],
        (one) => ({ ordinary: 82, elderly: 14, disabled: 1, vip: 3 })[one]!,
      );
      const helped = segment === 'elderly' || segment === 'disabled';
      const hour = (takenAt - midnightOf(calendar, day)) / HOUR;
      const crowded = hour >= 11.5 && hour < 13.5 ? 1.35 : 1;
      const usual = helped ? 1.9 * Math.sqrt(branch.slowness) : USUAL_WAIT * branch.slowness * crowded;
      const minutes = random.around(usual, helped ? 0.4 : 0.5);
      journal.add(takenAt, 'taken', {
        channel: 'counter',
        outlet: branch.name,
        segment,
        title: `${branch.name} ${helped ? '绿色通道' : '普通'}号 ${helped ? 'L' : 'A'}${String(i).padStart(3, '0')}`,
      });
      journal.add(takenAt + minutes * MINUTE, 'called', { by: branch.name });
      yield* journal.linesUntil(until);
    }
  }
}
