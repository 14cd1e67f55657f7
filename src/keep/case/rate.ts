import type { Staff } from '../../people/staff/staff.ts';
import { Refusal } from '../../platform/refusal.ts';
import type { Instant } from '../../platform/time.ts';
import { isDissatisfied } from './case.ts';
import type { EventType } from './event.ts';
import type { Held } from './load.ts';
import { type RatingReason, REASONS_OF } from './rating.ts';
import type { CaseState, StoredEvent } from './state.ts';
import { CASE_TEXTS } from './texts.ts';

/** What a user says with an act. */
export interface Said {
  readonly body?: string;
  readonly score?: number;
  readonly solved?: boolean;
  readonly reasons?: readonly RatingReason[];
}

/** By whom it came in: the user, or a member of staff who asked the user on the phone. */
export type Teller = Pick<StoredEvent, 'actor' | 'staffId' | 'by' | 'program'>;

export const THE_USER: Teller = { actor: 'user', staffId: null };

/**
 * The events of what a user says. [Q2] Who is dissatisfied has asked for a second review without having to say so; each
 * second review rises to somebody who had nothing to do with the case before.
 * @throws Refusal bad-request when the reasons are those of another level
 */
export function saidEvents(
  { state, events: before }: Pick<Held, 'state' | 'events'>,
  emitted: readonly EventType[],
  said: Said,
  at: Instant,
  staff: readonly Staff[],
  teller: Teller,
): StoredEvent[] {
  checkReasons(said);
  const again = emitted.includes('rated') && isDissatisfied(said);
  const events: Omit<StoredEvent, 'seq' | 'at'>[] = [
    ...emitted.map((type) => ({ ...(type === 'rated' && ratedAs(said)), ...teller, type })),
    ...(again ? [{ ...BY_ITSELF, type: 'appealed' as const, cause: 'rating' as const }] : []),
  ];
  if (events.some(({ type }) => type === 'appealed')) {
    events.push({ ...BY_ITSELF, type: 'escalated', ...raisedTo(state, before, staff) });
  }
  return events.map((event, index) => ({ ...event, seq: before.length + 1 + index, at }));
}

function checkReasons({ score = 0, reasons = [] }: Said): void {
  if (reasons.length > 0 && !reasons.every((reason) => REASONS_OF[score]?.includes(reason)))
    throw new Refusal('bad-request', CASE_TEXTS.reasonOfOtherLevel);
}

const BY_ITSELF = { actor: 'system', staffId: null } as const;

const ratedAs = ({ score, solved, reasons }: Said) => ({
  score: score!,
  solved: solved!,
  ...(reasons && reasons.length > 0 && { reasons }),
});

/**
 * How high a second review rises: the second round to a head of the unit, any further one to those above the units. Who
 * has handled the case, or was named before, is not named again.
 */
function raisedTo(
  { round, unitId, handlers, earlierHandlers }: CaseState,
  before: readonly StoredEvent[],
  staff: readonly Staff[],
): { level: 'head' | 'leadership'; assigneeId?: number } {
  const used = new Set([
    ...[...handlers, ...earlierHandlers].map((key) => key.replace('staff ', '')),
    ...before.filter(({ type }) => type === 'escalated').map(({ assigneeId }) => String(assigneeId)),
  ]);
  const free = staff.filter(({ id, active, userId }) => active && userId !== null && !used.has(String(id)));
  const head = free.find((one) => one.role === 'manager' && one.unitId !== null && one.unitId === unitId);
  if (round === 1 && head) return { level: 'head', assigneeId: head.id };
  const leader =
    free.find(({ role, unitId: of }) => role === 'manager' && of === null) ??
    free.find(({ role }) => role === 'administrator');
  return { level: round === 1 && !leader ? 'head' : 'leadership', ...(leader && { assigneeId: leader.id }) };
}
