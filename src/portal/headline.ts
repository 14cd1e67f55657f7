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

/** What users feel of a promise themselves; the more familiar is told first where nothing else decides. */
const FAMILIAR: readonly string[] = [
  'first-response',
  'resolution',
  'first-handling',
  'counter-wait',
  'second-review',
  'satisfaction',
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
 * The promises for the home page: of each measure that users feel themselves the clause with the most cases, five
 * at most; where these are fewer than three, others of the letter beside them. All stand alone and are counted by
 * the system, and as long as nothing is judged the most familiar are told. Shown in the order of the letter.
 */
export function headlines(all: readonly Judged[]): Judged[] {
  const counted = all
    .filter(({ clause, figures }) => figures.measured && !leansOnAnother(clause))
    .toSorted(byWeight);
  const judged = counted.filter((one) => casesOf(one) > 0);
  const chosen = firstOfEach(judged.filter(isFamiliar)).slice(0, MOST);
  const others = [...firstOfEach(judged), ...judged, ...firstOfEach(counted), ...counted];
  const enough = judged.length > 0 ? LEAST : WITHOUT_DATA;
  for (const one of others) {
    if (chosen.length >= enough) break;
    if (!chosen.includes(one)) chosen.push(one);
  }
  return all.filter((one) => chosen.includes(one));
}

const isFamiliar = (one: Judged): boolean => familiarity(one) < FAMILIAR.length;

const firstOfEach = (list: readonly Judged[]): Judged[] =>
  list.filter(
    ({ clause }, index) => list.findIndex((other) => other.clause.measure === clause.measure) === index,
  );
