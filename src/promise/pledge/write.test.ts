import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { anyDraft, anyPledge } from './fixture.ts';
import { shippedLetter } from './letter/letter.ts';
import { readPledge } from './read.ts';
import { toDocument, writePledge } from './write.ts';

test('what is written is read back as the same letter, as YAML and as JSON', () => {
  fc.assert(
    fc.property(anyPledge, (letter) => {
      assert.deepEqual(readPledge(writePledge(letter)), { pledge: letter });
      assert.deepEqual(readPledge(JSON.stringify(toDocument(letter))), { pledge: letter });
      assert.deepEqual(readPledge(toDocument(letter)), { pledge: letter });
    }),
    { numRuns: 300 },
  );
});

test('[L2] a draft with open blanks is kept as it is, and is no letter before they are filled in', () => {
  fc.assert(
    fc.property(anyDraft, (letter) => {
      assert.deepEqual(readPledge(writePledge(letter), { draft: true }), { pledge: letter });
      assert.deepEqual(readPledge(toDocument(letter), { draft: true }), { pledge: letter });
      const open = JSON.stringify(letter).includes('"__');
      assert.equal('faults' in readPledge(toDocument(letter)), open);
    }),
    { numRuns: 200 },
  );
});

test('the shipped letter survives being written', () => {
  const letter = shippedLetter('江城银行');
  assert.deepEqual(readPledge(writePledge(letter)), { pledge: letter });
});

const odd = fc.oneof(fc.anything(), fc.constant({ toString: 1, valueOf: 1, toJSON: 1 }));

test('whatever is put in place of a member of a letter, the reader answers and never breaks', () => {
  const places = ['title', 'promisor', 'recipient', 'effective', 'calendar', 'clauses', 'pledge'];
  fc.assert(
    fc.property(anyPledge, fc.constantFrom(...places), odd, odd, (letter, place, one, other) => {
      const document = { ...toDocument(letter), [place]: one };
      const clauses = letter.clauses.map((whole) => ({
        ...whole,
        scope: one,
        limit: other,
        id: other,
        target: one,
        every: other,
        of: one,
        count: one,
        measure: other,
      }));
      for (const broken of [document, { ...document, clauses: [one, ...clauses] }, { a: one }]) {
        const reading = readPledge(broken);
        if ('pledge' in reading) assert.deepEqual(readPledge(toDocument(reading.pledge)), reading);
        else assert.ok(reading.faults.length > 0);
      }
    }),
    { numRuns: 300 },
  );
});

test('whatever text comes, the reader answers and never breaks', () => {
  const scraps = fc.constantFrom(
    'pledge: 1\n',
    'clauses:\n',
    '  - id: a\n',
    '    measure: ',
    '{',
    '[',
    '"',
    '\t',
    '&a ',
    '*a',
    '\n',
    ': ',
    '---\n',
    '!!set ',
    '? ',
    '|\n',
    '\u0000',
  );
  fc.assert(
    fc.property(fc.array(fc.oneof(scraps, fc.string({ unit: 'grapheme' }))), (pieces) => {
      const reading = readPledge(pieces.join(''));
      assert.ok('pledge' in reading || reading.faults.length > 0);
    }),
    { numRuns: 1000 },
  );
});
