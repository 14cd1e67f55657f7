import type { Texts } from '../texts/zh.ts';
import { type Civil, civil, noonOf } from './zone.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Time left is counted out loud below this; further off, the time of the deadline says more. */
const COUNTED_BELOW = 3 * HOUR;

/**
 * A length of time in at most two units: 2 天 3 小时, 1 小时 5 分, 42 分.
 * @param exact below an hour, say the seconds too
 */
export function spell({ time }: Texts, milliseconds: number, exact = false): string {
  const length = Math.max(0, milliseconds);
  const whole = (unit: number) => Math.floor(length / unit);
  const join = (first: string, more: number, say: (n: number) => string) =>
    more > 0 ? `${first} ${say(more)}` : first;
  // Ten of a unit and more say enough without the smaller one.
  const rest = (unit: number, smaller: number) =>
    whole(unit) < 10 ? Math.floor((length % unit) / smaller) : 0;
  if (length >= DAY) return join(time.days(whole(DAY)), rest(DAY, HOUR), time.hours);
  if (length >= HOUR) return join(time.hours(whole(HOUR)), rest(HOUR, MINUTE), time.minutes);
  if (length < MINUTE) return time.seconds(whole(SECOND));
  return join(time.minutes(whole(MINUTE)), exact ? Math.floor((length % MINUTE) / SECOND) : 0, time.seconds);
}

/** The day as one would say it: 今天, 明天, 周四, 11 月 26 日, 2025 年 3 月 1 日. */
function sayDay({ time }: Texts, at: Civil, now: Civil): string {
  const away = at.day - now.day;
  if (away === 0) return time.today;
  if (away === 1) return time.tomorrow;
  if (away === -1) return time.yesterday;
  if (Math.abs(away) < 6 && at.year === now.year) return time.weekday[at.weekday]!;
  return at.year === now.year ? time.date(at.month, at.date) : time.dateOfYear(at.year, at.month, at.date);
}

/** 今天 17:30, 明天 17:30, 周四 17:30, 11 月 26 日 */
export function sayWhen(texts: Texts, instant: string | number, now: number): string {
  const at = civil(instant);
  const today = civil(now);
  const day = sayDay(texts, at, today);
  return Math.abs(at.day - today.day) < 6 ? texts.time.at(day, at.clock) : day;
}

/** In full, with weekday: 11 月 26 日（周四）17:30 */
export function sayFully({ time }: Texts, instant: string | number, now: number): string {
  const at = civil(instant);
  const date =
    at.year === civil(now).year ? time.date(at.month, at.date) : time.dateOfYear(at.year, at.month, at.date);
  return time.at(time.withWeekday(date, time.weekday[at.weekday]!), at.clock);
}

/** The date alone: 11 月 26 日（周四） */
export function sayDate({ time }: Texts, instant: string | number): string {
  const at = civil(instant);
  return time.withWeekday(time.date(at.month, at.date), time.weekday[at.weekday]!);
}

/** Days from `2026-11-01` to `2026-11-22`: 11 月 1 日至 11 月 22 日 */
export function sayDays({ time }: Texts, days: { readonly from: string; readonly to: string }, now: number) {
  const say = (day: string) => {
    const { year, month, date } = civil(noonOf(day));
    return year === civil(now).year ? time.date(month, date) : time.dateOfYear(year, month, date);
  };
  return days.from === days.to ? say(days.from) : time.span(say(days.from), say(days.to));
}

export type Tone = 'broken' | 'risk' | 'running' | 'paused' | 'none';

/** What a countdown needs to know of a clock. Instants as RFC 3339. */
export interface Ticking {
  readonly startedAt: string;
  readonly dueAt: string;
  readonly paused: boolean;
  /** A clock that was over its time before it was paused stays so. */
  readonly state: string;
}

/** The share of the way to the deadline from which on a clock is at risk: that of the second alarm. */
const AT_RISK = 0.8;

/** The part of the way from start to deadline that has gone by, 0 to 1. */
export function shareGone(clock: Ticking, now: number): number {
  const from = Date.parse(clock.startedAt);
  const whole = Date.parse(clock.dueAt) - from;
  return whole <= 0 ? 1 : Math.min(1, Math.max(0, (now - from) / whole));
}

export function toneOf(clock: Ticking | null, now: number): Tone {
  if (!clock) return 'none';
  if (clock.paused && clock.state !== 'broken') return 'paused';
  if (Date.parse(clock.dueAt) < now) return 'broken';
  return shareGone(clock, now) >= AT_RISK ? 'risk' : 'running';
}

/** The loudest words of the console: 超时 42 分, 6 分 20 秒, 今天 17:30, 已暂停. */
export function countdown(texts: Texts, clock: Ticking | null, now: number): string {
  if (!clock) return texts.time.none;
  if (clock.paused && clock.state !== 'broken') return texts.time.paused;
  const left = Date.parse(clock.dueAt) - now;
  if (left < 0) return texts.time.over(spell(texts, -left));
  return left < COUNTED_BELOW ? spell(texts, left, true) : sayWhen(texts, clock.dueAt, now);
}
