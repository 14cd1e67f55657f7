import { createHmac } from 'node:crypto';
import { sql } from 'kysely';
import { AFTER_REPLY_DAYS } from '../../keep/case/case.ts';
import type { House } from '../../keep/case/house.ts';
import type { Terms } from '../../keep/case/terms.ts';
import { ORG_ID } from '../../people/staff/staff.ts';
import { Refusal } from '../../platform/refusal.ts';
import { timestamptz } from '../../platform/sql.ts';
import { DAY, formatInstant, type Instant, offsetAt, parseDay } from '../../platform/time.ts';
import { type Clause, isClockMeasure, isGateMeasure, type Measure } from '../../promise/pledge/pledge.ts';
import { isComparison } from './comparison.ts';
import { dutyEvidence, dutyProof } from './duty-evidence.ts';
import { type EvidenceQuery, type EvidenceRow, readCursor, writeCursor } from './evidence-row.ts';
import { milestoneEvidence } from './milestone-deliverables.ts';
import { COMPLIANCE_TEXTS } from './texts.ts';

/** The cases that a clause's figure is made of, the periods of a duty or what a milestone delivers; newest first, in pages by key. */
export async function evidenceOf(
  house: House,
  terms: Terms,
  clauseId: string,
  query: EvidenceQuery,
  now: Instant,
) {
  const clause = terms.pledge.clauses.find(({ id }) => id === clauseId);
  if (!clause) throw new Refusal('not-found', COMPLIANCE_TEXTS.noSuchClause);
  const limit = query.limit ?? 50;
  if (clause.measure === 'duty') return dutyEvidence(house, terms, clauseId, { ...query, limit }, now);
  if (clause.measure === 'milestone')
    return milestoneEvidence(house, terms, clauseId, { ...query, limit }, now);
  const counted = isClockMeasure(clause.measure) ? clocks(terms, clause, now) : marks(terms, clause, now);
  const { rows } = await sql<EvidenceRow>`
    select coalesce(cases.number, 'report ' || counted.case_id) as number, coalesce(cases.title, '') as title,
           cases.unit_id, cases.channel, counted.*
    from (${counted}) counted left join cases on cases.org_id = ${ORG_ID} and cases.id = counted.case_id
    where counted.day between ${query.from} and ${query.to}
      ${query.state ? sql`and counted.state = ${query.state}` : sql``}
      ${query.cursor ? after(query.cursor) : sql``}
    order by counted.day desc, counted.case_id desc, counted.round desc
    limit ${limit + 1}`.execute(house.db);
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    rows: shown,
    nextCursor: rows.length > limit && last ? writeCursor(last.day, last.case_id, last.round) : null,
  };
}

/** A clock past its due is broken, whether or not an alarm has marked it yet. Reports, which are no cases, have clocks of supervision alone. */
const clocks = ({ pledgeId }: Terms, { id, measure }: Clause, now: Instant) => sql`
  select case_id, round, started_day as day, started_at, due_at, stopped_at,
         case when state = 'running' and not paused and due_at < ${timestamptz(now)} then 'broken' else state end as state
  from ${measure === 'supervision' ? sql`promised_clock` : sql`clock`}
  where org_id = ${ORG_ID} and pledge_id = ${pledgeId} and clause_id = ${id}`;

/** Of a ratio: since when there was the case; of a gate: when it was passed; of a comparison: from start to stop. */
function marks({ pledgeId }: Terms, { id, measure }: Clause, now: Instant) {
  const since = isGateMeasure(measure) || isComparison({ measure }) ? sql`mark.at` : sql`opened.received_at`;
  const until = isGateMeasure(measure)
    ? sql`mark.at`
    : sql`mark.at + mark.lasted_ms * interval '1 millisecond'`;
  const [favoured, other] = measure === 'parity' ? ['online', 'offline'] : ['priority', 'ordinary'];
  return sql`
    select mark.case_id, mark.round, mark.day, ${since} as started_at, null::timestamptz as due_at, ${until} as stopped_at,
           mark.lasted_ms, ${RATINGS.has(measure) ? stillSealed(now) : sql`false`} as sealed,
           case when lasted_ms is null then null when counted then ${favoured} else ${other} end as side,
           case when excluded is not null then 'cancelled' when counted or lasted_ms is not null then 'kept' else 'broken' end as state
    from mark join cases opened on opened.org_id = mark.org_id and opened.id = mark.case_id
    where mark.org_id = ${ORG_ID} and mark.pledge_id = ${pledgeId} and mark.clause_id = ${id}`;
}

const RATINGS: ReadonlySet<Measure> = new Set<Measure>(['satisfaction', 'solved']);

/** As `isSealed` says it of a case: not archived yet, or it can still be rated. */
const stillSealed = (now: Instant) => sql`
  (opened.stage not in ('archived', 'withdrawn')
    or (select max(reply.at) from case_event reply where reply.org_id = opened.org_id and reply.case_id = opened.id
          and reply.type = 'replied') >= ${timestamptz(now - AFTER_REPLY_DAYS * DAY)})`;

function after(cursor: string) {
  const [day, caseId, round] = readCursor(cursor);
  return sql`and (counted.day, counted.case_id, counted.round) < (${day}::date, ${caseId}, ${round})`;
}

/**
 * A name for a case that tells the public nothing but that two rows are of the same case; of one whose rating is sealed
 * not even that, or staff would find it by the rows of its clocks.
 */
const pseudonym = (house: House, { number, sealed }: EvidenceRow): string =>
  createHmac('sha256', house.organisation.secret)
    .update(`${sealed ? 'rating' : 'evidence'} of ${number}`)
    .digest('base64url')
    .slice(0, 10);

/** When a sealed rating is told: on its day, and no more. */
const sinceOf = ({ started_at, sealed, day }: EvidenceRow, timeZone: string): Instant => {
  const midnight = parseDay(day)! * DAY;
  return sealed ? midnight - offsetAt(timeZone, midnight) : started_at;
};

/** A row as everyone may see it. */
export const publicEvidence = (house: House, { calendar }: Terms, row: EvidenceRow) => ({
  reference: row.duty ? row.number : pseudonym(house, row),
  startedAt: formatInstant(sinceOf(row, calendar.timeZone), calendar.timeZone),
  dueAt: row.due_at === null ? null : formatInstant(row.due_at, calendar.timeZone),
  stoppedAt: row.stopped_at === null ? null : formatInstant(row.stopped_at, calendar.timeZone),
  state: row.state,
  channel: row.channel,
  side: row.side ?? null,
  lastedSeconds: typeof row.lasted_ms === 'number' ? row.lasted_ms / 1000 : null,
  duty: row.duty ? dutyProof(row.duty) : null,
});
