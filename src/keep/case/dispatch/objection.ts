import { Refusal } from '../../../platform/refusal.ts';
import type { EventType } from '../event.ts';
import { type StoredEvent, stateOf } from '../state.ts';
import { holdingsOf, isWithAUnit } from './custody.ts';
import type { Member } from './member.ts';
import { DISPATCH_TEXTS } from './texts.ts';

/** What brings an objection to its end: its decision, or that the matter has gone on without one. */
const ENDS: ReadonlySet<EventType> = new Set([
  'objection_decided',
  'dispatched',
  'replied',
  'withdrawn',
  'merged',
]);

/** The objection that is to be decided; undefined when there is none. */
export function openObjection(events: readonly StoredEvent[]): StoredEvent | undefined {
  const last = events.findLast(
    ({ type, unitId }) =>
      type === 'objected' || ENDS.has(type) || (type === 'reclassified' && unitId !== undefined),
  );
  return last?.type === 'objected' ? last : undefined;
}

/** Why somebody may not object now; undefined when they may. */
export function objecting(events: readonly StoredEvent[], member: Member): Refusal | undefined {
  const { stage, unitId } = stateOf(events);
  if (!isWithAUnit(stage) || unitId === null)
    return new Refusal('step-not-open', DISPATCH_TEXTS.notWithAUnit);
  if (openObjection(events)) return new Refusal('step-not-open', DISPATCH_TEXTS.objectionOpen);
  if (!member.program && member.unitId !== unitId)
    return new Refusal('step-not-open', DISPATCH_TEXTS.notYourUnit);
  const since = events.findLastIndex(({ type }) => type === 'dispatched' || type === 'appealed');
  // What was refused, and what the catalogue decided, stands until somebody dispatches anew: so it comes to rest.
  const stands = events
    .slice(since + 1)
    .some(
      ({ type, outcome, cause }) =>
        type === 'objection_decided' && (outcome === 'refused' || cause === 'catalogue'),
    );
  return stands ? new Refusal('step-not-open', DISPATCH_TEXTS.objectionDecided) : undefined;
}

/** Why somebody may not decide now; undefined when they may. A manager of the unit that objects would decide for itself. */
export function deciding(events: readonly StoredEvent[], member: Member): Refusal | undefined {
  const objection = openObjection(events);
  if (!objection) return new Refusal('step-not-open', DISPATCH_TEXTS.noObjection);
  const own = !member.program && member.unitId !== null && member.unitId === objection.unitId;
  return own || !member.leads ? new Refusal('step-not-open', DISPATCH_TEXTS.ownObjection) : undefined;
}

/**
 * Where a case goes when the unit that has it was right: to the unit that is named, or back to the one that had it before,
 * or to the one that the catalogue names.
 */
export function destinationOf(
  events: readonly StoredEvent[],
  named: number | undefined,
  byCatalogue: number | undefined,
): number | Refusal {
  const { unitId } = stateOf(events);
  if (named === unitId) return new Refusal('bad-request', DISPATCH_TEXTS.goesBackToItself);
  const before = holdingsOf(events).findLast((holding) => holding.unitId !== unitId)?.unitId;
  const found = named ?? before ?? (byCatalogue === unitId ? undefined : byCatalogue);
  return found ?? new Refusal('bad-request', DISPATCH_TEXTS.nameAUnit);
}
