import type { Instant } from '../../../platform/time.ts';
import type { Stage } from '../case.ts';
import { type StoredEvent, stateOf } from '../state.ts';

/** A case is a unit's to handle: after it was dispatched, before it is answered. */
export const isWithAUnit = (stage: Stage): boolean => stage === 'dispatched' || stage === 'processing';

/** A stretch in which one unit, and one person or nobody by name, had a case. */
export interface Holding {
  readonly unitId: number;
  readonly staffId: number | null;
  readonly from: Instant;
  /** Null: they have it now. */
  readonly until: Instant | null;
  /** What brought it there. */
  readonly event: StoredEvent;
}

/** Who had a case when, from its first dispatch on; nobody has it once it is answered. Events are in order of time. */
export function holdingsOf(events: readonly StoredEvent[]): Holding[] {
  const holdings: Holding[] = [];
  for (const [place, event] of events.entries()) {
    const { stage, unitId, assigneeId } = stateOf(events.slice(0, place + 1));
    const last = holdings.at(-1);
    const held = isWithAUnit(stage) && unitId !== null;
    const goesOn = held && last?.until === null && last.unitId === unitId && last.staffId === assigneeId;
    if (goesOn) continue;
    if (last?.until === null) holdings[holdings.length - 1] = { ...last, until: event.at };
    if (held) holdings.push({ unitId, staffId: assigneeId, from: event.at, until: null, event });
  }
  return holdings;
}

/** A case went from one unit to another before it was answered. */
export interface Bounce {
  readonly seq: number;
  readonly at: Instant;
  readonly from: number;
  readonly to: number;
}

/** How often a case went to and fro. That a second review goes to another unit at its beginning is none. */
export function bouncesOf(events: readonly StoredEvent[]): Bounce[] {
  const bounces: Bounce[] = [];
  let before = stateOf([]);
  let begins = false;
  for (const [place, event] of events.entries()) {
    const after = stateOf(events.slice(0, place + 1));
    const moved = after.unitId !== before.unitId && isWithAUnit(before.stage) && isWithAUnit(after.stage);
    if (moved && before.unitId !== null && after.unitId !== null && !begins)
      bounces.push({ seq: event.seq, at: event.at, from: before.unitId, to: after.unitId });
    if (event.type === 'appealed') begins = true;
    else if (moved || event.type === 'started') begins = false;
    before = after;
  }
  return bounces;
}
