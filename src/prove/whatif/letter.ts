import { isEmpty } from '../../promise/pledge/blank.ts';
import type { Clause, Draft, DraftClause, Pledge } from '../../promise/pledge/pledge.ts';

/** Whether a clause can be tried: what a clock and a rate need is filled in. */
const isFilled = ({ limit, target }: DraftClause): boolean => !isEmpty(limit) && !isEmpty(target);

/** A draft as far as it can be tried. The other numbers of a clause, blank or not, decide about no case. */
export const filledPart = (draft: Draft): Pledge => ({
  ...draft,
  clauses: draft.clauses.filter(isFilled) as readonly DraftClause[] as readonly Clause[],
});
