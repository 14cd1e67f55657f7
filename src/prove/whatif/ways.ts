/** Beyond, a way is not remembered. What is kept of one, its plan above all, takes about a kilobyte. */
const MOST_WAYS = 100_000;

/** Never more than half of them are taken. */
const SLOTS = 1 << 18;

/**
 * The ways that cases have gone, as rows of numbers, each with what belongs to it: a hash table over the rows. A tree of
 * maps, a step at a time, took twice as long.
 */
export class Ways<T> {
  readonly #slots = new Uint32Array(SLOTS);
  readonly #found: { readonly steps: Uint32Array; readonly belongs: T }[] = [];

  /** What belongs to the first numbers of a row; it is made when the way is new. */
  of(row: Uint32Array, length: number, make: () => T): T {
    let slot = hashOf(row, length) & (SLOTS - 1);
    for (let number = this.#slots[slot]!; number > 0; number = this.#slots[slot]!) {
      const { steps, belongs } = this.#found[number - 1]!;
      if (isSame(steps, row, length)) return belongs;
      slot = (slot + 1) & (SLOTS - 1);
    }
    const belongs = make();
    if (this.#found.length < MOST_WAYS) {
      this.#slots[slot] = this.#found.push({ steps: row.slice(0, length), belongs });
    }
    return belongs;
  }
}

/** FNV-1a over the numbers, its bits mixed once more. */
function hashOf(row: Uint32Array, length: number): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < length; index++) hash = Math.imul(hash ^ row[index]!, 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  return (hash ^ (hash >>> 13)) >>> 0;
}

function isSame(steps: Uint32Array, row: Uint32Array, length: number): boolean {
  if (steps.length !== length) return false;
  for (let index = 0; index < length; index++) if (steps[index] !== row[index]) return false;
  return true;
}
