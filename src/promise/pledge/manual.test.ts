import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { RULES } from './lint/lint.ts';
import { PARAMETERS } from './parameters.ts';
import { BLANKS, EVIDENCE, MEASURES, PERIODS, SCOPE_FIELDS, SCOPE_VALUES } from './pledge.ts';
import { readPledge } from './read.ts';

const manual = readFileSync(new URL('../../../docs/pledge.md', import.meta.url), 'utf8');

test('the examples of the manual are letters', () => {
  const examples = [...manual.matchAll(/```yaml\n(.*?)```/gs)].map(([, example]) => example!);
  assert.ok(examples.length >= 2);
  for (const example of examples)
    assert.ok('pledge' in readPledge(example), JSON.stringify(readPledge(example)));
});

test('the manual names every measure, period, scope field, value, parameter and blank', () => {
  const values = Object.values(SCOPE_VALUES).flatMap((list): readonly string[] => list ?? []);
  for (const word of [...MEASURES, ...PERIODS, ...SCOPE_FIELDS, ...values, ...PARAMETERS, ...EVIDENCE])
    assert.ok(manual.includes(`\`${word}\``), word);
  for (const blank of BLANKS) assert.ok(manual.includes(`{{${blank}}}`), blank);
});

test('the manual names every rule of the linter', () => {
  for (const { name } of RULES) assert.ok(manual.includes(`\`${name}\``), name);
});
