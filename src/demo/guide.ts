import { HOUR, type Instant, MINUTE } from '../platform/time.ts';
import { midnightOf, workingDayAfter } from '../promise/calendar/days.ts';
import { addWorkingTime } from '../promise/calendar/working-time.ts';
import { BRANCHES, SLOW_BRANCH } from './bank.ts';
import { type HistoryRecord, Journal } from './journal.ts';
import { inTime, type Promises } from './promises.ts';
import type { Random } from './random.ts';

const CHANGES = [
  '服务指南：补卡工本费调整为 10 元',
  '服务指南：非柜面转账限额调整办法',
  '服务指南：国庆中秋假期值班网点与时间',
  '服务指南：小额存款继承简化提取清单',
  '服务指南：提前还款改为随约随还',
  '服务指南：老年客户上门服务范围扩大',
  '服务指南：账户短信服务默认不勾选',
];

const CHANNELS = ['web', 'app', 'wechat'] as const;

/** Changes of prices and procedures, each confirmed by every outlet and channel. One outlet forgot one of them. */
export function* guideChanges(
  random: Random,
  promises: Promises,
  firstDay: number,
  days: number,
  until: Instant,
): Generator<HistoryRecord> {
  const { calendar } = promises;
  for (const [index, title] of CHANGES.entries()) {
    const day = workingDayAfter(calendar, firstDay + Math.floor(((index + 0.4) * days) / CHANGES.length), 1);
    const publishedAt = midnightOf(calendar, day) + 10 * HOUR + random.int(0, 40) * MINUTE;
    const places = [
      ...BRANCHES.map(({ name }) => ({ outlet: name, channel: 'counter' })),
      ...CHANNELS.map((channel) => ({ channel })),
    ];
    for (const [place, where] of places.entries()) {
      const journal = new Journal(
        `ZN-${String(index + 1).padStart(2, '0')}-${String(place + 1).padStart(2, '0')}`,
      );
      journal.add(publishedAt, 'published', { ...where, title });
      const forgot = index === 4 && 'outlet' in where && where.outlet === SLOW_BRANCH.name;
      const confirms = addWorkingTime(calendar, publishedAt, random.around(55 * MINUTE, 0.6));
      const confirmedAt = inTime(
        random,
        calendar,
        publishedAt,
        confirms,
        promises.due('guide-sync', where, publishedAt),
        0,
      );
      journal.add(forgot ? addWorkingTime(calendar, publishedAt, 9 * HOUR) : confirmedAt, 'confirmed', {});
      yield* journal.linesUntil(until);
    }
  }
}
