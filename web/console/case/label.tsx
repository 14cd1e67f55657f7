import type { CaseRow } from '../../../src/keep/case/shape.ts';
import { useTexts } from '../texts/language.tsx';
import { word } from '../texts/word.ts';

/** What is out of the ordinary about a case, and what it is about: the labels one must see at a glance. */
export function Tags({ of }: { of: CaseRow }) {
  const { words, worklist } = useTexts();
  const tags: [string, boolean][] = [];
  if (of.urgency && of.urgency !== 'ordinary') tags.push([word(words.urgency, of.urgency), true]);
  if (of.complexity && of.complexity !== 'simple')
    tags.push([word(words.complexity, of.complexity), of.complexity === 'major']);
  if (of.kind) tags.push([word(words.kind, of.kind), false]);
  if (of.segment && of.segment !== 'ordinary') tags.push([word(words.segment, of.segment), false]);
  if (of.category) tags.push([of.category, false]);
  if (of.outlet) tags.push([of.outlet, false]);
  if (of.round > 1) tags.push([worklist.round(of.round), true]);
  return (
    <>
      {tags.map(([text, red]) => (
        <span key={text} className={red ? 'tag red' : 'tag'}>
          {text}
        </span>
      ))}
    </>
  );
}
