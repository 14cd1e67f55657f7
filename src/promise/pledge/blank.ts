/**
 * A blank that nobody has filled in yet, as it stands in a letter: `__`, with its unit where it has one (`__wd`,
 * `__%`). Only drafts hold any.
 */
export type Empty = `__${string}`;

export const isEmpty = (value: unknown): value is Empty => typeof value === 'string' && /^_{2,}/.test(value);

/** Whether words are nothing but a blank, such as the name of a promisor who is not known yet. */
export const isBlankLine = (words: string): words is Empty => /^_{2,}$/.test(words);

/** Reads `__`, `____`, `__wd`; undefined when it is no blank, or one of another unit. */
export function parseEmpty(raw: unknown, units: readonly string[]): Empty | undefined {
  const unit = typeof raw === 'string' ? /^_{2,}\s*(.*)$/.exec(raw.trim())?.[1] : undefined;
  return unit !== undefined && (unit === '' || units.includes(unit)) ? `__${unit}` : undefined;
}

/** The unit that a blank waits for: `wd` of `__wd`; empty when it is open. */
export const unitOf = (empty: Empty): string => empty.replace(/^_+/, '');
