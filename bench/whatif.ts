/**
 * A letter tried on the history of a database: how long the first trial takes, which reads the history, and the next,
 * which finds it in memory; and how long this process, which would be serving, was held up at most.
 * Usage: node bench/whatif.ts [cases]
 */
import { availableParallelism } from 'node:os';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { sql } from 'kysely';
import { now } from '../src/platform/time.ts';
import { shippedLetter } from '../src/promise/pledge/letter/letter.ts';
import { HeldHistory } from '../src/prove/whatif/held-history.ts';
import { world } from '../test/world.ts';

const CASES = Number(process.argv[2] ?? 1_000_000);
const cleanUps: (() => Promise<void>)[] = [];
const { db } = await world({ after: (cleanUp) => cleanUps.push(cleanUp) });

/** A year of cases of eight events each: one in ten waits for its user, one in twenty is withdrawn. */
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
    select 1, id, step, received_at + interval '1 hour' * (step - 1) * (0.2 + step * random()),
      case when step = 4 and id % 20 = 0 then 'withdrawn' when step = 5 and id % 10 > 0 then 'coordinated'
        else (array['received','registered','dispatched','responded','waiting_user','resumed','replied','archived'])[step] end,
      case when step > 1 then '{}'::jsonb else jsonb_build_object('fields', jsonb_build_object(
        'channel', (array['web','app','wechat','phone'])[1 + id % 4], 'kind', (array['enquiry','complaint','fault'])[1 + id % 3],
        'urgency', (array['ordinary','urgent'])[1 + id % 2], 'nature', 'other', 'complexity', 'simple', 'segment', 'ordinary',
        'unit', (array['客服部','技术部'])[1 + id % 2])) end, 'staff'
    from cases, generate_series(1, 8) as step order by id, step`.execute(db);
  await sql`analyze cases`.execute(db);
  await sql`analyze case_event`.execute(db);
}

async function measure(name: string, history: HeldHistory): Promise<void> {
  const held = monitorEventLoopDelay({ resolution: 5 });
  held.enable();
  const begun = performance.now();
  const { sums } = await history.attempt(
    { pledge: LETTER, at: undefined, from: Number.NEGATIVE_INFINITY, to: Number.POSITIVE_INFINITY },
    { signal: new AbortController().signal, progress: () => {} },
  );
  held.disable();
  const seconds = (performance.now() - begun) / 1000;
  const judged = [...sums.values()].reduce((sum, { tally }) => sum + tally.kept + tally.broken, 0);
  console.log(
    `${name}: ${seconds.toFixed(2)} s, ${judged.toLocaleString('en')} judged, held up ${Math.round(held.max / 1e6)} ms at most`,
  );
}

const LETTER = shippedLetter('江城银行');
const begun = now();
await fill();
console.log(
  `${CASES.toLocaleString('en')} cases, ${LETTER.clauses.length} clauses, ${availableParallelism()} processors; filled in ${Math.round((now() - begun) / 1000)} s`,
);
const history = new HeldHistory(db);
await measure('read and judged', history);
await measure('judged again', history);
console.log(`resident memory ${Math.round(process.memoryUsage.rss() / 2 ** 20)} MiB`);
await history.close();
for (const cleanUp of cleanUps) await cleanUp();
