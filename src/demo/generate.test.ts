import assert from 'node:assert/strict';
import { test } from 'node:test';
import { clocksOf } from '../keep/case/clock.ts';
import { STAGE_AFTER, STEPS } from '../keep/case/decide.ts';
import type { EventType } from '../keep/case/event.ts';
import { historyOf } from '../keep/case/history.ts';
import { DAY, dayAt, type Instant, parseDay, parseInstant } from '../platform/time.ts';
import { compileCalendar } from '../promise/calendar/calendar.ts';
import { isWorkingDay } from '../promise/calendar/days.ts';
import { isClockClause, SCOPE_FIELDS, SCOPE_VALUES } from '../promise/pledge/pledge.ts';
import { BRANCHES, DEPARTMENTS, PEOPLE, SLOW_BRANCH, UNITS } from './bank.ts';
import { TOPICS } from './feedback.ts';
import { generateDemo } from './generate.ts';
import type { HistoryRecord } from './journal.ts';
import { demoLetter } from './letter.ts';

const until = parseInstant('2026-11-20T14:20:00+08:00')!;
const options = { seed: 1, until, days: 92 };
const lines = [...generateDemo(options)];
const cases = Map.groupBy(lines, (line) => line.case);
const feedback = [...cases.values()].filter(([opening]) => opening!.type === 'received');
const at = (line: HistoryRecord): Instant => parseInstant(line.at)!;
const letter = demoLetter(dayAt('Asia/Shanghai', until) - options.days);
const calendar = compileCalendar(letter.calendar);

test('the same options yield the same lines, another seed yields others', () => {
  assert.deepEqual([...generateDemo({ ...options, days: 5 })], [...generateDemo({ ...options, days: 5 })]);
  assert.notDeepEqual(
    [...generateDemo({ ...options, days: 5 })],
    [...generateDemo({ ...options, days: 5, seed: 2 })],
  );
});

test('there is as much as a bank gets in three months', () => {
  assert.ok(feedback.length > 6_000 && feedback.length < 10_000, String(feedback.length));
  for (const type of [
    'reported',
    'verified',
    'taken',
    'called',
    'published',
    'confirmed',
    'merged',
    'withdrawn',
    'appealed',
    'waiting_user',
    'coordination_requested',
    'reviewed',
    'rated',
    'followed_up',
    'inspected',
    'reclassified',
  ]) {
    assert.ok(
      lines.some((line) => line.type === type),
      type,
    );
  }
});

test('the events of a case come in order, after its opening, and not after the present', () => {
  for (const events of cases.values()) {
    assert.ok(['received', 'reported', 'taken', 'published'].includes(events[0]!.type));
    events.reduce((before, line) => {
      assert.ok(at(line) > before, `${line.case} ${line.type}`);
      return at(line);
    }, Number.NEGATIVE_INFINITY);
    assert.ok(at(events.at(-1)!) <= until);
  }
});

test('every step is open when it is taken', () => {
  const stepOf = new Map(Object.values(STEPS).map((step) => [step.emits, step]));
  for (const events of feedback) {
    let stage = 'received';
    let waiting = false;
    let coordinating = false;
    for (const { type } of events.slice(1)) {
      const step = stepOf.get(type);
      const open = step ? step.from : ['replied', 'archived'];
      assert.ok((open as readonly string[]).includes(stage), `${events[0]!.case}: ${type} in ${stage}`);
      if (type === 'waiting_user') assert.ok(!waiting);
      if (type === 'resumed') assert.ok(waiting);
      if (type === 'coordinated') assert.ok(coordinating);
      if (type === 'replied') assert.ok(!waiting, events[0]!.case);
      waiting = type === 'waiting_user' || (waiting && type !== 'resumed');
      coordinating = type === 'coordination_requested' || (coordinating && type !== 'coordinated');
      stage = STAGE_AFTER[type] ?? stage;
    }
  }
});

test('[F9] major results went out after two people had reviewed them', () => {
  for (const events of feedback) {
    if (events[0]!.complexity !== 'major') continue;
    const reviewers = new Set<string>();
    for (const { type, by } of events) {
      if (type === 'reviewed') reviewers.add(by!);
      if (type === 'replied') {
        assert.equal(reviewers.size, 2);
        reviewers.clear();
      }
    }
  }
});

test('[Q2] a second review is by someone else', () => {
  for (const events of feedback) {
    const answers = events.filter(({ type }) => type === 'replied').map(({ by }) => by);
    assert.equal(new Set(answers).size, answers.length);
  }
});

test('everything that is named exists', () => {
  const people = new Set(PEOPLE.map(({ name }) => name));
  assert.equal(people.size, PEOPLE.length);
  for (const line of lines) {
    if (line.unit) assert.ok(UNITS.includes(line.unit));
    if (line.assignee) assert.ok(people.has(line.assignee));
    if (line.into) assert.ok(cases.has(line.into));
    if (line.contact?.phone) assert.match(line.contact.phone, /^130-0000-\d{4}$/);
    for (const field of SCOPE_FIELDS) {
      const known: readonly string[] | null = SCOPE_VALUES[field];
      if (known && line[field] !== undefined)
        assert.ok(known.includes(line[field]), `${field} ${line[field]}`);
    }
  }
  assert.equal(BRANCHES.length, 12);
  assert.equal(DEPARTMENTS.length + BRANCHES.length, UNITS.length);
});

test('texts are filled in, and neighbours do not read alike', () => {
  const written = feedback.map(([opening]) => opening!).toSorted((a, b) => at(a) - at(b));
  written.forEach(({ title, body }, index) => {
    assert.ok(title && body);
    assert.notEqual(title, written[index + 1]?.title);
  });
  for (const line of lines)
    assert.ok(
      !/[{}|]|undefined|NaN/.test(`${line.title}${line.body ?? ''}`.replace(/^undefined/, '')),
      line.body,
    );
  assert.ok(new Set(written.map(({ title }) => title)).size > 250);
  assert.ok(new Set(written.map(({ body }) => body)).size > feedback.length * 0.75);
});

const perDay = Map.groupBy(feedback, ([opening]) => parseDay(opening!.at.slice(0, 10))!);
const mean = (days: readonly number[]) =>
  days.reduce((sum, day) => sum + (perDay.get(day)?.length ?? 0), 0) / days.length;

test('the week has its rhythm: Mondays are full, weekends and holidays quiet', () => {
  const days = [...perDay.keys()];
  const working = days.filter((day) => isWorkingDay(calendar, day));
  const off = days.filter((day) => !isWorkingDay(calendar, day));
  const mondays = working.filter((day) => (day + 3) % 7 === 0);
  assert.ok(mean(off) < mean(working) * 0.6);
  assert.ok(mean(mondays) > mean(working) * 1.05);
  assert.ok(mean([parseDay('2026-10-02')!, parseDay('2026-10-05')!]) < mean(working) * 0.6);
});

test('there is one afternoon on which payments failed', () => {
  const perHour = Map.groupBy(
    feedback.filter(([opening]) => opening!.urgency === 'abnormal'),
    ([opening]) => opening!.at.slice(0, 13),
  );
  const counts = [...perHour.values()].map((one) => one.length).toSorted((a, b) => b - a);
  assert.ok(counts[0]! > 20 && counts[4]! < 15, counts.slice(0, 6).join());
});

/** Kept and broken clocks of each clause. */
function verdicts(among: Iterable<readonly HistoryRecord[]>): Map<string, { kept: number; broken: number }> {
  const clauses = letter.clauses.filter(isClockClause);
  const tally = new Map(clauses.map(({ id }) => [id, { kept: 0, broken: 0 }]));
  for (const events of among) {
    const history = historyOf(
      events.map((line) => ({
        at: at(line),
        type: line.type as EventType,
        fields: Object.fromEntries(
          SCOPE_FIELDS.flatMap((field) => (line[field] === undefined ? [] : [[field, line[field]]])),
        ),
      })),
    );
    for (const { clause, state } of clocksOf(history, clauses, calendar, until)) {
      if (state === 'kept' || state === 'broken') tally.get(clause)![state]++;
    }
  }
  return tally;
}

test('most clauses are kept, a few clearly are not', () => {
  const tally = verdicts(cases.values());
  const missed = letter.clauses.filter(isClockClause).filter(({ id, target }) => {
    const { kept, broken } = tally.get(id)!;
    assert.ok(kept + broken > 0, id);
    assert.ok(kept / (kept + broken) > 0.85, id);
    return kept / (kept + broken) < target - 0.015;
  });
  assert.deepEqual(
    missed.map(({ id }) => id),
    ['abnormal-first-response', 'other-initial-plan', 'counter-wait'],
  );
});

test('one branch has a slow counter', () => {
  const tickets = Map.groupBy(
    [...cases.values()].filter(([opening]) => opening!.type === 'taken'),
    ([opening]) => opening!.outlet!,
  );
  const rate = (outlet: string) => {
    const { kept, broken } = verdicts(tickets.get(outlet)!).get('counter-wait')!;
    return kept / (kept + broken);
  };
  for (const { name } of BRANCHES)
    assert.ok(name === SLOW_BRANCH.name ? rate(name) < 0.8 : rate(name) > 0.9, `${name} ${rate(name)}`);
});

test('right now things are open: some untouched, some nearly due, some past it', () => {
  const untouched = feedback.filter((events) => events.length === 1);
  const ages = untouched.map(([opening]) => (until - at(opening!)) / 60_000);
  assert.ok(
    ages.some((age) => age < 15) && ages.some((age) => age > 20 && age < 30) && ages.some((age) => age > 30),
  );
  const closing: readonly EventType[] = [
    'replied',
    'archived',
    'rated',
    'followed_up',
    'inspected',
    'withdrawn',
    'merged',
  ];
  const open = feedback.filter((events) => !closing.includes(events.at(-1)!.type));
  assert.ok(open.length > 80 && open.length < 500, String(open.length));
});

test('a day at night, in spring, and beyond the announced holidays is a day too', () => {
  for (const present of ['2026-02-20T03:10:00+08:00', '2031-05-04T23:59:59+08:00']) {
    const late = parseInstant(present)!;
    for (const line of generateDemo({ seed: 4, until: late, days: 20 }))
      assert.ok(at(line) <= late && at(line) > late - 21 * DAY);
  }
});

test('every topic is told and answered in full', () => {
  for (const { id, tales } of TOPICS) {
    for (const [titles, body, ...replies] of tales) assert.ok(titles && body && replies.length > 0, id);
  }
  assert.equal(new Set(TOPICS.map(({ id }) => id)).size, TOPICS.length);
});
