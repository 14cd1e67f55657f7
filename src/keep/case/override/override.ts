import { Refusal, type Text } from '../../../platform/refusal.ts';
import type { Clause } from '../../../promise/pledge/pledge.ts';
import type { Actor } from '../barrier.ts';
import { ACTIONS, type Case } from '../case.ts';
import { decide } from '../decide.ts';
import { OVERRIDE_TEXTS } from './texts.ts';

/**
 * An emergency override: a gate of the letter that two people lift from one case for the present round of handling. One
 * asks and says why, another decides. The promise behind the gate is thereby broken and counted so.
 */
export type OverrideState = 'pending' | 'approved' | 'refused';

export interface Override {
  readonly clause: string;
  readonly round: number;
  readonly state: OverrideState;
  readonly requestedBy: number;
}

/** A gate that holds somebody up now, with what it says is missing. */
export interface HeldUp {
  readonly clause: Clause;
  readonly missing: Text;
}

/** The gates that bar somebody from some step of a case now. */
export function heldUpBy(current: Case, actor: Actor, gates: readonly Clause[]): HeldUp[] {
  return gates.flatMap((clause) => {
    for (const action of ACTIONS) {
      const decision = decide(current, action, actor, [clause]);
      if (decision instanceof Refusal && decision.code === 'gate-not-met')
        return [{ clause, missing: decision.text }];
    }
    return [];
  });
}

/** Why somebody may not ask for a gate to be lifted; undefined when they may. */
export function askObstacle(
  current: Case,
  clause: string,
  heldUp: readonly HeldUp[],
  asked: readonly Override[],
): Refusal | undefined {
  if (current.overridden.includes(clause))
    return new Refusal('step-not-open', OVERRIDE_TEXTS.lifted, { clause });
  if (asked.some((one) => one.state === 'pending' && one.clause === clause && one.round === current.round))
    return new Refusal('step-not-open', OVERRIDE_TEXTS.askedAlready, { clause });
  return heldUp.some((gate) => gate.clause.id === clause)
    ? undefined
    : new Refusal('step-not-open', OVERRIDE_TEXTS.bars, { clause });
}

/** Why a request can no longer be decided; undefined when it can. */
export function decideObstacle(current: Case, { state, round }: Override): Refusal | undefined {
  if (state !== 'pending') return new Refusal('step-not-open', OVERRIDE_TEXTS.decided);
  return round === current.round ? undefined : new Refusal('step-not-open', OVERRIDE_TEXTS.otherRound);
}
