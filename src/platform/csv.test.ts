import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { csv } from './csv.ts';

/** Reads a table character by character, as RFC 4180 describes it. */
function read(text: string): string[][] {
  assert.equal(text[0], '\uFEFF');
  const rows: string[][] = [];
  let [row, field, quoted, place] = [[] as string[], '', false, 1];
  for (; place < text.length; place++) {
    const one = text[place]!;
    if (quoted && one === '"' && text[place + 1] === '"') field += text[++place]!;
    else if (one === '"') quoted = !quoted;
    else if (!quoted && one === ',') {
      row.push(field);
      field = '';
    } else if (!quoted && one === '\r' && text[place + 1] === '\n') {
      rows.push([...row, field]);
      [row, field] = [[], ''];
      place++;
    } else field += one;
  }
  assert.equal(quoted, false);
  assert.equal(field, '');
  return rows;
}

const isRun = (field: string) => /^[=+\-@\t\r\n＝＋－＠]/.test(field);

test('a table is read as it was written, whatever the words', () => {
  const words = fc.oneof(
    fc.string(),
    fc.stringMatching(/^[=+@",\r\n '-]{0,6}$/),
    fc.string({ unit: 'grapheme' }),
  );
  const tables = fc
    .integer({ min: 2, max: 4 })
    .chain((width) => fc.array(fc.array(words, { minLength: width, maxLength: width }), { maxLength: 5 }));
  fc.assert(
    fc.property(tables, (rows) => {
      const expected = rows.map((row) => row.map((text) => (isRun(text) ? `'${text}` : text)));
      assert.deepEqual(read(csv(rows)), expected);
    }),
  );
});

test('nothing that a spreadsheet would run begins a field; numbers stay numbers', () => {
  const formulas = ['=1+1', '+8613800138000', '-2+3', '@SUM(A1)', '\t=1', '\r=1', '＝1', '－1'];
  for (const [field] of read(csv(formulas.map((formula) => [formula])))) assert.equal(field![0], "'");
  assert.equal(csv([[-3, 0.5, null, '五, 六']]), '\uFEFF-3,0.5,,"五, 六"\r\n');
});
