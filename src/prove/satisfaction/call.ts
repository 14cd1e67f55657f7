import { Refusal } from '../../platform/refusal.ts';
import { SATISFACTION_TEXTS as T } from './texts.ts';

/** Where a call of a list stands. All but `open` and `reached` are non-responses (ISO 10004), and published as such. */
export const CALL_STATES = ['open', 'reached', 'refused', 'unreachable', 'overtaken'] as const;
export type CallState = (typeof CALL_STATES)[number];

/** What came of an attempt that did not reach the user, or reached one who would not talk. */
export const CALL_OUTCOMES = [
  'no-answer',
  'busy',
  'again',
  'refused',
  'wrong-number',
  'no-number',
  'reopened',
] as const;
export type CallOutcome = (typeof CALL_OUTCOMES)[number];

/** After so many attempts in vain nobody tries any more. */
const ATTEMPTS = 3;

/** Where a call stands after an attempt. @param attempts how many there were, with this one */
export function stateAfterAttempt(outcome: CallOutcome, attempts: number): CallState {
  switch (outcome) {
    case 'refused':
      return 'refused';
    case 'reopened':
      return 'overtaken';
    case 'wrong-number':
    case 'no-number':
      return 'unreachable';
    case 'no-answer':
    case 'busy':
      return attempts >= ATTEMPTS ? 'unreachable' : 'open';
    case 'again':
      return 'open';
  }
}

export interface HeldCall {
  readonly state: CallState;
  readonly staffId: number | null;
}

/** Why somebody does not make a call; undefined when they may. Nobody asks a user about their own work. */
export function callObstacle(
  { state, staffId }: HeldCall,
  caller: { readonly staffId: number | null; readonly manages: boolean; readonly handled: boolean },
): Refusal | undefined {
  if (state !== 'open') return new Refusal('step-not-open', T.callClosed);
  if (caller.handled) return new Refusal('forbidden', T.callOwnCase);
  const free = staffId === null || staffId === caller.staffId || caller.manages;
  return free ? undefined : new Refusal('forbidden', T.callOfOther);
}

/** What a list came to, so far. */
export interface Response {
  readonly drawn: number;
  readonly open: number;
  readonly reached: number;
  readonly refused: number;
  readonly unreachable: number;
  readonly overtaken: number;
  /** reached / drawn, to four decimals; who could not be asked any more since the case was opened anew is not in it. */
  readonly responseRate: number | null;
}

export function responseOf(states: ReadonlyMap<CallState, number>): Response {
  const of = (state: CallState) => states.get(state) ?? 0;
  const drawn = CALL_STATES.reduce((sum, state) => sum + of(state), 0);
  const asked = drawn - of('overtaken');
  return {
    drawn,
    open: of('open'),
    reached: of('reached'),
    refused: of('refused'),
    unreachable: of('unreachable'),
    overtaken: of('overtaken'),
    responseRate: asked === 0 ? null : Math.round((of('reached') / asked) * 10_000) / 10_000,
  };
}

/** Gives calls to people in turn, to whoever has fewest, and never a case to somebody who handled it. */
export function shareOut(
  calls: readonly { readonly handlers: readonly number[] }[],
  callers: readonly number[],
): (number | null)[] {
  const load = new Map(callers.map((id) => [id, 0]));
  return calls.map(({ handlers }) => {
    const free = callers.filter((id) => !handlers.includes(id));
    if (free.length === 0) return null;
    const next = free.reduce((a, b) => (load.get(b)! < load.get(a)! ? b : a));
    load.set(next, load.get(next)! + 1);
    return next;
  });
}
