import type { Draft, DraftClause } from '../../../src/promise/pledge/pledge.ts';
import { readPledge } from '../../../src/promise/pledge/read.ts';
import { toDocument } from '../../../src/promise/pledge/write.ts';
import { bindTo } from './bind.ts';
import type { ReadSentence } from './reading.ts';

/**
 * The clause of a sentence as a language model proposes it; what was written beside the sentence since, such as who
 * answers for it, stays. Undefined when nothing was proposed, or somebody has bound the sentence already.
 */
export function proposedFor({ id, measure, proposed }: ReadSentence, draft: Draft): DraftClause | undefined {
  const was = draft.clauses.find((clause) => clause.id === id);
  if (!proposed || was?.measure !== measure) return undefined;
  const reading = readPledge({ ...toDocument(draft), clauses: [proposed] }, { draft: true });
  const [clause] = 'pledge' in reading ? reading.pledge.clauses : [];
  // A sentence that was guessed at may have the same measure with other cases or another number.
  if (!clause || isTaken(was, clause)) return undefined;
  return { ...bindTo(was, clause.measure), ...clause };
}

const isTaken = (was: DraftClause, clause: DraftClause): boolean =>
  Object.entries(clause).every(
    ([key, value]) => JSON.stringify(was[key as keyof DraftClause]) === JSON.stringify(value),
  );
