import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { sql } from 'kysely';
import { type HistoryLine, LineFault, readLine, readRecord } from '../../src/keep/case/line.ts';
import { sweep } from '../../src/keep/case/sweep.ts';
import { exportHistory } from '../../src/keep/intake/export.ts';
import { importHistory } from '../../src/keep/intake/import.ts';
import { openHouse } from '../../src/open-house.ts';
import { createStaff } from '../../src/people/staff/store.ts';
import { backtest } from '../../src/prove/compliance/backtest.ts';
import { HistoryColumns } from '../../src/prove/compliance/backtest-columns.ts';
import { figuresOf, NOTHING, sum, type Tally } from '../../src/prove/compliance/figures.ts';
import { foldCompliance, readTallies } from '../../src/prove/compliance/store.ts';
import { at, type Desk, openDesk } from '../desk.ts';

const NOW = at('2026-04-01 00:00');

function read(value: object): HistoryLine {
  const line = readRecord(value);
  if (line instanceof LineFault) throw new Error(line.reason);
  return line;
}

const line = (name: string, moment: string, type: string, more: object = {}): HistoryLine =>
  read({ case: name, at: `${moment.replace(' ', 'T')}:00+08:00`, type, ...more });

const STORY = [
  line('T-1', '2026-03-02 09:00', 'received', {
    channel: 'web',
    kind: 'complaint',
    title: '排队太久',
    body: '等了一个小时。',
    contact: { name: '王' },
  }),
  line('T-1', '2026-03-02 09:20', 'registered'),
  line('T-1', '2026-03-02 09:30', 'dispatched', { unit: '技术部', assignee: '李工', by: '赵' }),
  line('T-1', '2026-03-02 09:40', 'responded', { body: '已经收到。', by: '李工' }),
  line('T-1', '2026-03-03 09:00', 'waiting_user', { reason: 'need-document', body: '请补充材料。' }),
  line('T-1', '2026-03-04 09:00', 'resumed', { body: '补充好了。' }),
  line('T-1', '2026-03-05 09:00', 'replied', { body: '增开了窗口。' }),
  line('T-1', '2026-03-06 09:00', 'rated', { score: 5, solved: true }),
  line('T-2', '2026-03-02 10:00', 'received', { channel: 'phone', body: '同一件事。' }),
  line('T-2', '2026-03-02 11:00', 'merged', { into: 'T-1' }),
  line('T-3', '2026-03-02 10:00', 'taken', { channel: 'counter', outlet: '城东支行' }),
  line('T-3', '2026-03-02 10:20', 'called'),
  line('T-4', '2026-03-31 23:50', 'received', { channel: 'web', body: '还在办。' }),
  line('T-5', '2026-03-02 10:00', 'dispatched', { unit: '贵宾部', body: '转办。' }),
];

async function exported(desk: Desk): Promise<string[]> {
  const lines: string[] = [];
  for await (const some of exportHistory(desk.house)) lines.push(...some);
  return lines;
}

const everything = async ({ db }: Desk) => ({
  cases: await db.selectFrom('cases').selectAll().orderBy('id').execute(),
  events: await db
    .selectFrom('case_event')
    .select(['case_id', 'seq', 'at', 'type', 'data', 'staff_id'])
    .orderBy('case_id')
    .orderBy('seq')
    .execute(),
  clocks: await db
    .selectFrom('clock')
    .selectAll()
    .orderBy('case_id')
    .orderBy('clause_id')
    .orderBy('round')
    .execute(),
  messages: await db.selectFrom('message').selectAll().orderBy('id').execute(),
  marks: await db.selectFrom('mark').selectAll().orderBy('case_id').orderBy('clause_id').execute(),
});

test('[F1] a history becomes cases with their stages, words, people and clocks', async (t) => {
  const desk = await openDesk(t);
  const { id } = await createStaff(desk.db, { name: '李工', role: 'agent' });
  const house = await openHouse(desk.db);
  const report = await importHistory(house, STORY, { now: NOW });
  assert.deepEqual(report, { lines: 14, cases: 5, newCases: 5, newEvents: 14, unknownUnits: ['贵宾部'] });
  const { cases, messages } = await everything(desk);
  assert.deepEqual(
    cases.map(({ number, stage, title }) => [number, stage, title]),
    [
      ['T-1', 'replied', '排队太久'],
      ['T-2', 'merged', '同一件事'],
      ['T-3', 'archived', 'T-3'],
      ['T-4', 'received', '还在办'],
      ['T-5', 'dispatched', 'T-5'],
    ],
  );
  assert.equal(cases[0]!.assignee_id, id);
  assert.equal(cases[0]!.unit_id, house.units().find(({ name }) => name === '技术部')!.id);
  assert.deepEqual(cases[0]!.contact, { name: '王' });
  assert.equal(cases[1]!.merged_into, cases[0]!.id);
  assert.deepEqual(
    messages.map(({ author, step, body, staff_id }) => [author, step, body, staff_id]),
    [
      ['staff', 'responded', '已经收到。', id],
      ['staff', 'waiting_user', '请补充材料。', null],
      ['user', 'resumed', '补充好了。', null],
      ['staff', 'replied', '增开了窗口。', null],
      ['staff', 'dispatched', '转办。', null],
    ],
  );
});

test('[F1] importing the same file again changes nothing, and more of it adds what is new', async (t) => {
  const desk = await openDesk(t);
  await importHistory(desk.house, STORY, { now: NOW, triage: true });
  const before = await everything(desk);
  const again = await importHistory(desk.house, STORY, { now: NOW });
  assert.deepEqual([again.newCases, again.newEvents], [0, 0]);
  assert.deepEqual(await everything(desk), before);
  const more = await importHistory(desk.house, [...STORY, line('T-4', '2026-03-31 23:55', 'registered')], {
    now: NOW,
  });
  assert.deepEqual([more.newCases, more.newEvents], [0, 1]);
  assert.equal((await everything(desk)).cases[3]!.stage, 'registered');
});

test('[F2] an import alarms for nothing that is over, and for what still runs in its time', async (t) => {
  const desk = await openDesk(t);
  await importHistory(desk.house, STORY, { now: NOW });
  await sweep(desk.house, () => NOW);
  assert.deepEqual(await desk.db.selectFrom('alarm').selectAll().execute(), []);
  await sweep(desk.house, () => at('2026-04-01 00:21'));
  const alarms = await desk.db.selectFrom('alarm').select(['clause_id', 'percent']).execute();
  assert.deepEqual(alarms, [{ clause_id: 'online-first-response', percent: 100 }]);
});

test('an import that throws while it reads leaves nothing behind; units are made when asked for', async (t) => {
  const desk = await openDesk(t);
  const broken = function* () {
    yield* STORY;
    throw new Error('bad line');
  };
  await assert.rejects(importHistory(desk.house, broken(), { now: NOW }), /bad line/);
  assert.equal((await everything(desk)).cases.length, 0);
  const report = await importHistory(desk.house, STORY, { now: NOW, createUnits: true });
  assert.deepEqual(report.unknownUnits, []);
  assert.ok(await desk.db.selectFrom('unit').select('id').where('name', '=', '贵宾部').executeTakeFirst());
});

test('what was exported and imported elsewhere is exported alike', async (t) => {
  const [here, there] = [await openDesk(t), await openDesk(t)];
  await importHistory(here.house, STORY, { now: NOW });
  const lines = await exported(here);
  assert.equal(lines.length, STORY.length);
  await importHistory(
    there.house,
    lines.map((text) => readLine(text) as HistoryLine),
    { now: NOW },
  );
  assert.deepEqual(await exported(there), lines);
});

/** What the clauses come to that are counted by cases. */
async function figures({ db, house }: Desk) {
  await foldCompliance(db);
  const terms = house.terms.inForce(NOW)!;
  const tallies = Map.groupBy(
    await readTallies(db, terms.pledgeId, '2000-01-01', '2100-01-01', NOW),
    ({ clause }) => clause,
  );
  return [...terms.clocks, ...terms.ratios].map(({ id, target }) => ({
    id,
    ...figuresOf((tallies.get(id) ?? []).reduce<Tally>(sum, NOTHING), target),
  }));
}

const TYPES = [
  'registered',
  'dispatched',
  'responded',
  'replied',
  'waiting_user',
  'resumed',
  'coordination_requested',
  'coordinated',
  'plan_sent',
  'rated',
  'archived',
  'withdrawn',
  'reclassified',
  'appealed',
  'started',
];

const histories = fc
  .uniqueArray(
    fc.record({
      name: fc.nat(5),
      minute: fc.integer({ min: 0, max: 20_000 }),
      type: fc.oneof(fc.constant('received'), fc.constantFrom(...TYPES)),
      kind: fc.constantFrom('complaint', 'fault', 'enquiry'),
      urgency: fc.constantFrom('urgent', 'ordinary', 'abnormal'),
    }),
    // One event a minute: of equal moments the order is that of writing down, which differs between one file and two.
    { minLength: 1, maxLength: 40, selector: ({ minute }) => minute },
  )
  .map((events) =>
    events.map(({ name, minute, type, kind, urgency }) =>
      read({
        case: `R-${name}`,
        at: new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeStyle: 'medium', timeZone: 'UTC' })
          .format(at('2026-03-02 09:00') + minute * 60_000)
          .replace(' ', 'T')
          .concat('Z'),
        type,
        ...(type === 'received' || type === 'reclassified'
          ? { channel: 'web', kind, urgency, nature: 'technical', complexity: 'simple' }
          : {}),
        ...(type === 'rated' ? { score: 1 + (minute % 5), solved: minute % 2 === 0 } : {}),
      }),
    ),
  );

async function empty({ db }: Desk): Promise<void> {
  await sql`truncate cases, compliance_daily, compliance_delta cascade`.execute(db);
}

test('[F2] [F11] [Q1] an import comes to what the backtest says, whatever comes first', async (t) => {
  const desk = await openDesk(t);
  await fc.assert(
    fc.asyncProperty(histories, fc.nat(40), async (lines, cut) => {
      await empty(desk);
      // In two parts, so that later ones bring earlier events of cases that are there already.
      await importHistory(desk.house, lines.slice(cut), { now: NOW });
      await importHistory(desk.house, lines, { now: NOW });
      const columns = new HistoryColumns();
      for (const one of lines) columns.add(one);
      const terms = desk.house.terms.inForce(NOW)!;
      const tried = new Map(backtest(terms, columns, NOW).map((one) => [one.id, one]));
      for (const one of await figures(desk)) assert.deepEqual(one, tried.get(one.id));
    }),
    { numRuns: 30 },
  );
});
