import { sql } from 'kysely';
import { ORG_ID } from '../people/staff/staff.ts';
import { readStaff } from '../people/staff/store.ts';
import { type Db, type Tx, timestamptz } from '../platform/sql.ts';
import { type Instant, MINUTE } from '../platform/time.ts';
import { addWorkingTime, workingTimeBetween } from '../promise/calendar/working-time.ts';
import type { Occurrence } from '../promise/duty/duty.ts';
import { type DutyPeriod, dutiesOf, periodsOf } from '../promise/duty/standing.ts';
import type { PublishedPledge } from '../promise/pledge/inforce.ts';
import type { Evidence } from '../promise/pledge/pledge.ts';
import { loadPublished } from '../promise/pledge/store.ts';
import { membersOf } from './bank.ts';
import { type Random, seeded } from './random.ts';

/** That something was done, and when that was written down. */
export interface Done {
  readonly clause: string;
  readonly kind: Evidence;
  readonly text: string;
  readonly count: number;
  readonly happenedAt: Instant;
  readonly recordedAt: Instant;
  /** Of a milestone, what was delivered. */
  readonly deliverable?: string;
  readonly link?: string;
}

const FINDINGS = [
  '按计划完成，没有发现问题。',
  '按计划完成，发现一处不规范，已当场改正。',
  '按计划完成，意见已交运营部跟进。',
  '完成，两条建议列入下期改进。',
];

/** One in so many periods is cut short, and one in so many of its records comes too late. */
const CUT_SHORT = 0.07;
const RECORDED_LATE = 0.03;

/** Until `until`, what was done of a period: mostly all of it, in office hours, recorded the same hour. */
function* doneIn(random: Random, period: DutyPeriod, until: Instant): Generator<Done> {
  const { clause, letter, needed } = period;
  const times = random.chance(CUT_SHORT) ? Math.floor(needed * random.between(0, 0.95)) : needed;
  const parts = Math.min(times, clause.every === 'day' ? 2 : 6);
  for (let part = 0; part < parts; part++) {
    const share = (part + random.between(0.15, 0.85)) / parts;
    const happenedAt = momentOf(period, letter, share);
    const usual = Math.min(happenedAt + random.int(3, 50) * MINUTE, period.dueAt);
    const recordedAt = random.chance(RECORDED_LATE) ? period.dueAt + random.int(20, 2_000) * MINUTE : usual;
    const count = Math.floor(((part + 1) * times) / parts) - Math.floor((part * times) / parts);
    if (recordedAt > until) continue;
    // Files are left out: a story needs no attachments.
    const kinds = clause.evidence?.filter((kind) => kind !== 'file' && kind !== 'link') ?? [];
    const kind = kinds.length > 0 ? random.pick(kinds) : 'count';
    const text = `${clause.activity}：${random.pick(FINDINGS)}`;
    yield { clause: clause.id, kind, text, count, happenedAt, recordedAt };
  }
}

function momentOf({ startsAt, dueAt }: Occurrence, { calendar }: PublishedPledge, share: number): Instant {
  return addWorkingTime(calendar, startsAt, share * workingTimeBetween(calendar, startsAt, dueAt));
}

/** Writes down what the bank's people did of what recurs, as they would have on the days of the story. */
export async function fillDuties(db: Db, { seed, until }: { seed: number; until: Instant }): Promise<void> {
  const published = await loadPublished(db);
  const random = seeded(seed).branch('duties');
  const done = published
    .flatMap(dutiesOf)
    .flatMap((duty) =>
      periodsOf(published, duty, [], until).flatMap((period) => [
        ...doneIn(random.branch(`${duty.clause.id}/${period.first}`), period, until),
      ]),
    );
  await writeEvidence(db, done);
}

/** Keeps evidence as the people of operations recorded it, by turns. */
export async function writeEvidence(db: Db, done: readonly Done[]): Promise<void> {
  const keepers = new Set(membersOf('运营部').map(({ name }) => name));
  const staff = (await readStaff(db)).filter(({ name }) => keepers.has(name));
  await db.transaction().execute((tx) => write(tx, done, (index) => staff[index % staff.length]!.id));
}

/** Only a story may say when something was recorded: its days are over before it is told. */
async function write(tx: Tx, done: readonly Done[], staffOf: (index: number) => number): Promise<void> {
  await sql`alter table duty_evidence disable trigger recorded_now`.execute(tx);
  for (const [index, one] of done.entries()) {
    await tx
      .insertInto('duty_evidence')
      .values({
        org_id: ORG_ID,
        clause_id: one.clause,
        deliverable: one.deliverable ?? null,
        kind: one.kind,
        text: one.text,
        link: one.link ?? null,
        file_id: null,
        count: one.count,
        happened_at: timestamptz(one.happenedAt),
        recorded_at: timestamptz(one.recordedAt),
        staff_id: staffOf(index),
        key_id: null,
      })
      .execute();
  }
  await sql`alter table duty_evidence enable trigger recorded_now`.execute(tx);
}
