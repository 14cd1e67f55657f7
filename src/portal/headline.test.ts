import assert from 'node:assert/strict';
import { test } from 'node:test';
import { figuresFor, letterOf } from './fixture.ts';
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

test('the weightiest promise of each measure is told, in the order of the letter', () => {
  const chosen = headlines(
    withCases({
      'online-first-response': 900,
      'written-first-response': 800,
      registration: 50,
      'complaint-resolution': 300,
      resolution: 299,
      satisfaction: 10,
      archiving: 7,
    }),
  );
  assert.deepEqual(idsOf(chosen), [
    'online-first-response',
    'registration',
    'archiving',
    'complaint-resolution',
    'satisfaction',
  ]);
});

test('without enough data the familiar promises are told, and at least one that has data', () => {
  const chosen = headlines(withCases({ archiving: 3 }));
  assert.equal(chosen.length, 4);
  assert.ok(idsOf(chosen).includes('archiving'));
  assert.equal(new Set(chosen.map(({ clause }) => clause.measure)).size, 4);
  assert.equal(headlines(withCases({})).length, 4);
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
