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

const HOURS_OF = { m: 'h', wm: 'wh' } as const;
const MANY_MINUTES = 240;

/** Nobody promises 11255 minutes: from four hours on, whole hours, up. */
function round(limit: Limit | undefined): Limit | undefined {
  if (!limit || (limit.unit !== 'm' && limit.unit !== 'wm') || limit.count < MANY_MINUTES) return limit;
  return { count: Math.ceil(limit.count / 60), unit: HOURS_OF[limit.unit] };
}

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
      ? round(parseLimit(smallestLimit))
      : undefined;
  const inWords = better && limitWords(words.limit, formatLimit(better));
  return (
    <p className={`trial ${trial.verdict}`}>
      {t.trial(judged.toLocaleString('en'), trial.kept.toLocaleString('en'), percent(trial.rate))}
      {inWords && t.trialLimit(inWords)}{' '}
      {better && inWords && (
        <button type="button" className="plain" onClick={() => take(better)}>
          {drafting.take(inWords)}
        </button>
      )}
    </p>
  );
}
