import { formatLimit, type Limit, parseLimit } from '../../../src/promise/calendar/limit.ts';
import { isEmpty } from '../../../src/promise/pledge/blank.ts';
import type { DraftClause } from '../../../src/promise/pledge/pledge.ts';
import type { BacktestReply } from '../../../src/prove/whatif/shape.ts';
import { percent } from '../compliance/figure.ts';
import { useTexts } from '../texts/language.tsx';
import { limitWords } from '../texts/word.ts';

/** Whether what was tried is still what the clause says. */
const isOf = ({ measure, limit, target }: DraftClause, trial: BacktestReply['clauses'][number]): boolean =>
  trial.measure === measure &&
  trial.limit === (limit && !isEmpty(limit) ? formatLimit(limit) : null) &&
  trial.target === (isEmpty(target) ? null : target);

/** What the last ninety days would have given, in a line. */
export function Trial({
  clause,
  trial,
  take,
}: {
  clause: DraftClause;
  trial: BacktestReply['clauses'][number] | undefined;
  /** Gives the clause the limit that would have met its target. */
  take(limit: Limit): void;
}) {
  const { pledge, words, drafting } = useTexts();
  const t = pledge.editor;
  if (!trial?.tried || !isOf(clause, trial)) return null;
  const judged = trial.kept + trial.broken;
  if (judged === 0 || trial.rate === null) return <p className="trial muted">{t.trialNone}</p>;
  const { smallestLimit, limit } = trial;
  const better =
    trial.verdict === 'broken' && smallestLimit !== null && smallestLimit !== limit
      ? { limit: parseLimit(smallestLimit), words: limitWords(words.limit, smallestLimit) }
      : undefined;
  return (
    <p className={`trial ${trial.verdict}`}>
      {t.trial(judged.toLocaleString('en'), trial.kept.toLocaleString('en'), percent(trial.rate))}
      {better && t.trialLimit(better.words)}{' '}
      {better?.limit && (
        <button type="button" className="plain" onClick={() => take(better.limit!)}>
          {drafting.take(better.words)}
        </button>
      )}
    </p>
  );
}
