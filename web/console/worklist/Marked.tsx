import { marksIn } from '../../../src/keep/case/marks.ts';

/** A text in which what is sought stands out. */
export function Marked({ text, sought }: { text: string; sought: string | undefined }) {
  const marks = sought ? marksIn(text, sought) : [];
  if (marks.length === 0) return text;
  return marks.flatMap(([from, to], index) => [
    text.slice(index === 0 ? 0 : marks[index - 1]![1], from),
    <mark key={from}>{text.slice(from, to)}</mark>,
    ...(index === marks.length - 1 ? [text.slice(to)] : []),
  ]);
}
