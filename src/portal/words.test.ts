import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { DAY, HOUR, MINUTE, parseDay, parseInstant } from '../platform/time.ts';
import {
  dateOfDay,
  dayInWords,
  deadlineInWords,
  durationInWords,
  momentInWords,
  percentOf,
  sizeInWords,
  timeLeftInWords,
} from './words.ts';

const at = (text: string) => parseInstant(text)!;
const shanghai = { locale: 'zh', timeZone: 'Asia/Shanghai' } as const;
const english = { locale: 'en', timeZone: 'Asia/Shanghai' } as const;

test('a moment carries its weekday, on the wall clock of the letter', () => {
  const now = at('2026-03-01T09:00:00+08:00');
  assert.equal(momentInWords(shanghai, at('2026-03-05T17:30:00+08:00'), now), '3 月 5 日（周四）17:30');
  assert.equal(momentInWords(english, at('2026-03-05T17:30:00+08:00'), now), 'Thu 5 Mar, 17:30');
  assert.equal(momentInWords(shanghai, at('2026-03-05T16:30:00Z'), now), '3 月 6 日（周五）00:30');
  assert.equal(
    momentInWords({ locale: 'en', timeZone: 'America/New_York' }, at('2026-03-05T04:59:00Z'), now),
    'Wed 4 Mar, 23:59',
  );
});

test('another year is named', () => {
  const today = parseDay('2026-12-31')!;
  assert.equal(dayInWords('zh', parseDay('2027-01-01')!, today), '2027 年 1 月 1 日（周五）');
  assert.equal(dayInWords('en', parseDay('2027-01-01')!, today), 'Fri 1 Jan 2027');
  assert.equal(dateOfDay('zh', today), '2026 年 12 月 31 日');
});

test('a deadline at midnight belongs to the day that ends', () => {
  const now = at('2026-03-01T09:00:00+08:00');
  assert.equal(deadlineInWords(shanghai, at('2026-03-06T00:00:00+08:00'), now), '3 月 5 日（周四）24:00');
  assert.equal(deadlineInWords(english, at('2026-03-06T00:00:00+08:00'), now), 'Thu 5 Mar, 24:00');
  assert.equal(deadlineInWords(shanghai, at('2026-03-06T00:01:00+08:00'), now), '3 月 6 日（周五）00:01');
});

test('a length of time is told by its two largest units', () => {
  assert.equal(durationInWords('zh', DAY + 4 * HOUR + 59 * MINUTE), '1 天 4 小时');
  assert.equal(durationInWords('en', DAY + HOUR), '1 day 1 hour');
  assert.equal(durationInWords('zh', 2 * DAY + 30 * MINUTE), '2 天');
  assert.equal(durationInWords('zh', 4 * HOUR + 5 * MINUTE), '4 小时 5 分钟');
  assert.equal(durationInWords('en', 2 * MINUTE), '2 minutes');
  assert.equal(durationInWords('zh', 59_999), '不到 1 分钟');
});

test('what is told never exceeds the length and misses less than one of its smaller unit', () => {
  const lengths: Record<string, number> = { 天: DAY, 小时: HOUR, 分钟: MINUTE };
  fc.assert(
    fc.property(fc.integer({ min: MINUTE, max: 4000 * DAY }), (length) => {
      const words = durationInWords('zh', length).split(' ');
      let [told, smallest] = [0, 0];
      for (let i = 0; i < words.length; i += 2) {
        smallest = lengths[words[i + 1]!]!;
        told += Number(words[i]) * smallest;
      }
      const allowed = smallest === DAY ? HOUR : smallest === HOUR && words.length === 2 ? MINUTE : smallest;
      return told <= length && length - told < allowed;
    }),
  );
});

test('time left turns into time over after the deadline, not at it', () => {
  assert.equal(timeLeftInWords('zh', 10 * HOUR, 9 * HOUR), '还有 1 小时');
  assert.equal(timeLeftInWords('zh', 10 * HOUR, 10 * HOUR), '还有不到 1 分钟');
  assert.equal(timeLeftInWords('zh', 10 * HOUR, 13 * HOUR), '已超过 3 小时');
  assert.equal(timeLeftInWords('en', 10 * HOUR, 13 * HOUR), '3 hours overdue');
});

test('a rate is never rounded up to a promise kept in full', () => {
  assert.equal(percentOf(1), '100');
  assert.equal(percentOf(0.99996), '99.9');
  assert.equal(percentOf(0.987), '98.7');
  assert.equal(percentOf(0.95), '95');
  assert.equal(percentOf(0), '0');
});

test('sizes', () => {
  assert.equal(sizeInWords(10), '1 KB');
  assert.equal(sizeInWords(2_500_000), '2.4 MB');
});
