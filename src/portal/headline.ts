import type { Clause } from '../promise/pledge/pledge.ts';
import type { ClauseFigures } from './deps.ts';

const MOST = 5;
const LEAST = 3;
const WITHOUT_DATA = 4;

/** A clause of the letter beside what became of it. */
export interface Judged {
  readonly clause: Clause;
  readonly figures: ClauseFigures;
}

/** What a user meets in the order of a case; among equally weighty promises the more familiar is told first. */
const FAMILIAR: readonly string[] = [
  'first-response',
  'resolution',
  'first-handling',
  'second-review',
  'satisfaction',
  'counter-wait',
  'registration',
  'initial-plan',
];

const familiarity = ({ clause }: Judged): number => {
  const place = FAMILIAR.indexOf(clause.measure);
  return place < 0 ? FAMILIAR.length : place;
};

/** Sentences such as 其中… or 前款… say nothing to whoever has not read the clause before them. */
export const leansOnAnother = ({ text }: Clause): boolean => /^(?:其中|前[款项条]|上[述款]|该)/.test(text);

const casesOf = ({ figures }: Judged): number => figures.kept + figures.broken;

/** Most judged cases first; then what users know best; then the shorter sentence; then the order of the letter. */
const byWeight = (a: Judged, b: Judged): number =>
  casesOf(b) - casesOf(a) || familiarity(a) - familiarity(b) || a.clause.text.length - b.clause.text.length;

/**
 * The promises for the home page: those that the system counts and that stand alone, of each measure the weightiest first, so that
 * the page does not say one thing four times. Clauses without any judged case are left out when enough others
 * remain. Shown in the order of the letter.
 */
export function headlines(all: readonly Judged[]): Judged[] {
  const counted = all
    .filter(({ clause, figures }) => figures.measured && !leansOnAnother(clause))
    .toSorted(byWeight);
  const isFirst = ({ clause }: Judged, index: number) =>
    counted.findIndex((other) => other.clause.measure === clause.measure) === index;
  const ranked = [...counted.filter(isFirst), ...counted.filter((one, index) => !isFirst(one, index))];
  const judged = ranked.filter((one) => casesOf(one) > 0);
  const chosen = new Set(judged.length >= LEAST ? judged.slice(0, MOST) : ranked.slice(0, WITHOUT_DATA));
  return all.filter((one) => chosen.has(one));
}
