/**
 * Deadlines per second of each kind of limit on one core, beside dayjs-business-time. Of the npm packages
 * that add business time it was the fastest tried with these hours and holidays: moment-business-time made
 * about 5,000 limits of 90 minutes a second, and luxon-business-days knows whole days only (28,000 a second).
 * It has no make-up days, no pauses and no time zone but the machine's; the calendar here goes without too.
 */
process.env.TZ = 'Asia/Shanghai';

import dayjs from 'dayjs';
import businessTime from 'dayjs-business-time';
import { DAY, type Instant, MINUTE, parseInstant } from '../src/platform/time.ts';
import { compileCalendar } from '../src/promise/calendar/calendar.ts';
import { deadline } from '../src/promise/calendar/deadline.ts';
import { CHINESE_HOLIDAYS } from '../src/promise/calendar/holidays.ts';
import { parseLimit } from '../src/promise/calendar/limit.ts';

const holidays = CHINESE_HOLIDAYS.holidays.filter((date) => date >= '2025');
const calendar = compileCalendar({
  timezone: 'Asia/Shanghai',
  hours: { 'mon-fri': ['09:00-12:00', '13:30-17:30'] },
  holidays,
});

dayjs.extend(businessTime);
const segments = [
  { start: '09:00:00', end: '12:00:00' },
  { start: '13:30:00', end: '17:30:00' },
];
dayjs.setBusinessTime({
  sunday: null,
  monday: segments,
  tuesday: segments,
  wednesday: segments,
  thursday: segments,
  friday: segments,
  saturday: null,
});
dayjs.setHolidays([...holidays]);

const closing = (day: dayjs.Dayjs) => day.hour(17).minute(30).second(0).millisecond(0).valueOf();
const onBusinessDay = (day: dayjs.Dayjs) => (day.isBusinessDay() ? day : day.nextBusinessDay());

/** What one has to write with the peer to get each limit. */
const PEER: Record<string, (start: Instant) => Instant> = {
  '30m': (start) => dayjs(start).add(30, 'minute').valueOf(),
  '24h': (start) => dayjs(start).add(24, 'hour').valueOf(),
  '90wm': (start) => dayjs(start).addBusinessMinutes(90).valueOf(),
  '40wh': (start) => dayjs(start).addBusinessHours(40).valueOf(),
  '3d': (start) => closing(onBusinessDay(dayjs(start).add(3, 'day'))),
  '5wd': (start) => closing(dayjs(start).addBusinessDays(5)),
  '60wd': (start) => closing(dayjs(start).addBusinessDays(60)),
};

const FROM = parseInstant('2025-01-01T00:00:00+08:00')!;
const MINUTES = (600 * DAY) / MINUTE;
/** Starts spread over twenty months in an order that no cache can foresee. */
const starts = Float64Array.from({ length: 4096 }, (_, i) => FROM + ((i * 104_729) % MINUTES) * MINUTE);

const LASTING = 500;

/** Calls per second, after as long a warm-up. */
function rate(compute: (start: Instant) => Instant): number {
  let calls = 0;
  let kept = 0;
  for (const counts of [false, true]) {
    calls = 0;
    const begun = performance.now();
    while (performance.now() - begun < LASTING) {
      for (let i = 0; i < 256; i++) kept += compute(starts[(calls + i) % starts.length]!);
      calls += 256;
    }
    if (counts && kept !== 0) return (calls * 1000) / (performance.now() - begun);
  }
  return 0;
}

const rows = Object.entries(PEER).map(([text, peer]) => {
  const limit = parseLimit(text)!;
  const own = (start: Instant) => deadline(calendar, start, limit);
  const sample = starts.subarray(0, 1000);
  const agreeing = sample.filter((start) => own(start) === peer(start)).length;
  const [ours, theirs] = [rate(own), rate(peer)];
  return {
    limit: text,
    'deadlines/s': Math.round(ours).toLocaleString('en'),
    'dayjs-business-time/s': Math.round(theirs).toLocaleString('en'),
    ratio: `${(ours / theirs).toFixed(0)} x`,
    'same answer': `${((agreeing / sample.length) * 100).toFixed(1)} %`,
  };
});
console.table(rows);
