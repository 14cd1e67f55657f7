/**
 * Reminders and the list of duties of a letter with very many of them, promised for three years: how long each takes
 * beside the same letter a month after it was published. What happened in earlier years should cost nothing.
 * Usage: node bench/duty.ts [duties]
 */
import { sql } from 'kysely';
import { DAY, formatDay, parseInstant } from '../src/platform/time.ts';
import { agenda } from '../src/promise/duty/agenda.ts';
import { tellDuty } from '../src/promise/duty/shape.ts';
import { sweepDuties } from '../src/promise/duty/sweep.ts';
import type { PublishedPledge } from '../src/promise/pledge/inforce.ts';
import type { Clause, Period } from '../src/promise/pledge/pledge.ts';
import { readPledge } from '../src/promise/pledge/read.ts';
import { createDraft, loadPublished, publishDraft } from '../src/promise/pledge/store.ts';
import { world } from '../test/world.ts';

const DUTIES = Number(process.argv[2] ?? 2_000);
const TIMES = 5;
const AT = parseInstant('2026-11-18T15:00:00+08:00')!;
const EVERY: readonly Period[] = ['day', 'day', 'week', 'month', 'quarter', 'year'];

const cleanUps: (() => Promise<void>)[] = [];
const { db } = await world({ after: (cleanUp) => cleanUps.push(cleanUp) });

const LETTER = `
title: 例行事项承诺书
promisor: { name: 某单位, type: enterprise }
effective: { from: 2023-11-01 }
calendar: { timezone: Asia/Shanghai, hours: { mon-fri: [09:00-12:00, 13:00-18:00] }, holidays: CN }
clauses:
  - { id: one, text: '每月检查', measure: duty, activity: 检查, every: month, count: 1 }
`;

/** The letter with as many duties as are asked for; a file may hold 300 clauses. */
async function publish(): Promise<PublishedPledge> {
  await sql`insert into organisation (org_id, name) values (1, '测试机构')`.execute(db);
  const reading = readPledge(LETTER);
  if ('faults' in reading) throw new Error(JSON.stringify(reading.faults));
  await db.transaction().execute(async (tx) => {
    const { id } = await createDraft(tx, reading.pledge);
    await publishDraft(tx, id, { now: parseInstant('2023-10-20T09:00:00+08:00')!, staffId: null });
  });
  const [published] = await loadPublished(db);
  const [one] = published!.pledge.clauses;
  const clauses = Array.from(
    { length: DUTIES },
    (_, n) => ({ ...one!, id: `duty-${n}`, every: EVERY[n % EVERY.length]!, count: 1 + (n % 4) }) as Clause,
  );
  return { ...published!, pledge: { ...published!.pledge, clauses } };
}

/** Once a day, week … for each duty, as its period asks, recorded the same day. */
async function fill({ pledge }: PublishedPledge): Promise<number> {
  const step = { day: 1, week: 7, month: 30, quarter: 91, 'half-year': 182, year: 365 };
  const duties = pledge.clauses.map(({ id, every }) => ({ id, days: step[every!] }));
  await sql`alter table duty_evidence disable trigger recorded_now`.execute(db);
  const { numAffectedRows } = await sql`
    insert into duty_evidence (org_id, clause_id, kind, text, count, happened_at, recorded_at)
    select 1, duty.id, 'count', '按计划完成，没有发现问题。', 1, at, at + interval '1 hour'
    from jsonb_to_recordset(${JSON.stringify(duties)}::jsonb) as duty(id text, days int),
      generate_series(timestamptz '2023-11-01 02:00Z', timestamptz '2026-11-18 02:00Z', interval '1 day' * duty.days) as at
    order by at`.execute(db);
  await sql`alter table duty_evidence enable trigger recorded_now`.execute(db);
  await sql`vacuum analyze duty_evidence`.execute(db);
  return Number(numAffectedRows);
}

/** The median of some runs, in milliseconds. */
async function median(work: () => Promise<unknown>): Promise<number> {
  const taken: number[] = [];
  for (let time = 0; time < TIMES; time++) {
    const begun = performance.now();
    await work();
    taken.push(performance.now() - begun);
  }
  return taken.sort((a, b) => a - b)[TIMES >> 1]!;
}

const old = await publish();
const rows = await fill(old);
const young: PublishedPledge = { ...old, publishedAt: AT - 30 * DAY, pledge: { ...old.pledge } };
delete (young.pledge as { effective?: unknown }).effective;

const measures = async (letter: PublishedPledge) => {
  const published = [letter];
  const book = { published: () => published, inForce: () => letter };
  await sql`truncate duty_alarm`.execute(db);
  const first = performance.now();
  const fired = await sweepDuties(db, book, () => AT);
  const begun = performance.now() - first;
  return {
    fired,
    begun,
    sweep: await median(() => sweepDuties(db, book, () => AT)),
    list: await median(async () =>
      (await agenda(db, book, AT)).map((duty) => tellDuty(duty, AT, 'zh', () => false)),
    ),
  };
};

console.log(
  `${DUTIES.toLocaleString('en')} duties, ${rows.toLocaleString('en')} pieces of evidence until ${formatDay((AT / DAY) | 0)}`,
);
await measures(young);
const [after, before] = [await measures(old), await measures(young)];
for (const name of ['sweep', 'list'] as const)
  console.log(
    `${name}: ${after[name].toFixed(0)} ms after three years, ${before[name].toFixed(0)} ms after a month: ${(after[name] / before[name]).toFixed(2)} times`,
  );
console.log(`first sweep ${after.begun.toFixed(0)} ms, ${after.fired.toLocaleString('en')} reminders`);
for (const cleanUp of cleanUps) await cleanUp();
