/** Milliseconds since 1970-01-01T00:00:00Z. The one representation of a moment inside the product. */
export type Instant = number;

export const SECOND = 1_000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** The present moment. The only place where the product reads a clock. */
export const now = (): Instant => Date.now();

/** For libraries that take a Date. */
export const toDate = (at: Instant): Date => new Date(at);

const RFC3339 = /^(\d{4})-(\d\d)-(\d\d)[Tt](\d\d):(\d\d):(\d\d)(?:\.(\d{1,9}))?(?:[Zz]|([+-])(\d\d):(\d\d))$/;

/**
 * Reads an RFC 3339 timestamp. The offset is required: a time without one means nothing to a reader
 * elsewhere. Fractions beyond a millisecond are cut off.
 * @returns undefined when the text is not a timestamp or names a day or time that does not exist.
 */
export function parseInstant(text: string): Instant | undefined {
  const match = RFC3339.exec(text);
  if (!match) return undefined;
  const [year, month, day, hour, minute, second] = match.slice(1, 7).map(Number) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  const offsetHours = Number(match[9] ?? 0);
  const offsetMinutes = Number(match[10] ?? 0);
  if (hour > 23 || minute > 59 || second > 59 || offsetHours > 23 || offsetMinutes > 59) return undefined;
  const midnight = utcMidnight(year, month, day);
  if (midnight === undefined) return undefined;
  const fraction = match[7] ? Number(match[7].padEnd(3, '0').slice(0, 3)) : 0;
  const offset = (match[8] === '-' ? -1 : 1) * (offsetHours * HOUR + offsetMinutes * MINUTE);
  return midnight + hour * HOUR + minute * MINUTE + second * SECOND + fraction - offset;
}

/** Midnight UTC of a civil date, or undefined when the month has no such day. */
function utcMidnight(year: number, month: number, day: number): Instant | undefined {
  if (month < 1 || month > 12 || day < 1 || day > 31) return undefined;
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  return date.getUTCMonth() === month - 1 ? date.getTime() : undefined;
}

/** A calendar date as `YYYY-MM-DD`. */
export type CivilDate = string;

const DATE = /^(\d{4})-(\d\d)-(\d\d)$/;

/** Days since 1970-01-01 of a date written `YYYY-MM-DD`; undefined when there is no such day. */
export function parseDay(text: string): number | undefined {
  const match = DATE.exec(text);
  if (!match) return undefined;
  const midnight = utcMidnight(Number(match[1]), Number(match[2]), Number(match[3]));
  return midnight === undefined ? undefined : midnight / DAY;
}

/** The date `YYYY-MM-DD` of a day counted from 1970-01-01. */
export const formatDay = (day: number): CivilDate => new Date(day * DAY).toISOString().slice(0, 10);

const formatters = new Map<string, Intl.DateTimeFormat>();

function wallClock(timeZone: string): Intl.DateTimeFormat {
  let formatter = formatters.get(timeZone);
  if (!formatter) {
    formatter = new Intl.DateTimeFormat('en-US', {
      timeZone,
      hourCycle: 'h23',
      era: 'short',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
    formatters.set(timeZone, formatter);
  }
  return formatter;
}

/** Whether this runtime knows the IANA time zone. */
export function isTimeZone(name: string): boolean {
  try {
    wallClock(name);
    return true;
  } catch {
    return false;
  }
}

/** How far the wall clock of a time zone is ahead of UTC at a moment, in milliseconds. */
export function offsetAt(timeZone: string, at: Instant): number {
  const field: Record<string, number> = {};
  for (const { type, value } of wallClock(timeZone).formatToParts(at)) field[type] = Number(value);
  const wall = Date.UTC(field.year!, field.month! - 1, field.day!, field.hour!, field.minute!, field.second!);
  return wall - Math.floor(at / SECOND) * SECOND;
}

/** The day (counted from 1970-01-01) on which a moment falls in a time zone. */
export const dayAt = (timeZone: string, at: Instant): number =>
  Math.floor((at + offsetAt(timeZone, at)) / DAY);

/** RFC 3339 with the offset that the time zone has at that moment; milliseconds only where there are any. */
export function formatInstant(at: Instant, timeZone = 'UTC'): string {
  const offset = offsetAt(timeZone, at);
  const wall = new Date(at + offset).toISOString();
  const fraction = wall.slice(19, 23);
  const sign = offset < 0 ? '-' : '+';
  const minutes = Math.abs(Math.round(offset / MINUTE));
  const pad = (value: number) => String(value).padStart(2, '0');
  const zone =
    offset === 0 && timeZone === 'UTC' ? 'Z' : `${sign}${pad(Math.floor(minutes / 60))}:${pad(minutes % 60)}`;
  return wall.slice(0, 19) + (fraction === '.000' ? '' : fraction) + zone;
}
