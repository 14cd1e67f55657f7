import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { UnitFunction } from '../../people/staff/unit.ts';
import type { Clause } from '../../promise/pledge/pledge.ts';
import { type Actor, barred } from './barrier.ts';
import type { Case, Review } from './case.ts';
import { stateOf } from './state.ts';

const gate = (measure: Clause['measure'], scope = {}): Clause => ({
  id: measure,
  text: '',
  measure,
  scope,
  target: 1,
});

const SIDES: ReadonlySet<UnitFunction> = new Set(['service', 'technology', 'operations']);
const actor = (key: string, more: Partial<Actor> = {}): Actor => ({
  key,
  program: false,
  side: null,
  trainedHours: null,
  sides: SIDES,
  ...more,
});

const current = (more: Partial<Case>): Case => ({ ...stateOf([]), stage: 'processing', ...more });

const review = (key: string, side: UnitFunction | null, program = false): Review => ({ key, side, program });

const open = (reviews: readonly Review[], handlers: readonly string[] = [], by = actor('answering')) =>
  barred(current({ reviews, handlers }), 'reply', by, [gate('double-review')]) === undefined;

test('[F9] technology and operations review a major result, each by somebody who did not handle it', () => {
  const [tech, ops] = [review('a', 'technology'), review('b', 'operations')];
  assert.ok(open([tech, ops]));
  assert.ok(!open([tech]));
  assert.ok(!open([tech, review('c', 'technology')]));
  assert.ok(!open([tech, review('a', 'operations')]), 'one person in two units is one person');
  assert.ok(!open([tech, ops], ['a']), 'a handler');
  assert.ok(!open([tech, ops], [], actor('b')), 'the one who is about to answer');
  assert.ok(!open([tech, review('c', null)]), 'a unit that stands for nothing');
  assert.ok(open([review('k', null, true), review('l', null, true)]), 'two programs');
  const small = actor('answering', { sides: new Set(['service']) });
  assert.ok(open([review('a', 'service'), review('b', null)], [], small), 'a house without such units');
});

test('[Q2] a second review is done by people who had no part in the first round', () => {
  const gates = [gate('second-review-by-others')];
  const second = current({ round: 2, earlierHandlers: ['a'] });
  for (const action of ['start', 'respond', 'plan', 'reply'] as const) {
    assert.equal(barred(second, action, actor('a'), gates)?.code, 'gate-not-met');
    assert.equal(barred(second, action, actor('b'), gates), undefined);
  }
  assert.equal(barred(current({ earlierHandlers: ['a'] }), 'reply', actor('a'), gates), undefined);
});

test('[P2] core matters are handled by those who hold a certificate of enough training', () => {
  const gates = [{ ...gate('certified-handler', { complexity: ['major'] }), trainingHours: 50 }];
  const major = current({ fields: { complexity: 'major' } });
  const refused = (hours: number | null) =>
    barred(major, 'start', actor('a', { trainedHours: hours }), gates)?.code;
  assert.equal(refused(null), 'gate-not-met');
  assert.equal(refused(49), 'gate-not-met');
  assert.equal(refused(50), undefined);
  assert.equal(barred(current({}), 'start', actor('a'), gates), undefined, 'no core matter');
});

test('[S2] a case is answered only when somebody is named for it', () => {
  const gates = [gate('named-owner')];
  assert.equal(barred(current({}), 'reply', actor('a'), gates)?.details.clause, 'named-owner');
  assert.equal(barred(current({ ownerKey: 'a' }), 'reply', actor('a'), gates), undefined);
});

test('[F9] the gate agrees with looking at every pair of reviews', () => {
  const reviews = fc.array(
    fc.record({
      key: fc.constantFrom('a', 'b', 'c', 'd'),
      side: fc.constantFrom(null, 'service' as const, 'technology' as const, 'operations' as const),
      program: fc.boolean(),
    }),
    { maxLength: 5 },
  );
  const people: fc.Arbitrary<string[]> = fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 2 });
  fc.assert(
    fc.property(reviews, people, fc.constantFrom('a', 'x'), (held, handlers, by) => {
      const may = (one: Review) => one.program || (one.key !== by && !handlers.includes(one.key));
      let expected = false;
      for (const one of held) {
        for (const other of held) {
          if (one.key === other.key || !may(one) || !may(other)) continue;
          const technology = one.program || one.side === 'technology';
          const operations = other.program || other.side === 'operations';
          if (technology && operations) expected = true;
        }
      }
      assert.equal(open(held, handlers, actor(by)), expected);
    }),
  );
});
