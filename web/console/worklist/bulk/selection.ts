import { useCallback, useRef, useState } from 'react';
import type { CaseRow } from '../../../../src/keep/case/shape.ts';

export interface Selection {
  readonly numbers: ReadonlySet<string>;
  /** Takes a case in or out; with `through` also all between it and the one before. */
  toggle(number: string, through: boolean): void;
  all(): void;
  clear(): void;
}

/** Which cases of the list something is to be done to. A case that leaves the list stays chosen: it was meant. */
export function useChosen(rows: readonly CaseRow[]): Selection {
  const [numbers, set] = useState<ReadonlySet<string>>(new Set());
  const latest = useRef<string>(undefined);
  const order = useRef(rows);
  order.current = rows;
  const toggle = useCallback((number: string, through: boolean) => {
    const place = (one: string | undefined) => order.current.findIndex((row) => row.number === one);
    const [from, to] = [place(latest.current), place(number)];
    const between =
      through && from >= 0 && to >= 0
        ? order.current.slice(Math.min(from, to), Math.max(from, to) + 1).map((row) => row.number)
        : [number];
    latest.current = number;
    set((before) => {
      const after = new Set(before);
      const take = between.length > 1 || !before.has(number);
      for (const one of between) {
        if (take) after.add(one);
        else after.delete(one);
      }
      return after;
    });
  }, []);
  return {
    numbers,
    toggle,
    all: () => set(new Set(order.current.map(({ number }) => number))),
    clear: useCallback(() => set(new Set()), []),
  };
}
