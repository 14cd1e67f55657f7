import { shippedLetter } from '../promise/pledge/letter/letter.ts';
import { loadTemplate } from '../promise/pledge/letter/library.ts';
import type { Clause, Pledge } from '../promise/pledge/pledge.ts';
import { BANK } from './bank.ts';

const BUDGET_YUAN = 500_000;

/** What the bank promises to do again and again, as the library words it; the one blank is filled in. */
const duties = (): Clause[] =>
  loadTemplate('feedback-detailed')!
    .clauses.filter(({ measure }) => measure === 'duty')
    .map((clause) => (clause.amount === undefined ? clause : { ...clause, amount: BUDGET_YUAN }) as Clause);

/** The letter that the bank of the story is held to: the shipped one, in its name, and what recurs. */
export function demoLetter(): Pledge {
  const letter = shippedLetter(BANK);
  return { ...letter, clauses: [...letter.clauses, ...duties()] };
}
