import { clauseSentence } from '../../../src/promise/pledge/phrase.ts';
import type { Draft } from '../../../src/promise/pledge/pledge.ts';

/** The clauses, by id, in which the words stand: in the sentence as filled in, its heading, or what is told of it. */
export function foundIn(
  { clauses }: Draft,
  query: string,
  labels: Readonly<Record<string, string>>,
): string[] {
  const words = query.trim().toLowerCase();
  if (words === '') return [];
  return clauses
    .filter((clause) =>
      [
        clauseSentence(clause, 'zh'),
        clause.textEn,
        clause.section,
        clause.owner,
        clause.activity,
        clause.indicator,
        clause.channel,
        labels[clause.measure],
        ...(clause.conditions ?? []),
        ...(clause.exclusions ?? []),
        ...(clause.deliverables ?? []),
      ].some((text) => text?.toLowerCase().includes(words)),
    )
    .map(({ id }) => id);
}

/** Cuts words where the query stands in them; the odd ones are what was looked for. */
export function cutAt(text: string, query: string): string[] {
  const words = query.trim();
  if (words === '') return [text];
  const pieces: string[] = [];
  let from = 0;
  for (;;) {
    const at = text.toLowerCase().indexOf(words.toLowerCase(), from);
    if (at < 0) return [...pieces, text.slice(from)];
    pieces.push(text.slice(from, at), text.slice(at, at + words.length));
    from = at + words.length;
  }
}
