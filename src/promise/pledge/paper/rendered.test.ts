import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseInstant } from '../../../platform/time.ts';
import { shippedLetter } from '../letter/letter.ts';
import { loadTemplate, TEMPLATES } from '../letter/library.ts';
import type { Draft } from '../pledge.ts';
import { linesOfPaper, type Paper } from './paper.ts';
import { linesOf, type Rendered, render, withoutPress } from './rendered.ts';
import { writePaper } from './write-paper.ts';

const issued = {
  published: { version: 1, at: parseInstant('2026-01-01T09:00:00+08:00')! },
  address: 'https://pledge.example/pledge/1',
};
const detailed = loadTemplate('feedback-detailed')!;
/** The longest letter with what was open filled in, a name that does not fit on a line included. */
const long: Draft = {
  ...detailed,
  promisor: { name: '江城水务集团股份有限公司用户服务与质量监督中心', type: 'enterprise' },
  effective: { from: '2026-01-01', to: '2026-12-31' },
};
const PAPERS = new Map<string, Paper>([
  ...TEMPLATES.map(({ id }) => [id, { pledge: loadTemplate(id)! }] as const),
  ['shipped', { pledge: shippedLetter('江城银行'), ...issued }],
  ['long', { pledge: long, ...issued }],
]);

const bare = (text: string) => text.replace(/[\s\u00a0_]/g, '');
const MILLIMETRE = 72 / 25.4;

/** The lines of the letter itself, without the head of the first page and the numbers of pages. */
const bodyOf = ({ pages }: Rendered) =>
  pages.map((page) =>
    linesOf(page).filter(({ pieces }) => pieces.every(({ size }) => size === 16 || size === 22)),
  );

test('[L1] every letter of the library is set as official letters are', { skip: withoutPress }, async (t) => {
  const files = new Map<string, Uint8Array>();
  for (const [name, paper] of PAPERS) files.set(name, await writePaper(paper, 'zh'));
  const rendered = await render(files);
  for (const [name, paper] of PAPERS)
    await t.test(name, () => {
      const letter = rendered.get(name)!;
      const body = bodyOf(letter);
      const lines = linesOfPaper(paper, 'zh').map(({ kind, runs }) => ({
        kind,
        text: bare(runs.map(({ text }) => text).join('')),
      }));

      for (const [index, page] of letter.pages.entries()) {
        const { width, height } = page;
        assert.deepEqual([Math.round(width / 10), Math.round(height / 10)], [60, 84], 'A4');
        assert.ok(letter.ink[index]! > 0.003, `page ${index + 1} is empty`);
        const [number, ...others] = linesOf(page).filter(({ text }) => bare(text) === `—${index + 1}—`);
        assert.deepEqual(others, []);
        assert.equal(
          number!.pieces[0]!.left > width / 2,
          index % 2 === 0,
          'page numbers are at the outer edge',
        );
      }
      assert.deepEqual(
        letter.pictures,
        paper.address ? [1] : [],
        'a QR code of the public page on the first',
      );

      const said = letter.lines
        .map(bare)
        .filter((text) => !/^—\d+—$|^(?:第\d+版，|草稿，)/.test(text))
        .join('');
      const meant = lines.map(({ text }) => text).join('');
      const at = [...meant].findIndex((sign, index) => sign !== said[index]);
      assert.ok(said === meant, `it says ${said.slice(at - 9, at + 9)}, not ${meant.slice(at - 9, at + 9)}`);

      const title = body[0]![0]!;
      const [first, last] = [title.pieces[0]!, title.pieces.at(-1)!];
      assert.deepEqual([first.size, /Serif/.test(first.font)], [22, true], '二号 小标宋');
      const middle = (first.left + last.left + last.width) / 2;
      assert.ok(Math.abs(middle - (28 + 78) * MILLIMETRE) < 3, `the title is centred on ${middle}`);

      for (const { kind, text } of lines.filter(({ kind }) => kind === 'section' || kind === 'clause')) {
        const set = body.flat().find((line) => bare(line.text) !== '' && text.startsWith(bare(line.text)));
        assert.ok(set, `${text} begins a line`);
        const { size, font, left } = set.pieces[0]!;
        assert.equal(size, 16, '三号');
        assert.match(font, kind === 'section' ? /Sans/ : /Serif/, '黑体 for headings, 仿宋 for clauses');
        assert.ok(Math.abs(left - 28 * MILLIMETRE - 32) < 3, 'the first line is indented by two characters');
      }

      for (const page of body) {
        const texts = page.map(({ text }) => bare(text));
        assert.ok(
          !lines.some(({ kind, text }) => kind === 'section' && text === texts.at(-1)),
          'a lone heading',
        );
        for (const [index, text] of texts.entries()) {
          assert.doesNotMatch(text, /^[%，。；：、！？）》”]/, 'a line that begins with a stop');
          assert.ok(
            !(/\d$/.test(text) && /^[\d%.]/.test(texts[index + 1] ?? '')),
            `a number is cut: ${text}`,
          );
        }
      }
      // Who signs, the place of the seal, the date, and words of the letter before them.
      const end = lines.filter(({ kind }) => kind === 'name' || kind === 'date').map(({ text }) => text);
      const page = body
        .at(-1)!
        .map(({ text }) => bare(text))
        .join('');
      assert.ok(page.endsWith(end.join('')), 'the signature is cut');
      assert.ok(page.length > end.join('').length + 10, 'the signature is alone on its page');
    });
});
