import { sql } from 'kysely';
import type { EventType } from '../../keep/case/event.ts';
import type { House } from '../../keep/case/house.ts';
import { eventsOf } from '../../keep/case/load-many.ts';
import type { Terms } from '../../keep/case/terms.ts';
import { ORG_ID } from '../../people/staff/staff.ts';
import type { Text } from '../../platform/refusal.ts';
import { timestamptz } from '../../platform/sql.ts';
import type { Instant } from '../../platform/time.ts';
import { periodName } from '../../promise/duty/period.ts';
import { dutyPeriods } from './duty-periods.ts';
import { publicEvidence } from './evidence.ts';
import type { EvidenceRow } from './evidence-row.ts';
import { milestoneDeliverables } from './milestone-deliverables.ts';

/** What the public learns of a case after its promise was broken: that it was done, never what was said. */
const TOLD = [
  'started',
  'responded',
  'coordinated',
  'plan_sent',
  'replied',
  'archived',
  'appealed',
  'followed_up',
  'remedy_delivered',
  'merged',
  'withdrawn',
  'verified',
] as const satisfies readonly EventType[];

/** `recorded`: of a duty, that it was done after all. */
export type StepAfter = (typeof TOLD)[number] | 'recorded';

/** The breach of a clause that happened last, and what came of it. */
export interface LastBreach {
  readonly clause: string;
  /** The pseudonym of the case, the period of a duty, or what a milestone delivers. */
  readonly reference: string;
  /** What a milestone delivers, in both languages. */
  readonly deliverable?: Text;
  readonly channel: string | null;
  /** When the time ran out: that is when the promise was broken. */
  readonly dueAt: Instant;
  /** When it was done after all; null while it is not. */
  readonly stoppedAt: Instant | null;
  /** What happened since, in order of time. */
  readonly after: readonly { readonly type: StepAfter; readonly at: Instant }[];
}

type Row = EvidenceRow & { readonly clause: string; readonly due_at: Instant };

/** For each clause of a letter with a limit, a period or a day that was ever broken: the last time. */
export async function lastBreaches(house: House, terms: Terms, now: Instant): Promise<LastBreach[]> {
  const [rows, duties, milestones] = await Promise.all([
    brokenClocks(house, terms, now),
    dutyBreaches(house, terms, now),
    milestoneBreaches(house, terms, now),
  ]);
  const events = await eventsOf(house.db, [...new Set(rows.map(({ case_id }) => case_id))]);
  const clocks = rows.map((row): LastBreach => {
    const { clause, channel, due_at: dueAt, stopped_at: stoppedAt } = row;
    const { reference } = publicEvidence(house, terms, row);
    const after = (events.get(row.case_id) ?? []).flatMap(({ type, at }) => {
      const step = TOLD.find((one) => one === type);
      return step && at > dueAt && at <= now ? [{ type: step, at }] : [];
    });
    return { clause, reference, channel, dueAt, stoppedAt, after };
  });
  return [...clocks, ...duties, ...milestones];
}

/** A clock past its due is broken, whether or not an alarm has marked it yet. One index read for each clause. */
async function brokenClocks(house: House, { pledgeId, clocks }: Terms, now: Instant): Promise<Row[]> {
  const ids = clocks.map(({ id }) => id);
  const ofClause = sql`
    select case_id, round, started_at, started_day, due_at, stopped_at from promised_clock
    where org_id = ${ORG_ID} and pledge_id = ${pledgeId} and clause_id = asked.clause`;
  const { rows } = await sql<Row>`
    select last.*, last.started_day as day, 'broken' as state,
           coalesce(cases.number, 'report ' || last.case_id) as number, coalesce(cases.title, '') as title, cases.unit_id, cases.channel
    from unnest(${ids}::text[]) as asked(clause)
    cross join lateral (
      select asked.clause, broken.* from (
        (${ofClause} and state = 'broken' order by due_at desc limit 1)
        union all
        (${ofClause} and state = 'running' and not paused and due_at < ${timestamptz(now)} order by due_at desc limit 1)
      ) broken order by due_at desc limit 1
    ) last
    left join cases on cases.org_id = ${ORG_ID} and cases.id = last.case_id`.execute(house.db);
  return rows;
}

async function dutyBreaches(house: House, terms: Terms, now: Instant): Promise<LastBreach[]> {
  const broken = (await dutyPeriods(house, terms, now)).filter(({ state }) => state === 'broken');
  const byClause = Map.groupBy(broken, ({ clause }) => clause.id);
  return [...byClause].map(([clause, periods]): LastBreach => {
    const last = periods.toSorted((a, b) => a.dueAt - b.dueAt).at(-1)!;
    const after = last.entries
      .filter(({ recordedAt, retractedAt }) => recordedAt > last.dueAt && retractedAt === null)
      .map(({ recordedAt }) => ({ type: 'recorded' as const, at: recordedAt }))
      .toSorted((a, b) => a.at - b.at);
    return {
      clause,
      reference: periodName(last, last.clause.every),
      channel: null,
      dueAt: last.dueAt,
      stoppedAt: null,
      after,
    };
  });
}

/** What was not delivered by its day; of several with one day, one that is still not delivered. */
async function milestoneBreaches(house: House, terms: Terms, now: Instant): Promise<LastBreach[]> {
  const broken = (await milestoneDeliverables(house, terms, now)).filter(({ state }) => state === 'broken');
  const open = (at: Instant | null) => at ?? Number.POSITIVE_INFINITY;
  return [...Map.groupBy(broken, ({ clause }) => clause.id)].map(([clause, late]): LastBreach => {
    const { deliverable, dueAt, deliveredAt } = late
      .toSorted((a, b) => a.dueAt - b.dueAt || open(a.deliveredAt) - open(b.deliveredAt))
      .at(-1)!;
    const { name } = deliverable;
    return {
      clause,
      reference: name.zh,
      deliverable: name,
      channel: null,
      dueAt,
      stoppedAt: deliveredAt,
      after: [],
    };
  });
}
