import type { Instant } from '../../platform/time.ts';
import type { EvidenceEntry, Standing } from '../duty/duty.ts';
import { standingOf } from '../duty/verdict.ts';
import type { PublishedPledge } from '../pledge/inforce.ts';
import { type Commitment, type DeliverableNow, isMilestone, type MilestoneClause } from './milestone.ts';
import { commitmentsOf } from './plan.ts';

/** A phase of a letter with what it delivers. */
export interface Phase {
  readonly letter: PublishedPledge;
  readonly clause: MilestoneClause;
  readonly deliverables: readonly DeliverableNow[];
  readonly state: PhaseState;
}

export type PhaseState = Standing['state'] | 'ahead';

/** Proof of a deliverable counts whenever it happened, so long as it was recorded by the due. */
const WHENEVER = { startsAt: Number.NEGATIVE_INFINITY, endsAt: Number.POSITIVE_INFINITY };

/** @param entries of all deliverables, in any order; those of others do not matter */
function judged(commitment: Commitment, entries: readonly EvidenceEntry[], at: Instant): DeliverableNow {
  const { clause, deliverable } = commitment;
  const own = entries.filter((one) => one.clause === clause.id && one.deliverable === deliverable.key);
  const whenever = { ...commitment, ...WHENEVER };
  const { keptAt: deliveredAt } = standingOf(
    { ...whenever, dueAt: Number.POSITIVE_INFINITY, dropsAt: null },
    own,
    at,
  );
  return { ...commitment, ...standingOf(whenever, own, at), entries: own, deliveredAt };
}

/** Every deliverable of a version of the letter, as it stands at a moment. */
export const deliverablesAt = (
  published: readonly PublishedPledge[],
  letter: PublishedPledge,
  entries: readonly EvidenceEntry[],
  at: Instant,
): DeliverableNow[] => commitmentsOf(published, letter).map((one) => judged(one, entries, at));

/** The roll-out plan of a version of the letter, as it stands at a moment; in the order of the letter. */
export function phasesAt(
  published: readonly PublishedPledge[],
  letter: PublishedPledge,
  entries: readonly EvidenceEntry[],
  at: Instant,
): Phase[] {
  const all = deliverablesAt(published, letter, entries, at);
  return letter.pledge.clauses.filter(isMilestone).map((clause) => {
    const deliverables = all.filter((one) => one.clause === clause);
    return { letter, clause, deliverables, state: stateOf(deliverables, at) };
  });
}

/** One deliverable that was missed makes the phase broken; it is kept when all that is still owed was. */
function stateOf(deliverables: readonly DeliverableNow[], at: Instant): PhaseState {
  const owed = deliverables.filter(({ state }) => state !== 'cancelled');
  if (owed.length === 0) return 'cancelled';
  if (owed.some(({ state }) => state === 'broken')) return 'broken';
  if (owed.every(({ state }) => state === 'kept')) return 'kept';
  return owed[0]!.startsAt > at ? 'ahead' : 'running';
}

/** What earlier versions promised of the same deliverable by another day; the newest first. */
export const earlierOf = (
  published: readonly PublishedPledge[],
  { letter, clause, deliverable, dueAt }: DeliverableNow,
  entries: readonly EvidenceEntry[],
  at: Instant,
): DeliverableNow[] =>
  published
    .filter(({ version }) => version < letter.version)
    .toSorted((a, b) => b.version - a.version)
    .flatMap((before) => deliverablesAt(published, before, entries, at))
    .filter(
      (one) => one.clause.id === clause.id && one.deliverable.key === deliverable.key && one.dueAt !== dueAt,
    );
