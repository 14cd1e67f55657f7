import type { Instant } from '../../platform/time.ts';
import type { Pledge } from '../../promise/pledge/pledge.ts';
import type { HistoryPage } from './pages.ts';
import type { ClauseSums } from './sums.ts';

/** A letter to be tried on the cases that a thread holds. */
export interface Task {
  readonly pledge: Pledge;
  readonly at: Instant;
  readonly from: Instant;
  readonly to: Instant;
}

/** What is said to a thread. */
export type Order =
  | { readonly kind: 'page'; readonly page: HistoryPage }
  | { readonly kind: 'try'; readonly task: Task }
  | { readonly kind: 'stop' };

/** What a thread says. */
export type Report =
  | { readonly kind: 'taken' }
  | { readonly kind: 'progress'; readonly share: number }
  | { readonly kind: 'sums'; readonly sums: ReadonlyMap<string, ClauseSums> }
  | { readonly kind: 'stopped' };
