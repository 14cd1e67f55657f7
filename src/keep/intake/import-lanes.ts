/** Lets some things be done at the same time, but not more. The first failure stops what comes after it. */
export class Lanes {
  readonly #most: number;
  readonly #running = new Set<Promise<void>>();
  #failure: { readonly error: unknown } | undefined;

  constructor(most: number) {
    this.#most = most;
  }

  /** Begins as soon as there is room. @throws what failed before */
  async enter(work: () => Promise<void>): Promise<void> {
    while (this.#running.size >= this.#most) await Promise.race(this.#running);
    if (this.#failure) return this.empty();
    const lane = work().then(
      () => void this.#running.delete(lane),
      (error: unknown) => {
        this.#failure ??= { error };
        this.#running.delete(lane);
      },
    );
    this.#running.add(lane);
  }

  /** Waits until nothing runs. @throws what failed */
  async empty(): Promise<void> {
    await Promise.all(this.#running);
    if (this.#failure) throw this.#failure.error;
  }
}
