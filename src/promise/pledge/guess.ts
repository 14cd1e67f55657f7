import { type LimitUnit, parseLimit } from '../calendar/limit.ts';

/** How people write units where a limit wants its short form; the first that fits counts. */
const UNITS: readonly (readonly [RegExp, LimitUnit])[] = [
  [/^(?:个)?(?:工作分钟|working ?min(?:ute)?s?)$/i, 'wm'],
  [/^(?:个)?(?:工作小时|working ?h(?:ou)?rs?)$/i, 'wh'],
  [/^(?:个)?(?:工作日|business ?days?|working ?days?|bd)$/i, 'wd'],
  [/^(?:分钟?|min(?:ute)?s?)$/i, 'm'],
  [/^(?:个)?(?:小时|时|h(?:ou)?rs?)$/i, 'h'],
  [/^(?:日|天|自然日|days?)$/i, 'd'],
];

/** The limit that was most likely meant by `30分钟`, `2 hours` or `5WD`; undefined when nobody can tell. */
export function guessLimit(text: string): string | undefined {
  const match = /^0*(\d+)\s*(.+)$/.exec(text.trim());
  if (!match) return undefined;
  const [, count, words] = match as unknown as [string, string, string];
  const short = `${count}${words.toLowerCase()}`;
  if (parseLimit(short)) return short;
  const unit = UNITS.find(([pattern]) => pattern.test(words))?.[1];
  return unit && parseLimit(`${count}${unit}`) ? `${count}${unit}` : undefined;
}
