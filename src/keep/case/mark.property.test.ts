import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { MINUTE } from '../../platform/time.ts';
import { type Clause, GATE_MEASURES, type Measure, SCOPE_VALUES } from '../../promise/pledge/pledge.ts';
import { inOrder } from './event.ts';
import { historyOf } from './history.ts';
import { marksOf } from './mark.ts';
import { type NamedEvent, obviousParity, obviousPassages, obviousSatisfaction } from './obvious-mark.ts';

const name = fc.option(fc.constantFrom('甲', '乙', '丙'), { nil: undefined });
const step = fc.record({
  type: fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom('dispatched', 'started', 'reviewed', 'replied', 'appealed') },
    { weight: 1, arbitrary: fc.constantFrom('responded', 'plan_sent', 'handed_over', 'reclassified') },
    { weight: 1, arbitrary: fc.constantFrom('received', 'registered', 'archived', 'waiting_user', 'rated') },
  ),
  gap: fc.integer({ min: 0, max: 3 }),
  by: name,
  assignee: name,
  fields: fc.record(
    {
      channel: fc.constantFrom(...SCOPE_VALUES.channel),
      complexity: fc.constantFrom('simple', 'major'),
    },
    { requiredKeys: [] },
  ),
});
const ending = fc.option(fc.constantFrom('withdrawn', 'merged'), { nil: undefined });

const stories = fc
  .tuple(fc.array(step, { maxLength: 18 }), ending, fc.boolean())
  .map(([steps, last, tells]) => {
    let at = 1_700_000_000_000;
    const events = steps.map(({ type, gap, by, assignee, fields }): NamedEvent => {
      at += gap * MINUTE;
      const event = { at, type, ...(tells && by !== undefined && { by }) } as NamedEvent;
      if (type === 'received' || type === 'reclassified') return { ...event, fields };
      if ((type === 'dispatched' || type === 'handed_over') && tells && assignee !== undefined)
        return { ...event, assignee };
      return event;
    });
    if (last) events.splice(Math.floor(events.length * 0.8), 0, { at, type: last as 'withdrawn' });
    return inOrder(events.map((event, index) => ({ ...event, at: event.at + index })));
  });

const clause = (measure: Measure, more: Partial<Clause> = {}): Clause => ({
  id: 'c',
  text: 'x',
  measure,
  scope: {},
  target: 1,
  ...more,
});

test('[F9] [S2] [C2] [Q2] gates agree with looking back from each step', () => {
  fc.assert(
    fc.property(stories, (events) => {
      const history = historyOf(events);
      for (const measure of GATE_MEASURES) {
        const expected = obviousPassages(measure, events);
        const plain = marksOf(history, [clause(measure)]);
        assert.deepEqual(
          plain.map(({ at, counted, round, lasted }) => [at, counted, round, lasted]),
          expected.map(([place, held], index) => [events[place]!.at, held, index + 1, null]),
          measure,
        );
        const major = marksOf(history, [clause(measure, { scope: { complexity: ['major'] } })]);
        assert.deepEqual(
          major.map(({ at, counted }) => [at, counted]),
          expected
            .filter(([place]) => history.known[place]!.complexity === 'major')
            .map(([place, held]) => [events[place]!.at, held]),
        );
      }
    }),
    { numRuns: 3_000 },
  );
});

test('[S1] what parity compares agrees with reading it off the case', () => {
  fc.assert(
    fc.property(stories, (events) => {
      const history = historyOf(events);
      const expected = obviousParity(events, (place) => history.known[place]!);
      const marks = marksOf(history, [clause('parity', { of: 'first-response', target: 0.1 })]);
      assert.deepEqual(
        marks.map(({ counted, lasted }) => ({ online: counted, lasted })),
        expected ? [expected] : [],
      );
    }),
    { numRuns: 3_000 },
  );
});

test('[S6] a green channel compares those it is for with ordinary users, in the queue', () => {
  const visit = (segment: string | undefined, minutes: number) =>
    historyOf([
      { at: 0, type: 'taken', fields: { channel: 'counter', ...(segment && { segment }) } },
      { at: minutes * MINUTE, type: 'called' },
    ]);
  const channel = clause('green-channel', { scope: { segment: ['elderly', 'disabled'] } });
  const side = (segment: string | undefined) => marksOf(visit(segment, 4), [channel])[0]?.counted;
  assert.deepEqual(['elderly', 'ordinary', 'vip', undefined].map(side), [true, false, undefined, undefined]);
  assert.equal(marksOf(visit('elderly', 4), [channel])[0]!.lasted, 4 * MINUTE);
  const online = clause('green-channel', { scope: { channel: ['web'] } });
  const asked = historyOf([
    { at: 0, type: 'received', fields: { channel: 'web', segment: 'vip' } },
    { at: MINUTE, type: 'responded' },
  ]);
  assert.deepEqual(
    marksOf(asked, [online]).map(({ counted, lasted }) => [counted, lasted]),
    [[true, MINUTE]],
  );
});

const answered = fc.array(
  fc.record({
    type: fc.constantFrom('replied' as const, 'rated' as const, 'rated' as const, 'rating_settled' as const),
    score: fc.integer({ min: 1, max: 5 }),
    pick: fc.nat(),
    upheld: fc.boolean(),
    cause: fc.constantFrom('abuse', 'mistaken'),
  }),
  { maxLength: 14 },
);

test('[Q1] of several ratings the last one stands; one that was found malicious does not, and is told beside', () => {
  fc.assert(
    fc.property(answered, (steps) => {
      const events: (NamedEvent & { readonly seq: number })[] = [{ at: 0, type: 'received', seq: 1 }];
      for (const { type, score, pick, upheld, cause } of steps) {
        const head = { at: events.length * MINUTE, type, seq: events.length + 1 };
        const ratings = events.filter((event) => event.type === 'rated');
        const found = ratings[pick % Math.max(1, ratings.length)];
        const settled = type === 'rating_settled' && upheld && found;
        events.push({
          ...head,
          ...(type === 'rated' && { score, solved: true }),
          ...(settled && { excludes: found.seq, excludedFor: cause }),
        });
      }
      const { stands, excluded } = obviousSatisfaction(events);
      const marks = marksOf(historyOf(events), [clause('satisfaction')]);
      const counted = marks.filter((mark) => mark.excluded === undefined);
      assert.deepEqual(
        counted.map(({ at, counted }) => ({ at, satisfied: counted })),
        stands ? [stands] : [],
      );
      assert.deepEqual(
        marks.flatMap((mark) => mark.excluded ?? []),
        excluded,
      );
      assert.deepEqual(
        marks.map(({ round }) => round),
        marks.map((_, index) => index + 1),
        'a row of its own for each',
      );
    }),
    { numRuns: 2_000 },
  );
});
