/** Something of the database as it was read last, for what must not wait for a query. */
export interface Snapshot<T> {
  current(): T;
  /** To be called when the database tells of a change (channels `unit` and `staff`), or may have done so unheard. */
  refresh(): Promise<void>;
}

/** Reads once and keeps what was read. */
export async function openSnapshot<T>(read: () => Promise<T>): Promise<Snapshot<T>> {
  let known = await read();
  let asked = 0;
  let told = 0;
  return {
    current: () => known,
    async refresh() {
      const turn = ++asked;
      const news = await read();
      // Readings may overtake one another; an older one must not take the place of a later one.
      if (turn < told) return;
      told = turn;
      known = news;
    },
  };
}
