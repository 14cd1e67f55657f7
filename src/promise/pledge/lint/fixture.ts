import assert from 'node:assert/strict';
import { readPledge } from '../read.ts';
import type { Around, Finding } from './finding.ts';
import { lintPledge } from './lint.ts';

const OFFICE = { 'mon-fri': ['09:00-12:00', '13:30-17:30'] };
const LETTER = {
  title: '承诺书',
  promisor: '示例银行',
  calendar: { hours: OFFICE, holidays: 'CN' },
};

export type Clauses = Record<string, Record<string, unknown>>;

/** What is found in a letter of these clauses; each is owned, so that only what a test is about is found. */
export function findings(clauses: Clauses, letter: object = {}, around: Around = {}): Finding[] {
  const reading = readPledge(
    {
      ...LETTER,
      clauses: Object.entries(clauses).map(([id, one]) => ({ id, text: '文', owner: '客服部', ...one })),
      ...letter,
    },
    { draft: true },
  );
  if ('faults' in reading) assert.fail(JSON.stringify(reading.faults));
  return lintPledge(reading.pledge, around);
}

export const told = (found: readonly Finding[]) =>
  found.map(({ severity, rule, clauses }) => [severity, rule, ...clauses].join(' '));

/**
 * Asserts what a rule finds, as severities with ids of clauses, and that it is silent about the mended letter.
 */
export function finds(
  rule: string,
  expected: string[],
  clauses: Clauses,
  mended: Clauses,
  letter: object = {},
) {
  const of = (list: Clauses) =>
    findings(list, letter)
      .filter((one) => one.rule === rule)
      .map(({ severity, clauses: ids }) => [severity, ...ids].join(' '));
  assert.deepEqual(of(clauses), expected);
  assert.deepEqual(of(mended), []);
}

export const isSilent = (rule: string, clauses: Clauses) => finds(rule, [], clauses, clauses);

export const clock = (limit: string, scope: object = {}, measure = 'resolution', target = '98%') => ({
  measure,
  limit,
  scope,
  target,
});
export const URGENT = { urgency: 'urgent' };
export const ORDINARY = { urgency: 'ordinary' };
