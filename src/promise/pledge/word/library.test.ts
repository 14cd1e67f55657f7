import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadTemplate, TEMPLATES } from '../letter/library.ts';
import { clauseSentence } from '../phrase.ts';
import type { DraftClause } from '../pledge.ts';
import { linesOfText } from './from-text.ts';
import { plain } from './line.ts';
import { readLetterLines } from './read-letter.ts';

const flat = (text: string) => plain(text).replace(/\s/g, '');

/** The same clause with its limit and its share left open. */
const opened = (clause: DraftClause): DraftClause => ({
  ...clause,
  ...(clause.limit && typeof clause.limit === 'object' && { limit: `__${clause.limit.unit}` }),
  ...(/\{\{\s*target/.test(clause.text) && { target: '__%' }),
});

for (const [how, change] of [
  ['filled in', (clause: DraftClause) => clause],
  ['with its blanks open', opened],
] as const) {
  test(`the library, printed and read again ${how}, has the measures that it was written with`, (t) => {
    const wrong: string[] = [];
    let all = 0;
    for (const { id } of TEMPLATES) {
      const { title, clauses } = loadTemplate(id)!;
      const told = clauses.map(change).map((clause) => ({ clause, text: clauseSentence(clause, 'zh') }));
      const paragraphs = told.flatMap(({ clause, text }, index) => [
        ...(clause.section === clauses[index - 1]?.section ? [] : [`（一）${clause.section}`]),
        `${index + 1}. ${text}`,
      ]);
      const read = readLetterLines(linesOfText([title, ...paragraphs].join('\n'))).clauses;
      for (const { clause, text } of told) {
        if (clause.measure === 'statement') continue;
        all++;
        const found = read.filter((one) => flat(text).includes(flat(one.text)));
        if (!found.some(({ measure }) => measure === clause.measure))
          wrong.push(`${id}: ${clause.measure} ${text}`);
      }
    }
    t.diagnostic(`${all - wrong.length} of ${all}`);
    assert.ok(wrong.length <= all * 0.05, wrong.join('\n'));
  });
}
