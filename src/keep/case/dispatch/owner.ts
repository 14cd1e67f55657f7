import { ORG_ID, type Staff } from '../../../people/staff/staff.ts';
import type { Tx } from '../../../platform/sql.ts';
import type { Instant } from '../../../platform/time.ts';
import { type EventType, inOrder } from '../event.ts';
import { type CaseState, type StoredEvent, stateOf } from '../state.ts';
import { standInFor } from './absence.ts';
import { readAbsences } from './absence-store.ts';
import { isWithAUnit } from './custody.ts';

/** Whom a case goes to by itself, and why. */
export interface Takeover {
  readonly assigneeId: number;
  readonly cause: 'duty' | 'absence' | 'left';
}

interface People {
  staff(): readonly Staff[];
}

/**
 * Whom a case has to go to so that somebody who is there has it by name: the deputy of one who is away, the unit's person
 * on duty where nobody is named or the one who is has left.
 * @returns undefined when it stays as it is
 */
export async function takeoverOf(
  tx: Tx,
  house: People,
  { unitId, assigneeId }: Pick<CaseState, 'unitId' | 'assigneeId'>,
  at: Instant,
): Promise<Takeover | undefined> {
  const isGone = (id: number) => house.staff().some((one) => one.id === id && !one.active);
  const absences = await readAbsences(tx, at);
  if (assigneeId !== null && !isGone(assigneeId)) {
    const standIn = standInFor(absences, assigneeId, at, isGone);
    return standIn === assigneeId ? undefined : { assigneeId: standIn, cause: 'absence' };
  }
  const duty = unitId === null ? null : await dutyOf(tx, unitId);
  if (duty === null || isGone(duty)) return undefined;
  return {
    assigneeId: standInFor(absences, duty, at, isGone),
    cause: assigneeId === null ? 'duty' : 'left',
  };
}

/** The person on duty as it is now: whoever changes that waits until this transaction is over, and then sees its cases. */
async function dutyOf(tx: Tx, unitId: number): Promise<number | null> {
  const unit = await tx
    .selectFrom('unit')
    .select('duty_staff_id')
    .where('org_id', '=', ORG_ID)
    .where('id', '=', unitId)
    .forShare()
    .executeTakeFirst();
  return unit?.duty_staff_id ?? null;
}

/** What may leave a case with nobody, or with somebody who is not there. */
const MOVES: ReadonlySet<EventType> = new Set([
  'dispatched',
  'reclassified',
  'objection_decided',
  'handed_over',
  'appealed',
  'unmerged',
]);

const names = ({ type, unitId }: StoredEvent): boolean =>
  type === 'dispatched' || type === 'handed_over' || (type === 'objection_decided' && unitId !== undefined);

/**
 * [S2] The events that are about to be added, such that the case afterwards is with somebody by name wherever its unit has
 * somebody on duty. What hands it on says to whom; after anything else a hand-over follows in the same transaction.
 */
export async function withOwner(
  tx: Tx,
  house: People,
  events: readonly StoredEvent[],
  added: readonly StoredEvent[],
  at: Instant,
): Promise<readonly StoredEvent[]> {
  if (!added.some(({ type, actor }) => MOVES.has(type) && actor !== 'import')) return added;
  const state = stateOf(inOrder([...events, ...added]));
  if (!isWithAUnit(state.stage)) return added;
  const takeover = await takeoverOf(tx, house, state, at);
  if (!takeover) return added;
  const place = added.findLastIndex(names);
  if (place >= 0) return added.with(place, { ...added[place]!, ...takeover });
  const seq = events.length + added.length + 1;
  return [...added, { ...takeover, seq, at, type: 'handed_over', actor: 'system', staffId: null }];
}
