/** The word for a value of a closed list; a value that the catalogue does not know is shown as it is. */
export const word = (list: Readonly<Record<string, string>>, value: string): string => list[value] ?? value;

/** A closed list as the choices of a field. */
export const listed = (list: Readonly<Record<string, string>>) =>
  Object.entries(list).map(([value, label]) => ({ value, label }));

const LIMIT = /^(\d+)(m|h|wm|wh|d|wd)$/;

/** `5wd` → 5 个工作日 */
export function limitWords(list: Readonly<Record<string, (count: string) => string>>, limit: string): string {
  const [, count, unit] = LIMIT.exec(limit) ?? [];
  const say = unit === undefined ? undefined : list[unit];
  return say && count ? say(count) : limit;
}
