import { sql } from 'kysely';
import Type, { type Static } from 'typebox';
import type { House } from '../../keep/case/house.ts';
import { readEvents } from '../../keep/case/load.ts';
import { isSealed } from '../../keep/case/rating.ts';
import { staffName, unitName, zoneOf } from '../../keep/case/read.ts';
import { seesSealed } from '../../keep/case/seal.ts';
import { oneOf } from '../../keep/case/shape.ts';
import { stateOf } from '../../keep/case/state.ts';
import { CASE_TEXTS } from '../../keep/case/texts.ts';
import { ORG_ID } from '../../people/staff/staff.ts';
import { Refusal } from '../../platform/refusal.ts';
import {
  type Caller,
  inLocale,
  nullable,
  object,
  page,
  type Route,
  route,
  Timestamp,
} from '../../platform/route.ts';
import { formatInstant, type Instant } from '../../platform/time.ts';
import {
  CONTEST_CAUSES,
  CONTEST_STATES,
  type ContestCause,
  type ContestState,
  contestObstacle,
  ratingsOf,
  voteObstacle,
} from './contest.ts';
import { contest, personOf, vote } from './contest-acts.ts';

const ByNumber = object({ number: Type.String({ maxLength: 100 }) });
const Words = Type.String({ minLength: 1, maxLength: 2_000, pattern: '\\S' });
const Day = Type.Integer({ minimum: 1, maximum: 2_147_483_647 });

const RatingView = object({
  rating: Type.Integer({ description: 'Its place in the case.' }),
  at: Timestamp,
  sealed: Type.Boolean(),
  score: nullable(Type.Integer()),
  solved: nullable(Type.Boolean()),
  contest: nullable(oneOf(CONTEST_STATES)),
  refusal: nullable(Type.String({ description: 'Why you cannot contest it; null when you can.' })),
});

const ContestView = object({
  id: Type.Integer(),
  number: Type.String(),
  title: Type.String(),
  unit: nullable(Type.String()),
  cause: oneOf(CONTEST_CAUSES),
  reason: Type.String(),
  askedBy: nullable(Type.String()),
  askedAt: Timestamp,
  dueAt: Timestamp,
  state: oneOf(CONTEST_STATES),
  settledAt: nullable(Timestamp),
  rating: nullable(
    object(
      {
        score: Type.Integer(),
        solved: Type.Boolean(),
        reasons: Type.Array(Type.String()),
        words: nullable(Type.String()),
      },
      { description: 'For those who decide; others see it when the case is closed to rating.' },
    ),
  ),
  votes: Type.Array(
    object({ by: nullable(Type.String()), uphold: Type.Boolean(), reason: Type.String(), at: Timestamp }),
  ),
  refusal: nullable(Type.String({ description: 'Why you cannot decide on it; null when you can.' })),
});

export type RatingView = Static<typeof RatingView>;
export type ContestView = Static<typeof ContestView>;

interface Row {
  readonly id: number;
  readonly case_id: number;
  readonly number: string;
  readonly title: string;
  readonly rated_seq: number;
  readonly unit_id: number;
  readonly cause: ContestCause;
  readonly reason: string;
  readonly asked_by: number;
  readonly asked_at: Instant;
  readonly due_at: Instant;
  readonly state: ContestState;
  readonly settled_at: Instant | null;
  readonly words: string | null;
  readonly votes: readonly { staffId: number; uphold: boolean; reason: string; at: number }[];
}

const readContests = async (
  house: House,
  { state, before, limit }: { state?: ContestState; before?: number; limit: number },
): Promise<Row[]> => {
  const { rows } = await sql<Row>`
    select contest.id, contest.case_id, cases.number, cases.title, contest.rated_seq, contest.unit_id, contest.cause,
           contest.reason, contest.asked_by, contest.asked_at, contest.due_at, contest.state, contest.settled_at,
           (select message.body from message
            join case_event rated on rated.org_id = message.org_id and rated.case_id = message.case_id and rated.at = message.at
            where message.org_id = ${ORG_ID} and message.case_id = contest.case_id and rated.seq = contest.rated_seq
              and message.step = 'rated' limit 1) as words,
           coalesce((select jsonb_agg(jsonb_build_object('staffId', staff_id, 'uphold', uphold, 'reason', vote.reason,
                       'at', (extract(epoch from vote.at) * 1000)::float8) order by vote.at)
                     from rating_vote vote where vote.org_id = ${ORG_ID} and vote.contest_id = contest.id), '[]') as votes
    from rating_contest contest join cases on cases.org_id = contest.org_id and cases.id = contest.case_id
    where contest.org_id = ${ORG_ID} ${state ? sql`and contest.state = ${state}` : sql``}
      ${before ? sql`and contest.id < ${before}` : sql``}
    order by contest.id desc limit ${limit}`.execute(house.db);
  return rows;
};

async function tellContest(
  house: House,
  row: Row,
  caller: Caller,
  now: Instant,
  locale: 'zh' | 'en',
): Promise<Static<typeof ContestView>> {
  const events = await readEvents(house.db, row.case_id);
  const state = stateOf(events);
  const rated = events.find(({ seq }) => seq === row.rated_seq)!;
  const contest = { state: row.state, unitId: row.unit_id, askedBy: row.asked_by };
  const obstacle = caller.permissions.has('case:approve')
    ? voteObstacle(contest, row.votes, state, personOf(house, caller))
    : new Refusal('forbidden', CASE_TEXTS.peopleOnly);
  const voted = row.votes.some(({ staffId }) => staffId === caller.staffId);
  const shown = obstacle === undefined || voted || seesSealed(caller) || !isSealed(state, now);
  const stamp = (at: Instant) => formatInstant(at, zoneOf(house.terms.inForce(now)));
  return {
    id: row.id,
    number: row.number,
    title: row.title,
    unit: unitName(house, row.unit_id),
    cause: row.cause,
    reason: row.reason,
    askedBy: staffName(house, row.asked_by),
    askedAt: stamp(row.asked_at),
    dueAt: stamp(row.due_at),
    state: row.state,
    settledAt: row.settled_at === null ? null : stamp(row.settled_at),
    rating: shown
      ? {
          score: rated.score ?? 0,
          solved: rated.solved ?? false,
          reasons: [...(rated.reasons ?? [])],
          words: row.words,
        }
      : null,
    // Who decides second is not to know how the first one did.
    votes: row.votes
      .filter(({ staffId }) => row.state !== 'open' || staffId === caller.staffId)
      .map(({ staffId, uphold, reason, at }) => ({
        by: staffName(house, staffId),
        uphold,
        reason,
        at: stamp(at),
      })),
    refusal: obstacle ? inLocale(obstacle.text, locale) : null,
  };
}

async function ratingsOfCase(
  house: House,
  number: string,
  caller: Caller,
  now: Instant,
  locale: 'zh' | 'en',
) {
  const row = await house.db
    .selectFrom('cases')
    .select('id')
    .where('org_id', '=', ORG_ID)
    .where('number', '=', number)
    .executeTakeFirst();
  if (!row) throw new Refusal('not-found', CASE_TEXTS.unknownStaffCase);
  const [events, contests] = await Promise.all([
    readEvents(house.db, row.id),
    house.db
      .selectFrom('rating_contest')
      .select(['rated_seq', 'state'])
      .where('org_id', '=', ORG_ID)
      .where('case_id', '=', row.id)
      .execute(),
  ]);
  const state = stateOf(events);
  const sealed = isSealed(state, now) && !seesSealed(caller);
  const items = ratingsOf(events).map((rating) => {
    const obstacle = contestObstacle(state, rating, personOf(house, caller), now);
    return {
      rating: rating.seq,
      at: formatInstant(rating.at, zoneOf(house.terms.inForce(now))),
      sealed,
      score: sealed ? null : rating.score,
      solved: sealed ? null : rating.solved,
      contest: contests.find(({ rated_seq }) => rated_seq === rating.seq)?.state ?? null,
      refusal: obstacle ? inLocale(obstacle.text, locale) : null,
    };
  });
  return { items };
}

/** Ratings that their units call malicious. */
export const contestRoutes = (house: House): Route[] => [
  route({
    method: 'GET',
    path: '/staff/cases/{number}/ratings',
    tag: 'satisfaction',
    permission: 'case:read',
    summary: 'How a case was rated, as far as that is open, and whether you can contest it.',
    params: ByNumber,
    reply: object({ items: Type.Array(RatingView) }),
    handler: ({ params }, { caller, now, locale }) =>
      ratingsOfCase(house, params.number, caller, now, locale),
  }),
  route({
    method: 'POST',
    path: '/staff/cases/{number}/rating-contests',
    tag: 'satisfaction',
    permission: 'case:work',
    summary: 'Contest a rating of your own unit as malicious; two people of other units decide.',
    params: ByNumber,
    body: object({ rating: Type.Integer(), cause: oneOf(CONTEST_CAUSES), reason: Words }),
    reply: object({ items: Type.Array(RatingView) }),
    status: 201,
    handler: async ({ params, body }, { caller, now, locale }) => {
      await contest(house, params.number, body, caller, now);
      return ratingsOfCase(house, params.number, caller, now, locale);
    },
  }),
  route({
    method: 'GET',
    path: '/staff/rating-contests',
    tag: 'satisfaction',
    permission: 'case:read',
    summary: 'Ratings that were contested, the newest first.',
    query: object({
      state: Type.Optional(oneOf(CONTEST_STATES)),
      cursor: Type.Optional(Type.String({ maxLength: 20, pattern: '^[0-9]+$' })),
      lang: Type.Optional(oneOf(['zh', 'en'])),
    }),
    reply: page(ContestView),
    handler: async ({ query }, { caller, now, locale }) => {
      const { state, cursor } = query;
      const rows = await readContests(house, {
        ...(state && { state }),
        ...(cursor && { before: Number(cursor) }),
        limit: PAGE + 1,
      });
      const shown = rows.slice(0, PAGE);
      return {
        items: await Promise.all(shown.map((row) => tellContest(house, row, caller, now, locale))),
        nextCursor: rows.length > PAGE ? String(shown.at(-1)!.id) : null,
      };
    },
  }),
  route({
    method: 'POST',
    path: '/staff/rating-contests/{id}/votes',
    tag: 'satisfaction',
    permission: 'case:approve',
    summary:
      'Decide on a contested rating. It is left out of the ratio when both who decide uphold the contest.',
    params: object({ id: Day }),
    body: object({ uphold: Type.Boolean(), reason: Words }),
    status: 204,
    handler: ({ params, body }, { caller, now }) => vote(house, params.id, body, caller, now),
  }),
];

const PAGE = 50;
