/**
 * A letter tried on the history of a database: how long the first trial takes, which reads the history, and the next,
 * which finds it in memory; how long this process, which would be serving, was held up at most; and, for comparison on
 * whatever machine, how long the database takes to copy the same rows to nowhere. The least of some runs is told.
 * Usage: node bench/whatif.ts [cases] [runs]
 */
import { availableParallelism } from 'node:os';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { sql } from 'kysely';
import { now } from '../src/platform/time.ts';
import { shippedLetter } from '../src/promise/pledge/letter/letter.ts';
import { HeldHistory } from '../src/prove/whatif/held-history.ts';
import { world } from '../test/world.ts';

const CASES = Number(process.argv[2] ?? 1_000_000);
const RUNS = Number(process.argv[3] ?? 3);
const cleanUps: (() => Promise<void>)[] = [];
const { db } = await world({ after: (cleanUp) => cleanUps.push(cleanUp) });

/**
 * A year of cases of eight events each: one in ten waits for its user, one in twenty is withdrawn, and one in twenty was
 * written down in another order. Thirty categories, twenty outlets and eight units make what is said of them various.
 */
async function fill(): Promise<void> {
  await sql`insert into organisation (org_id, name) values (1, '测试机构')`.execute(db);
  await sql`select setseed(0.5)`.execute(db);
  await sql`
    insert into cases (org_id, number, stage, title, body, received_at, changed_at, next_due_at, search)
    select 1, 'K-' || n, 'archived', '标题', '', at, at + interval '20 days', 'infinity', ''
    from (select n, timestamptz '2025-11-01' + random() * interval '365 days' as at from generate_series(1, ${CASES}::int) n) as made`.execute(
    db,
  );
  await sql`
    insert into case_event (org_id, case_id, seq, at, type, data, actor)
    select 1, id, step,
      received_at + interval '1 hour' * (step - 1) * (step + random() + case when id % 20 = 3 then 4 * random() else 0 end),
      case when step = 4 and id % 20 = 0 then 'withdrawn' when step = 5 and id % 10 > 0 then 'coordinated'
        else (array['received','registered','dispatched','responded','waiting_user','resumed','replied','archived'])[step] end,
      case when step = 3 then jsonb_build_object('unit', '第' || 1 + id % 8 || '部', 'note', '请处理')
        when step > 1 then '{}'::jsonb else jsonb_build_object('fields', jsonb_build_object(
        'channel', (array['web','app','wechat','phone','counter'])[1 + floor(5 * random())::int],
        'kind', (array['enquiry','complaint','fault'])[1 + floor(3 * random())::int],
        'urgency', (array['ordinary','ordinary','urgent','abnormal'])[1 + floor(4 * random())::int],
        'nature', (array['technical','other'])[1 + floor(2 * random())::int],
        'complexity', (array['simple','complex'])[1 + floor(2 * random())::int], 'segment', 'ordinary',
        'category', '类别' || floor(30 * random()), 'outlet', '网点' || floor(20 * random()))) end, 'staff'
    from cases, generate_series(1, 8) as step order by id, step`.execute(db);
  await sql`analyze cases`.execute(db);
  await sql`analyze case_event`.execute(db);
}

interface Measured {
  readonly seconds: number;
  readonly judged: number;
  /** Milliseconds. */
  readonly heldUp: number;
}

async function measure(history: HeldHistory): Promise<Measured> {
  const held = monitorEventLoopDelay({ resolution: 5 });
  held.enable();
  const begun = performance.now();
  const { sums } = await history.attempt(
    { pledge: LETTER, at: undefined, from: Number.NEGATIVE_INFINITY, to: Number.POSITIVE_INFINITY },
    { signal: new AbortController().signal, progress: () => {} },
  );
  held.disable();
  return {
    seconds: (performance.now() - begun) / 1000,
    judged: [...sums.values()].reduce((sum, { tally }) => sum + tally.kept + tally.broken, 0),
    heldUp: held.max / 1e6,
  };
}

/** Seconds that the database takes to copy the same rows, in the same order, to nowhere. */
async function copying(): Promise<number> {
  const begun = performance.now();
  await sql`
    copy (select case_id, at, type, data from case_event where org_id = 1 order by case_id, seq) to '/dev/null'`.execute(
    db,
  );
  return (performance.now() - begun) / 1000;
}

function tell(name: string, runs: readonly Measured[], copied: number): void {
  const best = runs.reduce((a, b) => (b.seconds < a.seconds ? b : a));
  const ratio = (best.seconds / copied).toFixed(2);
  console.log(
    `${name}: ${best.seconds.toFixed(2)} s, ${ratio} of copying; ${best.judged.toLocaleString('en')} judged, held up ${Math.round(best.heldUp)} ms at most`,
  );
}

const LETTER = shippedLetter('江城银行');
const begun = now();
await fill();
console.log(
  `${CASES.toLocaleString('en')} cases, ${LETTER.clauses.length} clauses, ${availableParallelism()} processors; filled in ${Math.round((now() - begun) / 1000)} s`,
);
const first: Measured[] = [];
const again: Measured[] = [];
const copies: number[] = [];
for (let run = 0; run < RUNS; run++) {
  copies.push(await copying());
  const history = new HeldHistory(db);
  first.push(await measure(history));
  again.push(await measure(history));
  console.log(`resident memory ${Math.round(process.memoryUsage.rss() / 2 ** 20)} MiB`);
  await history.close();
}
const copied = Math.min(...copies);
console.log(`copied: ${copied.toFixed(2)} s`);
tell('read and judged', first, copied);
tell('judged again', again, copied);
for (const cleanUp of cleanUps) await cleanUp();
