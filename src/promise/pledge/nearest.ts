/**
 * The word that a mistyped one was most likely meant to be: the nearest by single letters inserted, left out,
 * changed or swapped; or one that contains it or is contained in it. Undefined when none is near.
 */
export function nearest(word: string, known: readonly string[]): string | undefined {
  const plain = normal(word);
  if (plain === '') return undefined;
  let best: string | undefined;
  let least = Math.max(1, Math.floor(plain.length / 3)) + 1;
  for (const candidate of known) {
    const steps = distance(plain, normal(candidate));
    if (steps < least) [best, least] = [candidate, steps];
  }
  return best ?? (plain.length > 3 ? known.find((one) => contains(normal(one), plain)) : undefined);
}

const normal = (word: string): string => word.toLowerCase().replaceAll(/[\s_-]/g, '');
const contains = (a: string, b: string): boolean => a.includes(b) || b.includes(a);

/** Optimal string alignment distance. */
function distance(a: string, b: string): number {
  const rows = Array.from({ length: a.length + 1 }, (_, i) =>
    Array.from({ length: b.length + 1 }, (_, j) => (i ? 0 : j)),
  );
  for (let i = 1; i <= a.length; i++) {
    const [row, above] = [rows[i]!, rows[i - 1]!];
    row[0] = i;
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      row[j] = Math.min(above[j]! + 1, row[j - 1]! + 1, above[j - 1]! + Number(!same));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        row[j] = Math.min(row[j]!, rows[i - 2]![j - 2]! + 1);
      }
    }
  }
  return rows[a.length]![b.length]!;
}
