import { useSyncExternalStore } from 'react';

/** The only place of the console that asks for the time. Milliseconds since 1970. */
export const now = (): number => Date.now();

const listeners = new Set<() => void>();
let second = Math.floor(now() / 1000);
let timer: ReturnType<typeof setInterval> | undefined;

function tick(): void {
  second = Math.floor(now() / 1000);
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  timer ??= setInterval(tick, 1000);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
}

/** The time of the present second; whoever uses it is drawn again each second. One timer serves all. */
export const useSecond = (): number => useSyncExternalStore(subscribe, () => second) * 1000;

/** The time of the present minute, for what need not be drawn each second. */
export const useMinute = (): number =>
  useSyncExternalStore(subscribe, () => Math.floor(second / 60)) * 60_000;
