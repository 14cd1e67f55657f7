import { useSyncExternalStore } from 'react';
import { now } from '../../time/now.ts';
import type { Deed } from '../act.tsx';
import type { KeptFile } from './draft.ts';

/** For how long a message to the user can be taken back. Milliseconds. */
export const HOLD = 10_000;

/** A message on its way out. Its draft stays on the server until it has gone, so that it outlives this page. */
export interface Held {
  readonly number: string;
  readonly deed: Deed;
  readonly text: string;
  readonly files: readonly KeptFile[];
  /** When it goes. */
  readonly until: number;
}

let held: readonly Held[] = [];
const listeners = new Set<() => void>();

function set(next: readonly Held[]): void {
  held = next;
  for (const listener of listeners) listener();
}

const isFor = (number: string, deed: Deed) => (one: Held) => one.number === number && one.deed === deed;

/** Holds a message back for a few seconds. */
export const holdBack = (message: Omit<Held, 'until'>): void =>
  set([
    ...held.filter((one) => !isFor(message.number, message.deed)(one)),
    { ...message, until: now() + HOLD },
  ]);

/** It went, or it was taken back. */
export const release = (message: Held): void => set(held.filter((one) => one !== message));

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** All messages on their way out. */
export const useHeld = (): readonly Held[] => useSyncExternalStore(subscribe, () => held);

/** Whether a message of this kind is on its way out of a case. */
export const useIsHeld = (number: string, deed: Deed): boolean =>
  useSyncExternalStore(subscribe, () => held.some(isFor(number, deed)));
