import { formatDay } from '../platform/time.ts';
import { shippedLetter } from '../promise/pledge/letter/letter.ts';
import { loadTemplate } from '../promise/pledge/letter/library.ts';
import type { Clause, DraftClause, Pledge } from '../promise/pledge/pledge.ts';
import { BANK, BRANCHES } from './bank.ts';

const BUDGET_YUAN = 500_000;
/** At which the pilot of the roll-out ran. */
const PILOT = BRANCHES.slice(0, 2).map(({ name }) => name);
/** Days from the publication of the letter to the first and last day of each phase of its roll-out. */
const PHASES: Readonly<Record<string, readonly [number, number]>> = {
  'phase-inventory': [0, 27],
  'phase-pilot': [28, 69],
  'phase-full': [70, 160],
  'phase-improvement': [161, 340],
};

/** What the shipped letter leaves to others of the library: by letter, the clauses that the bank took from it. */
const TAKEN: Readonly<Record<string, readonly string[]>> = {
  experience: [
    'one-speed',
    'named-owner',
    'online-shift',
    'peak-staff',
    'green-channel',
    'privacy',
    ...Object.keys(PHASES),
  ],
  complaint: ['second-review-by-others'],
  'feedback-detailed': ['certified-handler'],
};

const clausesOf = (id: string): readonly DraftClause[] => loadTemplate(id)!.clauses;

/** What the bank promises to do again and again, as the library words it. */
const duties = () => clausesOf('feedback-detailed').filter(({ measure }) => measure === 'duty');

const taken = () =>
  Object.entries(TAKEN).flatMap(([letter, ids]) => clausesOf(letter).filter(({ id }) => ids.includes(id)));

/** The blanks of the library's clauses, as the bank fills them in. */
function filledIn(clause: DraftClause, since: number): Clause {
  const phase = PHASES[clause.id];
  return {
    ...clause,
    ...(clause.amount !== undefined && { amount: BUDGET_YUAN }),
    ...(phase && { phase: { from: formatDay(since + phase[0]), to: formatDay(since + phase[1]) } }),
    ...(clause.id === 'phase-pilot' && { scope: { outlet: PILOT } }),
  } as Clause;
}

/**
 * The letter that the bank of the story is held to: the shipped one, in its name, with what recurs and every other kind of
 * promise that the library has.
 * @param since the day of its publication, counted from 1970-01-01: the roll-out begins there
 */
export function demoLetter(since: number): Pledge {
  const letter = shippedLetter(BANK);
  const more = [...taken(), ...duties()].map((clause) => filledIn(clause, since));
  return { ...letter, clauses: [...letter.clauses, ...more] };
}
