import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { DAY, formatInstant, HOUR, type Instant, parseDay, parseInstant } from '../../platform/time.ts';
import { type Calendar, type CalendarSpec, compileCalendar } from './calendar.ts';
import { closeOfBusiness, isWorkingDay, windowsOf } from './days.ts';
import { deadline, type Pause } from './deadline.ts';
import { parseLimit } from './limit.ts';
import { addWorkingTime, workingTimeBetween } from './working-time.ts';

const shanghai = (date: string, time = '00:00:00'): Instant => parseInstant(`${date}T${time}+08:00`)!;
const OFFICE: CalendarSpec = {
  timezone: 'Asia/Shanghai',
  hours: { 'mon-fri': ['09:00-12:00', '13:30-17:30'] },
  holidays: 'CN',
};
const office = compileCalendar(OFFICE);
const alwaysButHolidays = compileCalendar({ timezone: 'Asia/Shanghai', hours: '24x7', holidays: 'CN' });

/** The deadline on the wall clock of the calendar's zone, `YYYY-MM-DDTHH:MM:SS+hh:mm`. */
function due(calendar: Calendar, start: Instant, limit: string, pauses: Pause[] = []): string {
  return formatInstant(deadline(calendar, start, parseLimit(limit)!, pauses), calendar.timeZone);
}
const works = (calendar: Calendar, date: string) => isWorkingDay(calendar, parseDay(date)!);
const closes = (calendar: Calendar, date: string) =>
  formatInstant(closeOfBusiness(calendar, parseDay(date)!), calendar.timeZone);

describe('close of business', () => {
  test('is 24:00 on days without hours and under 24x7', () => {
    assert.equal(closes(office, '2026-11-21'), '2026-11-22T00:00:00+08:00');
    assert.equal(closes(office, '2025-01-28'), '2025-01-29T00:00:00+08:00');
    assert.equal(closes(alwaysButHolidays, '2025-01-26'), '2025-01-27T00:00:00+08:00');
  });

  test("is Friday's on a make-up day without hours of its own, for its windows too", () => {
    const shortFriday = compileCalendar({
      ...OFFICE,
      hours: { 'mon-thu': ['09:00-17:00'], fri: ['09:00-12:00'] },
    });
    assert.equal(closes(shortFriday, '2025-01-26'), '2025-01-26T12:00:00+08:00');
    assert.deepEqual(windowsOf(shortFriday, parseDay('2025-01-26')!), [
      [shanghai('2025-01-26', '09:00:00'), shanghai('2025-01-26', '12:00:00')],
    ]);
    const saturdays = compileCalendar({
      ...OFFICE,
      hours: { 'mon-fri': ['09:00-17:00'], sat: ['10:00-11:00'] },
    });
    assert.equal(closes(saturdays, '2025-02-08'), '2025-02-08T11:00:00+08:00');
  });

  test('is 24:00 on a make-up day when Friday has no hours either; the day still counts', () => {
    const noFriday = compileCalendar({ ...OFFICE, hours: { 'mon-thu': ['09:00-17:00'] } });
    assert.ok(works(noFriday, '2025-01-26'));
    assert.deepEqual(windowsOf(noFriday, parseDay('2025-01-26')!), []);
    assert.equal(due(noFriday, shanghai('2025-01-25'), '1wd'), '2025-01-27T00:00:00+08:00');
  });
});

describe('single dates and own holidays', () => {
  const calendar = compileCalendar({
    ...OFFICE,
    holidays: ['2026-11-23'],
    workdays: ['2026-11-28'],
    overrides: { '2026-11-24': [], '2026-11-23': ['10:00-11:00'], '2026-11-29': ['08:00-09:00'] },
  });

  test('an override wins over holiday and weekday', () => {
    assert.ok(
      works(calendar, '2026-11-23') && works(calendar, '2026-11-29') && !works(calendar, '2026-11-24'),
    );
    assert.equal(closes(calendar, '2026-11-23'), '2026-11-23T11:00:00+08:00');
    assert.equal(due(calendar, shanghai('2026-11-20', '17:00:00'), '2wd'), '2026-11-25T17:30:00+08:00');
  });

  test('own make-up days work without any announcement', () => {
    assert.equal(closes(calendar, '2026-11-28'), '2026-11-28T17:30:00+08:00');
    assert.equal(due(calendar, shanghai('2026-11-27', '17:00:00'), '90wm'), '2026-11-28T10:00:00+08:00');
  });

  test('make-up days listed beside CN add to the announced ones', () => {
    const more = compileCalendar({ ...OFFICE, workdays: ['2026-11-28'] });
    assert.ok(works(more, '2026-11-28') && works(more, '2025-01-26'));
  });
});

describe('zones that change their clocks', () => {
  const berlin = compileCalendar({ timezone: 'Europe/Berlin', hours: '24x7', holidays: 'none' });
  const night = compileCalendar({
    timezone: 'Europe/Berlin',
    hours: { 'mon-sun': ['00:00-06:00', '22:00-24:00'] },
    holidays: 'none',
  });

  test('days of 23 and 25 hours end at local midnight', () => {
    const day = (date: string) =>
      closeOfBusiness(berlin, parseDay(date)!) - closeOfBusiness(berlin, parseDay(date)! - 1);
    assert.equal(day('2026-03-29'), 23 * HOUR);
    assert.equal(day('2026-10-25'), 25 * HOUR);
    assert.equal(day('2026-10-26'), DAY);
  });

  test('windows follow the wall clock', () => {
    const worked = (date: string) =>
      windowsOf(night, parseDay(date)!).reduce((sum, [from, to]) => sum + to - from, 0);
    assert.equal(worked('2026-03-28'), 8 * HOUR);
    assert.equal(worked('2026-03-29'), 7 * HOUR);
    assert.equal(worked('2026-10-25'), 9 * HOUR);
    const start = parseInstant('2026-03-28T22:00:00+01:00')!;
    assert.equal(due(night, start, '5wh'), '2026-03-29T04:00:00+02:00');
  });

  test('a skipped time maps forward, a repeated one is the first', () => {
    const small = compileCalendar({
      timezone: 'Europe/Berlin',
      hours: { 'mon-sun': ['02:15-02:45', '09:00-10:00'] },
      holidays: 'none',
    });
    assert.equal(windowsOf(small, parseDay('2026-03-29')!).length, 1);
    const [first] = windowsOf(small, parseDay('2026-10-25')!);
    assert.deepEqual(
      first?.map((at) => formatInstant(at, 'Europe/Berlin')),
      ['2026-10-25T02:15:00+02:00', '2026-10-25T02:45:00+02:00'],
    );
  });

  test('midnight that does not exist: the day begins when the clock jumps', () => {
    const santiago = compileCalendar({ timezone: 'America/Santiago', hours: '24x7', holidays: 'none' });
    assert.equal(closes(santiago, '2025-09-06'), '2025-09-07T01:00:00-03:00');
  });

  test('a zone that skipped a day across the date line counts no work on it', () => {
    const apia = compileCalendar({ timezone: 'Pacific/Apia', hours: '24x7', holidays: 'none' });
    assert.ok(!works(apia, '2011-12-30'));
    assert.equal(due(apia, parseInstant('2011-12-29T12:00:00-10:00')!, '1wd'), '2012-01-01T00:00:00+14:00');
  });
});

describe('compiling', () => {
  test('the same content is the same calendar, another spelling the same version', () => {
    assert.equal(compileCalendar({ ...OFFICE }), office);
    const spelt = compileCalendar({
      ...OFFICE,
      hours: { 'mon,tue,wed,thu,fri': ['09:00-12:00', '13:30-17:30'] },
    });
    assert.equal(spelt.version, office.version);
    assert.notEqual(compileCalendar({ ...OFFICE, holidays: 'none' }).version, office.version);
    assert.match(office.version, /^[0-9a-f]{16}\+chinese-days@\d/);
  });

  test('a calendar with faults is refused with all of them', () => {
    assert.throws(() => compileCalendar({ ...OFFICE, timezone: 'Mars/Olympus', hours: {} }), {
      name: 'Refusal',
      code: 'invalid-pledge',
      message: /timezone .*hours /,
    });
  });

  test('years out of reach are refused, not walked to', () => {
    const { code } = { code: 'bad-request' };
    const rare = compileCalendar({ ...OFFICE, hours: { mon: ['09:00-09:01'] } });
    assert.throws(() => deadline(rare, shanghai('2026-01-01'), parseLimit('100000wh')!), { code });
    assert.throws(() => deadline(office, shanghai('2300-01-01'), parseLimit('1wd')!), { code });
    assert.throws(() => deadline(office, Number.NaN, parseLimit('1wd')!), { code });
    assert.equal(due(office, shanghai('2026-01-01'), '36500d'), '2125-12-10T17:30:00+08:00');
  });
});

describe('measuring working time', () => {
  test('is zero outside windows and backwards', () => {
    assert.equal(
      workingTimeBetween(office, shanghai('2026-11-20', '17:30:00'), shanghai('2026-11-23', '09:00:00')),
      0,
    );
    assert.equal(workingTimeBetween(office, shanghai('2026-11-23'), shanghai('2026-11-20')), 0);
  });

  test('adding nothing is used up at once', () => {
    const night = shanghai('2026-11-20', '23:00:00');
    assert.equal(addWorkingTime(office, night, 0), night);
  });

  test('years apart', () => {
    const year = workingTimeBetween(office, shanghai('2025-01-01'), shanghai('2026-01-01'));
    assert.equal(year, 248 * 7 * HOUR);
    assert.equal(addWorkingTime(office, shanghai('2025-01-01'), year), shanghai('2025-12-31', '17:30:00'));
  });
});
