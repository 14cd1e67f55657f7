/** What is being typed at the caret that a list can complete: `@` and the beginning of a name, `/` and that of an answer. */
export interface Asked {
  readonly trigger: '@' | '/';
  /** Where the trigger stands, and what was typed behind it. */
  readonly at: number;
  readonly typed: string;
}

const LONGEST = 20;

/**
 * What is asked for at the caret. `/` counts at the beginning of a line or after a blank, so that addresses and
 * dates are left alone; `@` wherever no letter of an e-mail address precedes it, since Chinese has no blanks.
 */
export function askedAt(text: string, caret: number): Asked | undefined {
  const before = text.slice(Math.max(0, caret - LONGEST), caret);
  const found = /([@/])([^@/\s]*)$/u.exec(before);
  if (!found) return undefined;
  const at = caret - found[0].length;
  const previous = text[at - 1];
  const trigger = found[1] as Asked['trigger'];
  const free =
    trigger === '/'
      ? previous === undefined || /\s/u.test(previous)
      : previous === undefined || !/[\w.+-]/u.test(previous);
  return free ? { trigger, at, typed: found[2]! } : undefined;
}

/** What fits best first: what begins with what was typed, then what contains it. */
export function fitting<T>(items: readonly T[], typed: string, nameOf: (item: T) => string, most = 8): T[] {
  const wanted = typed.toLowerCase();
  const name = (item: T) => nameOf(item).toLowerCase();
  const first = items.filter((item) => name(item).startsWith(wanted));
  const rest = items.filter((item) => !name(item).startsWith(wanted) && name(item).includes(wanted));
  return [...first, ...rest].slice(0, most);
}
