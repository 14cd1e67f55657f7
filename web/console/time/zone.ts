/** Days and times of day are shown as they are where the promises are kept, wherever the reader sits. */
const ZONE = 'Asia/Shanghai';

const format = new Intl.DateTimeFormat('en-US', {
  timeZone: ZONE,
  hourCycle: 'h23',
  year: 'numeric',
  month: 'numeric',
  day: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
});

export interface Civil {
  readonly year: number;
  readonly month: number;
  readonly date: number;
  /** 0 = Sunday. */
  readonly weekday: number;
  /** Days since 1970-01-01. */
  readonly day: number;
  readonly hour: number;
  /** `17:30` */
  readonly clock: string;
  /** `17:30:05` */
  readonly exact: string;
}

const DAY = 86_400_000;

/** Day and time of day of an instant (RFC 3339, or milliseconds) in the zone of the promises. */
export function civil(instant: string | number): Civil {
  const part: Record<string, string> = {};
  for (const { type, value } of format.formatToParts(new Date(instant))) part[type] = value;
  const [year, month, date] = [Number(part.year), Number(part.month), Number(part.day)];
  const day = Date.UTC(year, month - 1, date) / DAY;
  return {
    year,
    month,
    date,
    weekday: (day + 4) % 7,
    day,
    hour: Number(part.hour),
    clock: `${part.hour}:${part.minute}`,
    exact: `${part.hour}:${part.minute}:${part.second}`,
  };
}

/** `2026-11-22` */
export const isoDay = (day: number): string => new Date(day * DAY).toISOString().slice(0, 10);

/** An instant within a day `2026-11-22`. */
export const noonOf = (day: string): string => `${day}T12:00:00+08:00`;
