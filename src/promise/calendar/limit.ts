import { HOUR, MINUTE } from '../../platform/time.ts';

/**
 * Minutes and hours of natural time, minutes and hours of working time, days, working days (Civil Code of
 * the PRC, articles 200–204).
 */
export type LimitUnit = 'm' | 'h' | 'wm' | 'wh' | 'd' | 'wd';

export interface Limit {
  count: number;
  unit: LimitUnit;
}

const LIMIT = /^([1-9]\d*)(m|h|wm|wh|d|wd)$/;

/** A century of days, and ten years of hours: whatever is longer is a slip of the pen. */
const MOST: Record<LimitUnit, number> = {
  m: 6_000_000,
  h: 100_000,
  wm: 6_000_000,
  wh: 100_000,
  d: 36_500,
  wd: 36_500,
};

/** Reads `30m`, `24h`, `90wm`, `4wh`, `3d`, `5wd`; undefined when it is not a limit, is zero or absurdly long. */
export function parseLimit(text: string): Limit | undefined {
  const match = LIMIT.exec(text);
  if (!match) return undefined;
  const limit: Limit = { count: Number(match[1]), unit: match[2] as LimitUnit };
  return limit.count <= MOST[limit.unit] ? limit : undefined;
}

/** The way a limit is written in a pledge. */
export const formatLimit = ({ count, unit }: Limit): string => `${count}${unit}`;

/** Length of a limit of natural or working time, in milliseconds. */
export const lengthOf = ({ count, unit }: Limit): number =>
  count * (unit === 'm' || unit === 'wm' ? MINUTE : HOUR);
