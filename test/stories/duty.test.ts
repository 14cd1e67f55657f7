import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import fc from 'fast-check';
import { sql } from 'kysely';
import { timestamptz } from '../../src/platform/sql.ts';
import { DAY, dayAt, formatDay, HOUR, type Instant, parseDay } from '../../src/platform/time.ts';
import { isDutyClause } from '../../src/promise/duty/duty.ts';
import { occurrencesOf } from '../../src/promise/duty/occurrence.ts';
import { termsOfDuty } from '../../src/promise/duty/term.ts';
import { standingOf } from '../../src/promise/duty/verdict.ts';
import { complianceOf } from '../../src/prove/compliance/compliance.ts';
import { evidenceOf, publicEvidence } from '../../src/prove/compliance/evidence.ts';
import { at, type Desk, openDesk } from '../desk.ts';

const LETTER = `
pledge: 1
title: 例行事项承诺书
promisor: { name: 某单位, type: enterprise }
effective: { from: 2026-01-01, to: 2026-12-31 }
calendar: { timezone: Asia/Shanghai, hours: { mon-fri: [09:00-12:00, 13:30-17:30] }, holidays: CN }
clauses:
  - { id: survey, text: 每季度开展满意度调查, measure: duty, activity: 满意度调查, every: quarter, count: 1 }
  - { id: calls, text: '每月回访{{count}}名用户', measure: duty, activity: 用户回访, every: month, count: 20 }
  - { id: checks, text: '每季度质检{{count}}次', measure: duty, activity: 质量检查, every: quarter, count: 3 }
  - { id: training, text: '每季度培训{{count}}次', measure: duty, activity: 业务培训, every: quarter, count: 2 }
  - { id: safety, text: '每日安全检查{{count}}次', measure: duty, activity: 安全检查, every: day, count: 2 }
  - { id: statistics, text: '每周统计{{count}}次', measure: duty, activity: 数据统计, every: week, count: 1 }
  - { id: review, text: '每月复盘{{count}}次', measure: duty, activity: 月度复盘, every: month, count: 1 }
  - { id: meeting, text: '每月召开{{count}}次用户代表会', measure: duty, activity: 用户代表会, every: month, count: 2 }
  - { id: spot, text: '每月随机抽查{{count}}次', measure: duty, activity: 随机抽查, every: month, count: 5 }
  - { id: certificate, text: 每年请第三方认证并公布结果, measure: duty, activity: 第三方认证, every: year, count: 1 }
  - { id: improved, text: 每月公布改进情况, measure: duty, activity: 公布改进情况, every: month, count: 1 }
  - { id: hotspots, text: '每周热点分析{{count}}次', measure: duty, activity: 热点分析, every: week, count: 2 }
  - { id: trends, text: '每月{{count}}份趋势报告', measure: duty, activity: 趋势报告, every: month, count: 1 }
`;

interface Record {
  readonly clause: string;
  readonly happened: Instant;
  readonly recorded: Instant;
  readonly count: number;
}

/** Writes evidence as the database would have on an earlier day. */
async function recordedThen({ db }: Desk, records: readonly Record[]): Promise<void> {
  await sql`alter table duty_evidence disable trigger recorded_now`.execute(db);
  for (const { clause, happened, recorded, count } of records) {
    await sql`
      insert into duty_evidence (org_id, clause_id, kind, text, count, happened_at, recorded_at)
      values (1, ${clause}, 'count', '已完成', ${count}, ${timestamptz(happened)}, ${timestamptz(recorded)})`.execute(
      db,
    );
  }
  await sql`alter table duty_evidence enable trigger recorded_now`.execute(db);
}

const SPAN = { from: '2026-01-01', to: '2026-12-31' };
const ALL = { applicable: 0, kept: 0, broken: 0, running: 0, cancelled: 0 };

interface Proof {
  readonly clause: string;
  /** Times of the activity, each recorded at once, and how many. */
  readonly inTime: readonly [moment: string, count: number][];
  /** Times that happened then but were recorded at the second moment. */
  readonly late?: readonly [happened: string, recorded: string, count: number];
  readonly now: string;
  readonly figures: Partial<typeof ALL>;
}

/** Records, and then looks at the public figure and at the evidence behind it. */
async function proves(t: TestContext, { clause, inTime, late, now, figures }: Proof): Promise<void> {
  const desk = await openDesk(t, LETTER);
  const terms = desk.house.terms.inForce(at(now))!;
  await recordedThen(desk, [
    ...inTime.map(([moment, count]) => ({ clause, happened: at(moment), recorded: at(moment), count })),
    ...(late ? [{ clause, happened: at(late[0]), recorded: at(late[1]), count: late[2] }] : []),
  ]);
  const { clauses } = await complianceOf(desk.house, terms, SPAN, undefined, at(now), 'zh');
  const found = clauses.find(({ id }) => id === clause)!;
  const { applicable, kept, broken, running, cancelled, measured } = found;
  assert.deepEqual({ applicable, kept, broken, running, cancelled }, { ...ALL, ...figures });
  assert.equal(measured, true);
  const { rows } = await evidenceOf(desk.house, terms, clause, { ...SPAN, limit: 200 }, at(now));
  const seen = rows.map((row) => publicEvidence(desk.house, terms, row));
  assert.equal(seen.filter(({ state }) => state === 'kept').length, kept);
  assert.equal(seen.filter(({ state }) => state === 'broken').length, broken);
  assert.deepEqual(
    seen
      .flatMap(({ duty }) => duty!.evidence)
      .map(({ count, late }) => [count, late])
      .sort(),
    [...inTime.map(([, count]) => [count, false]), ...(late ? [[late[2], true]] : [])].sort(),
  );
}

test('[Q1] satisfaction is surveyed every quarter: a quarter without a survey is broken', (t) =>
  proves(t, {
    clause: 'survey',
    inTime: [['2026-02-10 10:00', 1]],
    late: ['2026-06-30 17:00', '2026-06-30 18:00', 1],
    now: '2026-08-03 09:00',
    figures: { applicable: 3, kept: 1, broken: 1, running: 1 },
  }));

test('[Q3] twenty users are followed up each month: nineteen are not enough', (t) =>
  proves(t, {
    clause: 'calls',
    inTime: [
      ['2026-01-12 10:00', 12],
      ['2026-01-30 17:30', 8],
      ['2026-02-11 10:00', 19],
    ],
    late: ['2026-02-26 10:00', '2026-03-02 10:00', 30],
    now: '2026-03-10 09:00',
    figures: { applicable: 3, kept: 1, broken: 1, running: 1 },
  }));

test('[Q4] the quality checks of a quarter are counted one by one', (t) =>
  proves(t, {
    clause: 'checks',
    inTime: [
      ['2026-01-12 10:00', 1],
      ['2026-02-12 10:00', 1],
      ['2026-03-12 10:00', 1],
      ['2026-05-12 10:00', 2],
    ],
    now: '2026-07-01 09:00',
    figures: { applicable: 3, kept: 1, broken: 1, running: 1 },
  }));

test('[P2] two trainings a quarter: one that is recorded after the quarter does not mend it', (t) =>
  proves(t, {
    clause: 'training',
    inTime: [
      ['2026-01-12 10:00', 1],
      ['2026-03-31 17:00', 1],
      ['2026-05-12 10:00', 1],
    ],
    late: ['2026-06-12 10:00', '2026-07-01 09:00', 1],
    now: '2026-07-02 09:00',
    figures: { applicable: 3, kept: 1, broken: 1, running: 1 },
  }));

test('[P4] safety is checked twice each working day, weekends and holidays left out', (t) =>
  proves(t, {
    clause: 'safety',
    // New Year's Day to the 3rd are holidays; Sunday the 4th works by make-up.
    inTime: [
      ['2026-01-04 09:10', 1],
      ['2026-01-04 16:00', 1],
      ['2026-01-05 09:10', 1],
    ],
    late: ['2026-01-05 17:00', '2026-01-05 17:31', 1],
    now: '2026-01-06 10:00',
    figures: { applicable: 3, kept: 1, broken: 1, running: 1 },
  }));

test('[P4] weekly statistics and the monthly review are owed week by week and month by month', async (t) => {
  await proves(t, {
    clause: 'statistics',
    inTime: [['2026-01-09 16:00', 1]],
    now: '2026-01-20 09:00',
    // The first three days of the year are of the week that began before; their working day is Sunday the 4th.
    figures: { applicable: 4, kept: 1, broken: 2, running: 1 },
  });
  await proves(t, {
    clause: 'review',
    inTime: [['2026-01-30 16:00', 1]],
    now: '2026-03-02 09:00',
    figures: { applicable: 3, kept: 1, broken: 1, running: 1 },
  });
});

test('[P5] user representatives meet twice a month', (t) =>
  proves(t, {
    clause: 'meeting',
    inTime: [
      ['2026-01-08 10:00', 1],
      ['2026-01-22 10:00', 1],
    ],
    now: '2026-02-03 09:00',
    figures: { applicable: 2, kept: 1, running: 1 },
  }));

test('[C4] random checks are owed each month and counted', (t) =>
  proves(t, {
    clause: 'spot',
    inTime: [
      ['2026-01-08 10:00', 5],
      ['2026-02-09 10:00', 4],
    ],
    now: '2026-03-02 09:00',
    figures: { applicable: 3, kept: 1, broken: 1, running: 1 },
  }));

test('[C5] the yearly certification by a third party runs until the last working day of the year', async (t) => {
  await proves(t, {
    clause: 'certificate',
    inTime: [],
    now: '2026-12-31 17:30',
    figures: { applicable: 1, running: 1 },
  });
  await proves(t, {
    clause: 'certificate',
    inTime: [['2026-11-20 10:00', 1]],
    now: '2026-12-31 18:00',
    figures: { applicable: 1, kept: 1 },
  });
});

test('[F11] what was improved is published every month', (t) =>
  proves(t, {
    clause: 'improved',
    inTime: [['2026-01-28 15:00', 1]],
    now: '2026-03-02 09:00',
    figures: { applicable: 3, kept: 1, broken: 1, running: 1 },
  }));

test('[I3] hot spots are analysed twice a week, and trends reported each month', async (t) => {
  await proves(t, {
    clause: 'hotspots',
    inTime: [
      ['2026-01-06 10:00', 1],
      ['2026-01-08 10:00', 1],
      ['2026-01-13 10:00', 1],
    ],
    now: '2026-01-19 09:00',
    // Four of seven days of the first week: its share is one.
    figures: { applicable: 4, kept: 1, broken: 2, running: 1 },
  });
  await proves(t, {
    clause: 'trends',
    inTime: [['2026-01-28 15:00', 1]],
    now: '2026-02-02 09:00',
    figures: { applicable: 2, kept: 1, running: 1 },
  });
});

test('the figures of duties are what the verdict says of each period, for any evidence at any moment', async (t) => {
  const desk = await openDesk(t, LETTER);
  const [letter] = desk.house.book.published();
  const duties = letter!.pledge.clauses.filter(isDutyClause);
  const begin = at('2026-01-01 00:00');
  const record = fc.record({
    clause: fc.constantFrom(...duties.map(({ id }) => id)),
    happened: fc.integer({ min: 0, max: 120 * DAY }).map((after) => begin + after),
    delay: fc.oneof(
      fc.constant(0),
      fc.integer({ min: 0, max: 30 * DAY }),
      fc.integer({ min: 0, max: 9 * HOUR }),
    ),
    count: fc.integer({ min: 1, max: 15 }),
  });
  const span = fc.tuple(fc.integer({ min: -20, max: 150 }), fc.integer({ min: 0, max: 120 }));
  await fc.assert(
    fc.asyncProperty(
      fc.array(record, { maxLength: 40 }),
      fc.integer({ min: 0, max: 150 * DAY }),
      span,
      async (drawn, after, [start, length]) => {
        await sql`truncate duty_evidence, duty_retraction`.execute(desk.db);
        const records = drawn.map((one) => ({ ...one, recorded: one.happened + one.delay }));
        await recordedThen(desk, records);
        const now = begin + after;
        const first = parseDay('2026-01-01')! + start;
        const days = { from: formatDay(first), to: formatDay(first + length) };
        const terms = desk.house.terms.inForce(now)!;
        const { clauses } = await complianceOf(desk.house, terms, days, 'week', now, 'zh');
        for (const duty of duties) {
          const entries = records
            .filter(({ clause }) => clause === duty.id)
            .map(({ happened, recorded, count }) => ({
              id: 0,
              happenedAt: happened,
              recordedAt: recorded,
              count,
              retractedAt: null,
            }));
          const states = termsOfDuty([letter!], letter!.id, duty)
            .flatMap((term) => occurrencesOf(duty, term, letter!.calendar, now))
            .filter(({ last }) => {
              const day = formatDay(Math.min(last, dayAt('Asia/Shanghai', now)));
              return day >= days.from && day <= days.to;
            })
            .map((occurrence) => standingOf(occurrence, entries, now).state);
          const count = (state: string) => states.filter((one) => one === state).length;
          const { kept, broken, running, applicable, periods } = clauses.find(({ id }) => id === duty.id)!;
          assert.deepEqual([kept, broken, running], [count('kept'), count('broken'), count('running')]);
          assert.equal(
            periods.reduce((sum, one) => sum + one.applicable, 0),
            applicable,
          );
        }
      },
    ),
    { numRuns: 25 },
  );
});
