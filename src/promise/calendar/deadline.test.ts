import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { formatInstant, HOUR, type Instant, MINUTE, parseDay, parseInstant } from '../../platform/time.ts';
import {
  announcedThrough,
  type Calendar,
  type CalendarSpec,
  compileCalendar,
  isAnnounced,
} from './calendar.ts';
import { isWorkingDay } from './days.ts';
import { deadline, type Pause } from './deadline.ts';
import { CHINESE_HOLIDAYS } from './holidays.ts';
import { parseLimit } from './limit.ts';
import { workingTimeBetween } from './working-time.ts';

const shanghai = (date: string, time = '00:00:00'): Instant => parseInstant(`${date}T${time}+08:00`)!;
const OFFICE: CalendarSpec = {
  timezone: 'Asia/Shanghai',
  hours: { 'mon-fri': ['09:00-12:00', '13:30-17:30'] },
  holidays: 'CN',
};
const office = compileCalendar(OFFICE);
const always = compileCalendar({ timezone: 'Asia/Shanghai', hours: '24x7', holidays: 'none' });
const alwaysButHolidays = compileCalendar({ timezone: 'Asia/Shanghai', hours: '24x7', holidays: 'CN' });

/** The deadline on the wall clock of the calendar's zone, `YYYY-MM-DDTHH:MM:SS+hh:mm`. */
function due(calendar: Calendar, start: Instant, limit: string, pauses: Pause[] = []): string {
  return formatInstant(deadline(calendar, start, parseLimit(limit)!, pauses), calendar.timeZone);
}
const works = (calendar: Calendar, date: string) => isWorkingDay(calendar, parseDay(date)!);

describe('each kind of limit', () => {
  test('natural time runs through the night and the weekend', () => {
    assert.equal(due(office, shanghai('2026-11-20', '23:50:00'), '30m'), '2026-11-21T00:20:00+08:00');
    assert.equal(due(office, shanghai('2026-11-20', '17:00:00'), '24h'), '2026-11-21T17:00:00+08:00');
  });

  test('working time counts the windows of working days only', () => {
    assert.equal(due(office, shanghai('2026-11-20', '17:00:00'), '90wm'), '2026-11-23T10:00:00+08:00');
    assert.equal(due(office, shanghai('2026-11-19', '11:00:00'), '4wh'), '2026-11-19T16:30:00+08:00');
  });

  test('working time used up exactly at closing is due at closing', () => {
    assert.equal(due(office, shanghai('2026-11-20', '17:00:00'), '30wm'), '2026-11-20T17:30:00+08:00');
    assert.equal(due(office, shanghai('2026-11-20', '11:00:00'), '1wh'), '2026-11-20T12:00:00+08:00');
  });

  test('five working days: the day of the start does not count, the fifth ends at close of business', () => {
    assert.equal(due(office, shanghai('2026-11-20', '09:00:00'), '5wd'), '2026-11-27T17:30:00+08:00');
    assert.equal(due(office, shanghai('2026-11-21', '09:00:00'), '5wd'), '2026-11-27T17:30:00+08:00');
  });

  test('three days: a last day without work moves to the next working day', () => {
    assert.equal(due(office, shanghai('2026-11-17', '09:00:00'), '3d'), '2026-11-20T17:30:00+08:00');
    assert.equal(due(office, shanghai('2026-11-18', '09:00:00'), '3d'), '2026-11-23T17:30:00+08:00');
  });
});

describe('vectors from bugs of other systems', () => {
  test('24x7 over midnight gains no minute', () => {
    assert.equal(due(always, shanghai('2026-11-20', '23:59:00'), '2wm'), '2026-11-21T00:01:00+08:00');
    const [from, to] = [shanghai('2026-11-20', '22:00:00'), shanghai('2026-11-23', '02:00:00')];
    assert.equal(workingTimeBetween(always, from, to), to - from);
    assert.equal(due(always, from, '6000wm'), due(always, from, '6000m'));
  });

  test('closing at 24:00', () => {
    const late = compileCalendar({ ...OFFICE, hours: { 'mon-fri': ['18:00-24:00'] } });
    assert.equal(due(late, shanghai('2026-11-19', '23:00:00'), '1wh'), '2026-11-20T00:00:00+08:00');
    assert.equal(due(late, shanghai('2026-11-19', '23:00:00'), '61wm'), '2026-11-20T18:01:00+08:00');
    assert.equal(due(late, shanghai('2026-11-19', '23:00:00'), '1wd'), '2026-11-21T00:00:00+08:00');
  });

  test('lunch break', () => {
    assert.equal(due(office, shanghai('2026-11-20', '11:50:00'), '20wm'), '2026-11-20T13:40:00+08:00');
    assert.equal(due(office, shanghai('2026-11-20', '12:30:00'), '10wm'), '2026-11-20T13:40:00+08:00');
  });

  test('created on a holiday', () => {
    assert.equal(due(office, shanghai('2025-01-29', '10:00:00'), '30wm'), '2025-02-05T09:30:00+08:00');
    assert.equal(due(office, shanghai('2025-01-29', '10:00:00'), '1wd'), '2025-02-05T17:30:00+08:00');
    assert.equal(due(office, shanghai('2025-01-29', '10:00:00'), '30m'), '2025-01-29T10:30:00+08:00');
  });

  test('created after closing', () => {
    assert.equal(due(office, shanghai('2026-11-19', '17:30:00'), '30wm'), '2026-11-20T09:30:00+08:00');
    assert.equal(due(office, shanghai('2026-11-19', '23:59:59'), '1wd'), '2026-11-20T17:30:00+08:00');
  });

  test('make-up Sunday 2025-01-26 and Saturday 2025-02-08 work, 2025-01-28 to 02-04 do not', () => {
    for (const date of ['2025-01-26', '2025-01-27', '2025-02-05', '2025-02-08'])
      assert.ok(works(office, date), date);
    for (let day = parseDay('2025-01-28')!; day <= parseDay('2025-02-04')!; day++) {
      assert.ok(!isWorkingDay(office, day));
      assert.ok(!isWorkingDay(alwaysButHolidays, day));
    }
    assert.ok(!works(office, '2025-01-25'));
    assert.ok(!works(office, '2025-02-09'));
    assert.equal(due(office, shanghai('2025-01-24', '17:00:00'), '1wd'), '2025-01-26T17:30:00+08:00');
    assert.equal(due(office, shanghai('2025-01-24', '17:00:00'), '60wm'), '2025-01-26T09:30:00+08:00');
    assert.equal(due(office, shanghai('2025-02-07', '17:00:00'), '1wd'), '2025-02-08T17:30:00+08:00');
  });

  test('a holiday declared after the case was opened: the version it was opened under stands', () => {
    const declared = {
      ...CHINESE_HOLIDAYS,
      version: 'declared later',
      holidays: [...CHINESE_HOLIDAYS.holidays, '2026-11-24'],
    };
    const after = compileCalendar(OFFICE, declared);
    const start = shanghai('2026-11-20', '09:00:00');
    assert.equal(due(after, start, '5wd'), '2026-11-30T17:30:00+08:00');
    assert.equal(due(office, start, '5wd'), '2026-11-27T17:30:00+08:00');
    assert.notEqual(after.version, office.version);
  });

  test('two pauses within one minute', () => {
    const start = shanghai('2026-11-20', '10:00:00');
    const pauses = [
      { from: start + 10_000, to: start + 20_000 },
      { from: start + 30_000, to: start + 45_000 },
    ];
    assert.equal(due(office, start, '30m', pauses), '2026-11-20T10:30:25+08:00');
    assert.equal(due(office, start, '30wm', pauses), '2026-11-20T10:30:25+08:00');
    assert.equal(due(office, start, '1wd', pauses), '2026-11-23T17:30:00+08:00');
  });

  test('a pause across night, holiday and close', () => {
    const pause = { from: shanghai('2025-01-27', '17:00:00'), to: shanghai('2025-02-05', '10:00:00') };
    const start = shanghai('2025-01-27', '16:00:00');
    assert.equal(due(office, start, '90wm', [pause]), '2025-02-05T10:30:00+08:00');
    assert.equal(due(office, start, '2h', [pause]), '2025-02-05T11:00:00+08:00');
    assert.equal(
      due(office, shanghai('2025-01-26', '16:00:00'), '1wd', [pause]),
      '2025-02-05T17:30:00+08:00',
    );
    assert.equal(due(office, shanghai('2025-01-26', '16:00:00'), '2d', [pause]), '2025-02-06T17:30:00+08:00');
  });

  test('a year whose holidays are not announced goes by weekday and says so', () => {
    assert.equal(announcedThrough(office), 2026);
    assert.ok(isAnnounced(office, 2026) && !isAnnounced(office, 2027) && !isAnnounced(office, 2003));
    assert.ok(isAnnounced(always, 2027));
    assert.ok(works(office, '2027-10-01'));
    assert.ok(!works(office, '2027-10-02'));
  });
});

describe('pauses', () => {
  const start = shanghai('2026-11-20', '10:00:00');

  test('one that begins exactly at the due still moves it to its end', () => {
    const pause = { from: start + 30 * MINUTE, to: start + 90 * MINUTE };
    assert.equal(due(office, start, '30m', [pause]), '2026-11-20T11:30:00+08:00');
    assert.equal(due(office, start, '30wm', [pause]), '2026-11-20T11:30:00+08:00');
  });

  test('one that begins a millisecond after the due does not', () => {
    const pause = { from: start + 30 * MINUTE + 1, to: start + 90 * MINUTE };
    assert.equal(due(office, start, '30m', [pause]), '2026-11-20T10:30:00+08:00');
    assert.equal(due(office, start, '30wm', [pause]), '2026-11-20T10:30:00+08:00');
  });

  test('one that is over before the start is ignored, one around the start delays it', () => {
    assert.equal(due(office, start, '30m', [{ from: start - HOUR, to: start }]), '2026-11-20T10:30:00+08:00');
    assert.equal(
      due(office, start, '30m', [{ from: start - HOUR, to: start + HOUR }]),
      '2026-11-20T11:30:00+08:00',
    );
  });

  test('a day counts when the clock runs again at the very close of business', () => {
    const close = shanghai('2026-11-23', '17:30:00');
    assert.equal(due(office, start, '1wd', [{ from: close - HOUR, to: close }]), '2026-11-23T17:30:00+08:00');
    assert.equal(
      due(office, start, '1wd', [{ from: close - HOUR, to: close + 1 }]),
      '2026-11-24T17:30:00+08:00',
    );
    assert.equal(due(office, start, '1wd', [{ from: close, to: close + 1 }]), '2026-11-24T17:30:00+08:00');
  });

  test('the day to which a last day moves must not be paused at its close either', () => {
    const monday = { from: shanghai('2026-11-23', '09:00:00'), to: shanghai('2026-11-23', '18:00:00') };
    assert.equal(due(office, start, '1d', [monday]), '2026-11-24T17:30:00+08:00');
  });
});
