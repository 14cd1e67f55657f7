import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { parse } from 'yaml';
import { isEmpty } from '../blank.ts';
import { describeMeasure } from '../describe.ts';
import { lintPledge } from '../lint/lint.ts';
import { isInRange, NUMBER_NAMES } from '../numbers.ts';
import { clauseSentence } from '../phrase.ts';
import { type Draft, MEASURES } from '../pledge.ts';
import { readPledge } from '../read.ts';
import { toDocument, writePledge } from '../write.ts';
import { loadTemplate, TEMPLATES } from './library.ts';

const letters = TEMPLATES.map(({ id }): [string, Draft] => [id, loadTemplate(id)!]);
const clauses = letters.flatMap(([id, { clauses }]) => clauses.map((clause) => ({ letter: id, clause })));

/** The letter with its blanks filled in, phases one after the other. */
function filledIn(draft: Draft): unknown {
  let day = 0;
  const nextDay = () => `2030-01-${String(++day).padStart(2, '0')}`;
  return JSON.parse(JSON.stringify(toDocument(draft)), (key, value: unknown) => {
    if (value !== '__') return value;
    if (key === 'from' || key === 'to') return nextDay();
    return key === 'amount' ? 500_000 : '示例';
  });
}

test('the library has at least eight letters, each under its own name', () => {
  assert.ok(TEMPLATES.length >= 8);
  assert.equal(new Set(letters.map(([, { title }]) => title)).size, letters.length);
  assert.equal(loadTemplate('../default'), undefined);
});

test('every row of the list of promises is bound by a clause of some letter', () => {
  const list = parse(readFileSync(new URL('../../../../docs/promises.yaml', import.meta.url), 'utf8'));
  const ids: string[] = list.flatMap(({ rows }: { rows: { id: string }[] }) => rows.map(({ id }) => id));
  const bound = new Set(clauses.flatMap(({ clause }) => clause.rows ?? []));
  assert.ok(ids.length > 40);
  assert.deepEqual(
    ids.filter((id) => !bound.has(id)),
    [],
  );
  assert.deepEqual(
    [...bound].filter((id) => !ids.includes(id)),
    [],
  );
});

test('every measure is used by some letter', () => {
  const used = new Set(clauses.map(({ clause }) => clause.measure));
  assert.deepEqual(
    MEASURES.filter((measure) => !used.has(measure)),
    [],
  );
});

test('every clause says when it holds, what it leaves out, its figure and who answers for it, in both languages', () => {
  for (const { letter, clause } of clauses) {
    const at = `${letter} ${clause.id}`;
    for (const key of ['text', 'section', 'owner', 'indicator', 'conditions', 'exclusions'] as const) {
      assert.ok(clause[key], `${at} ${key}`);
      assert.match(String(clause[key]), /\p{Script=Han}/u, `${at} ${key}`);
      assert.ok(clause[`${key}En`], `${at} ${key}En`);
      assert.doesNotMatch(String(clause[`${key}En`]), /\p{Script=Han}/u, `${at} ${key}En`);
    }
    assert.equal(clause.activity === undefined, clause.activityEn === undefined, at);
    const blanks = (text: string) => (text.match(/\{\{\w+\}\}/g) ?? []).toSorted();
    assert.deepEqual(blanks(clause.textEn!), blanks(clause.text), at);
  }
});

test('every number stands in its sentence and in a sensible range', () => {
  for (const { letter, clause } of clauses) {
    for (const name of NUMBER_NAMES) {
      const [value, range] = [clause[name], clause.range?.[name]];
      // All of them, and once, are what goes without saying.
      if (value === undefined || (value === 1 && !range)) continue;
      const at = `${letter} ${clause.id} ${name}`;
      assert.ok(range, at);
      assert.ok(clause.text.includes(`{{${name}}}`) || name === 'target', at);
      if (!isEmpty(value)) assert.equal(isInRange(name, value as never, range as never), true, at);
    }
  }
});

test('what is done again and again, and what is only stated, has its kind of evidence', () => {
  for (const { letter, clause } of clauses)
    if (['duty', 'statement', 'milestone'].includes(clause.measure))
      assert.ok(clause.evidence, `${letter} ${clause.id}`);
});

test('every clause can be said and explained in both languages, blank or filled in', () => {
  for (const { letter, clause } of clauses) {
    for (const locale of ['zh', 'en'] as const) {
      const said = clauseSentence(clause, locale) + describeMeasure(clause, locale);
      assert.doesNotMatch(said, /[{}]|undefined|NaN/, `${letter} ${clause.id}`);
    }
    assert.doesNotMatch(clauseSentence(clause, 'en'), /\p{Script=Han}/u, `${letter} ${clause.id}`);
  }
});

test('a letter of the library is a draft until its names and days are filled in, and then without a finding', () => {
  for (const [id, draft] of letters) {
    assert.ok('faults' in readPledge(toDocument(draft)), id);
    assert.deepEqual(readPledge(writePledge(draft), { draft: true }), { pledge: draft }, id);
    const open = lintPledge(draft).filter(({ rule }) => rule !== 'empty-blank');
    assert.deepEqual(open, [], id);
    const reading = readPledge(filledIn(draft) as object);
    if ('faults' in reading) assert.fail(`${id}: ${JSON.stringify(reading.faults)}`);
    assert.deepEqual(lintPledge(reading.pledge, { today: '2026-11-22' }), [], id);
  }
});

test('sections of a letter stand together', () => {
  for (const [id, { clauses }] of letters) {
    const headings = clauses.map(({ section }) => section).filter((one, at, all) => one !== all[at - 1]);
    assert.equal(new Set(headings).size, headings.length, id);
  }
});
