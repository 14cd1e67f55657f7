import type { Text } from '../../../platform/refusal.ts';
import type { CivilDate } from '../../../platform/time.ts';
import type { Limit } from '../../calendar/limit.ts';
import { isEmpty } from '../blank.ts';
import type { Path } from '../inspection.ts';
import { type ClockMeasure, type Draft, type DraftClause, isClockMeasure, type Phase } from '../pledge.ts';
import { type Comparison, comparisonOn } from './longer.ts';

/** A fault keeps a letter from being published, a warning asks for a second look, a hint could make it better. */
export type Severity = 'fault' | 'warning' | 'hint';

export interface Finding {
  readonly severity: Severity;
  readonly rule: string;
  /** The ids of the clauses that it is about; none when it is about the letter. */
  readonly clauses: readonly string[];
  /** Where it is mended, as a path in the letter: a member of the first clause, that clause, or a member of the letter. */
  readonly path: Path;
  readonly sentence: Text;
  readonly remedy: Text;
}

/** A key of a clause or of a letter. */
export type Member = keyof DraftClause | keyof Draft;

/** What a rule found; the rest of the finding is the rule's own. */
export interface Found {
  readonly clauses: readonly DraftClause[];
  /** The member to mend, of the first clause or else of the letter. */
  readonly member?: Member;
  readonly sentence: Text;
  readonly remedy: Text;
  /** When it is not the severity of the rule. */
  readonly severity?: Severity;
}

export interface Rule {
  readonly name: string;
  readonly severity: Severity;
  find(letter: Letter): Iterable<Found>;
}

/** A clock whose limit and target are filled in. */
export type Clock = DraftClause & {
  readonly measure: ClockMeasure;
  readonly limit: Limit;
  readonly target: number;
};

/** What is known beside the letter. Rules about what is not known stay silent. */
export interface Around {
  readonly today?: CivilDate;
  /** The terms of the versions that are published already. */
  readonly terms?: readonly Partial<Phase>[];
}

/** A letter as the rules see it. */
export interface Letter {
  readonly draft: Draft;
  readonly around: Around;
  readonly clauses: readonly DraftClause[];
  readonly clocks: readonly Clock[];
  /** Whether the due of one limit is later than that of another. */
  readonly longer: Comparison;
  /** `第 3 条`: how a sentence speaks of clauses. */
  place(...clauses: readonly DraftClause[]): Text;
}

export function letterOf(draft: Draft, around: Around): Letter {
  const { clauses } = draft;
  return {
    draft,
    around,
    clauses,
    clocks: clauses.filter(isFilledClock),
    longer: comparisonOn(draft.calendar),
    place(...some) {
      const numbers = some.map((one) => clauses.indexOf(one) + 1);
      return {
        zh: `第 ${numbers.join('、')} 条`,
        en: `${numbers.length === 1 ? 'clause' : 'clauses'} ${numbers.join(', ')}`,
      };
    },
  };
}

const isFilledClock = (clause: DraftClause): clause is Clock =>
  isClockMeasure(clause.measure) &&
  clause.limit !== undefined &&
  !isEmpty(clause.limit) &&
  !isEmpty(clause.target);

/** Each two of a list, in its order. */
export function* pairsOf<T>(list: readonly T[]): Iterable<readonly [T, T]> {
  for (const [index, one] of list.entries()) for (const other of list.slice(index + 1)) yield [one, other];
}
