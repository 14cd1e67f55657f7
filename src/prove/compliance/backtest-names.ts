/**
 * Names with numbers, in the order of their first coming: a hash table over the bytes of the names. A Map of five
 * million strings takes half a gigabyte, this a fifth of it.
 */
export class CaseNames {
  #size = 0;
  #bytes = Buffer.alloc(1 << 14);
  /** Where the name of each number ends; it begins where the one before ends. */
  #ends = new Float64Array(1 << 10);
  /** Number of a name plus 1, or 0. Never more than half full. */
  #slots = new Uint32Array(1 << 11);

  get size(): number {
    return this.#size;
  }

  /** The number of a name, which is new when the name is. */
  indexOf(name: string): number {
    const start = this.#endOf(this.#size);
    // UTF-8 takes three bytes at most for each unit of a string.
    if (start + name.length * 3 > this.#bytes.length) this.#growBytes(name.length * 3);
    const end = start + this.#bytes.write(name, start);
    const slot = this.#find(start, end);
    const known = this.#slots[slot]!;
    if (known > 0) return known - 1;
    if (this.#size === this.#ends.length) this.#growEnds();
    this.#ends[this.#size++] = end;
    this.#slots[slot] = this.#size;
    if (this.#size * 2 > this.#slots.length) this.#growSlots();
    return this.#size - 1;
  }

  nameOf(index: number): string {
    return this.#bytes.toString('utf8', this.#endOf(index), this.#ends[index]);
  }

  #endOf(count: number): number {
    return count === 0 ? 0 : this.#ends[count - 1]!;
  }

  #find(start: number, end: number): number {
    const mask = this.#slots.length - 1;
    let slot = this.#hash(start, end) & mask;
    for (;;) {
      const known = this.#slots[slot]!;
      if (known === 0 || this.#isName(known - 1, start, end)) return slot;
      slot = (slot + 1) & mask;
    }
  }

  #isName(index: number, start: number, end: number): boolean {
    const from = this.#endOf(index);
    const length = end - start;
    if (this.#ends[index]! - from !== length) return false;
    const bytes = this.#bytes;
    for (let i = 0; i < length; i++) if (bytes[from + i] !== bytes[start + i]) return false;
    return true;
  }

  /** FNV-1a, its bits mixed once more, since names often differ in their last digits only. */
  #hash(start: number, end: number): number {
    const bytes = this.#bytes;
    let hash = 0x811c9dc5;
    for (let i = start; i < end; i++) hash = Math.imul(hash ^ bytes[i]!, 0x01000193);
    hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
    return (hash ^ (hash >>> 13)) >>> 0;
  }

  #growBytes(needed: number): void {
    const bytes = Buffer.alloc(Math.max(this.#bytes.length * 2, this.#bytes.length + needed));
    this.#bytes.copy(bytes);
    this.#bytes = bytes;
  }

  #growEnds(): void {
    const ends = new Float64Array(this.#ends.length * 2);
    ends.set(this.#ends);
    this.#ends = ends;
  }

  #growSlots(): void {
    this.#slots = new Uint32Array(this.#slots.length * 2);
    for (let index = 0; index < this.#size; index++) {
      this.#slots[this.#find(this.#endOf(index), this.#ends[index]!)] = index + 1;
    }
  }
}
