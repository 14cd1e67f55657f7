import './tables.ts';
import { ORG_ID } from '../../people/staff/staff.ts';
import { violated } from '../../people/staff/store.ts';
import { Refusal } from '../../platform/refusal.ts';
import { type Db, type Tx, timestamptz } from '../../platform/sql.ts';
import { DAY, type Instant } from '../../platform/time.ts';
import { type ContestCause, type ContestState, DECIDE_DAYS, type Vote } from './contest.ts';
import { SATISFACTION_TEXTS as T } from './texts.ts';

export interface NewContest {
  readonly caseId: number;
  readonly ratedSeq: number;
  readonly unitId: number;
  readonly cause: ContestCause;
  readonly reason: string;
  readonly askedBy: number;
}

/** @throws Refusal already-exists */
export async function insertContest(tx: Tx, contest: NewContest, at: Instant): Promise<number> {
  const { caseId, ratedSeq, unitId, cause, reason, askedBy } = contest;
  try {
    const { id } = await tx
      .insertInto('rating_contest')
      .values({
        org_id: ORG_ID,
        case_id: caseId,
        rated_seq: ratedSeq,
        unit_id: unitId,
        cause,
        reason,
        asked_by: askedBy,
        asked_at: timestamptz(at),
        due_at: timestamptz(at + DECIDE_DAYS * DAY),
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    return id;
  } catch (error) {
    if (violated(error, 'rating_contested_once')) throw new Refusal('already-exists', T.contestedAlready);
    throw error;
  }
}

/** By which number a contest's case goes. @throws Refusal not-found */
export async function caseOfContest(db: Db, id: number): Promise<string> {
  const row = await db
    .selectFrom('rating_contest as contest')
    .innerJoin('cases', (join) =>
      join.onRef('cases.org_id', '=', 'contest.org_id').onRef('cases.id', '=', 'contest.case_id'),
    )
    .select('cases.number')
    .where('contest.org_id', '=', ORG_ID)
    .where('contest.id', '=', id)
    .executeTakeFirst();
  if (!row) throw new Refusal('not-found', T.noSuchContest);
  return row.number;
}

/** A contest and its votes, while its case is held. */
export async function contestHeld(tx: Tx, id: number) {
  const contest = await tx
    .selectFrom('rating_contest')
    .select(['id', 'rated_seq as ratedSeq', 'unit_id as unitId', 'cause', 'asked_by as askedBy', 'state'])
    .where('org_id', '=', ORG_ID)
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  const votes: Vote[] = await tx
    .selectFrom('rating_vote')
    .select(['staff_id as staffId', 'uphold'])
    .where('org_id', '=', ORG_ID)
    .where('contest_id', '=', id)
    .execute();
  return { contest, votes };
}

export const insertVote = (tx: Tx, id: number, { staffId, uphold }: Vote, reason: string, at: Instant) =>
  tx
    .insertInto('rating_vote')
    .values({ org_id: ORG_ID, contest_id: id, staff_id: staffId, uphold, reason, at: timestamptz(at) })
    .execute();

export const settleContest = (tx: Tx, id: number, state: ContestState, at: Instant) =>
  tx
    .updateTable('rating_contest')
    .set({ state, settled_at: timestamptz(at) })
    .where('org_id', '=', ORG_ID)
    .where('id', '=', id)
    .execute();

/** Contests on which nobody has decided in time. */
export async function overdueContests(db: Db, now: Instant): Promise<readonly number[]> {
  const rows = await db
    .selectFrom('rating_contest')
    .select('id')
    .where('org_id', '=', ORG_ID)
    .where('state', '=', 'open')
    .where('due_at', '<', timestamptz(now))
    .execute();
  return rows.map(({ id }) => id);
}
