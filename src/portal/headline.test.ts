import assert from 'node:assert/strict';
import { test } from 'node:test';
import { figuresFor } from './figures.fixture.ts';
import { letterOf } from './fixture.ts';
import { headlines, type Judged, leansOnAnother } from './headline.ts';

const letter = letterOf();
const month = { from: '2026-11-01', to: '2026-11-19' };
const { clauses } = figuresFor(letter, month, 'month');

/** The letter's clauses, each with as many judged cases as told. */
const withCases = (cases: Readonly<Record<string, number>>): Judged[] =>
  letter.pledge.clauses.map((clause, index) => ({
    clause,
    figures: { ...clauses[index]!, kept: cases[clause.id] ?? 0, broken: 0 },
  }));

const idsOf = (list: readonly Judged[]) => list.map(({ clause }) => clause.id);

test('of each measure that users feel the weightiest clause is told, in the order of the letter', () => {
  const cases = {
    'online-first-response': 900,
    'written-first-response': 800,
    registration: 5000,
    'complaint-resolution': 300,
    resolution: 299,
    'spot-check': 4000,
    satisfaction: 10,
    'counter-wait': 7,
  };
  assert.deepEqual(idsOf(headlines(withCases(cases))), [
    'online-first-response',
    'complaint-resolution',
    'counter-wait',
    'satisfaction',
  ]);
});

test('with little data others are told beside them; without any, the most familiar', () => {
  const little = headlines(withCases({ archiving: 3, resolution: 2 }));
  assert.equal(little.length, 3);
  assert.ok(idsOf(little).includes('archiving') && idsOf(little).includes('resolution'));
  const none = headlines(withCases({})).map(({ clause }) => clause.measure);
  assert.deepEqual(none.toSorted(), ['counter-wait', 'first-handling', 'first-response', 'resolution']);
  assert.deepEqual(headlines([]), []);
});

test('a sentence that needs the one before it is no headline', () => {
  const chosen = headlines(
    withCases({ 'online-registration': 999, 'abnormal-first-response': 999, resolution: 5 }),
  );
  assert.ok(chosen.every(({ clause }) => !leansOnAnother(clause)));
});

test('what the system does not count is no headline', () => {
  const all = withCases({ resolution: 5 }).map((one) => ({
    ...one,
    figures: { ...one.figures, measured: false },
  }));
  assert.deepEqual(headlines(all), []);
});
