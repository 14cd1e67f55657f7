import type { House } from '../../keep/case/house.ts';
import type { Held } from '../../keep/case/load.ts';
import { type Entry, onCase } from '../../keep/case/on-case.ts';
import { notify } from '../../keep/notify/notice.ts';
import type { Staff } from '../../people/staff/staff.ts';
import { Refusal } from '../../platform/refusal.ts';
import type { Caller } from '../../platform/route.ts';
import type { Tx } from '../../platform/sql.ts';
import type { Instant } from '../../platform/time.ts';
import { type ContestCause, contestObstacle, outcomeOf, ratingsOf, voteObstacle } from './contest.ts';
import { caseOfContest, contestHeld, insertContest, insertVote, settleContest } from './contest-store.ts';
import { SATISFACTION_TEXTS as T } from './texts.ts';

/** The person who asks; undefined for a program. */
export const personOf = (house: Pick<House, 'staff'>, { kind, staffId }: Caller): Staff | undefined =>
  kind === 'staff' ? house.staff().find(({ id }) => id === staffId) : undefined;

/**
 * Contests a rating as malicious. Managers and administrators of other units are asked to look at it.
 * @throws Refusal not-found, forbidden, step-not-open, window-closed, already-exists
 */
export async function contest(
  house: House,
  number: string,
  asked: { readonly rating: number; readonly cause: ContestCause; readonly reason: string },
  caller: Caller,
  now: Instant,
): Promise<void> {
  const { rating: seq, cause, reason } = asked;
  await onCase(house, number, caller, now, async (tx, held, at) => {
    const rating = ratingsOf(held.events).find((one) => one.seq === seq);
    if (!rating) throw new Refusal('not-found', T.noSuchRating);
    const person = personOf(house, caller);
    const obstacle = contestObstacle(held.state, rating, person, at);
    if (obstacle) throw obstacle;
    const { id: askedBy, unitId } = person!;
    const one = { caseId: held.id, ratedSeq: seq, unitId: unitId!, cause, reason, askedBy };
    const id = await insertContest(tx, one, at);
    await notify(
      tx,
      (['manager', 'administrator'] as const).map((role) => ({
        reason: `rating contest ${id} asked`,
        template: 'rating-contested',
        to: { role },
        caseId: held.id,
        data: { number, title: held.title },
      })),
      at,
    );
    return { entries: [{ type: 'rating_contested', rating: seq }] };
  });
}

/**
 * Decides on a contest; the second decision settles it.
 * @throws Refusal not-found, forbidden, step-not-open
 */
export async function vote(
  house: House,
  id: number,
  { uphold, reason }: { readonly uphold: boolean; readonly reason: string },
  caller: Caller,
  now: Instant,
): Promise<void> {
  const number = await caseOfContest(house.db, id);
  await onCase(house, number, caller, now, async (tx, held, at) => {
    const { contest, votes } = await contestHeld(tx, id);
    const person = personOf(house, caller);
    const obstacle = voteObstacle(contest, votes, held.state, person);
    if (obstacle) throw obstacle;
    const own = { staffId: person!.id, uphold };
    await insertVote(tx, id, own, reason, at);
    const outcome = outcomeOf([...votes, own]);
    if (!outcome) return { entries: [] };
    await settleContest(tx, id, outcome, at);
    await tellSettled(tx, held, id, contest.askedBy, outcome, at);
    return { entries: [settled(contest, outcome)] };
  });
}

/** What settling adds to the evidence of the case. Only what was upheld takes the rating out of the ratios. */
export const settled = (
  { ratedSeq, cause }: { readonly ratedSeq: number; readonly cause: ContestCause },
  outcome: 'upheld' | 'rejected' | 'lapsed',
): Entry => ({
  type: 'rating_settled',
  rating: ratedSeq,
  ...(outcome === 'upheld'
    ? { outcome, excludes: ratedSeq, excludedFor: cause }
    : { outcome: 'refused' as const }),
});

export const tellSettled = (
  tx: Tx,
  { id: caseId, number, title }: Held,
  contest: number,
  askedBy: number,
  outcome: 'upheld' | 'rejected' | 'lapsed',
  at: Instant,
): Promise<void> =>
  notify(
    tx,
    [
      {
        reason: `rating contest ${contest} settled`,
        template: 'rating-settled',
        to: { staff: askedBy },
        caseId,
        data: { number, title, outcome },
      },
    ],
    at,
  );
