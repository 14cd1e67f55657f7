import { percent } from '../compliance/figure.ts';
import { useTexts } from '../texts/language.tsx';
import { limitWords } from '../texts/word.ts';
import { shareBeside } from './bars.ts';
import type { TriedClause } from './trial.ts';

interface Props {
  readonly clause: Pick<TriedClause, 'rate' | 'target' | 'tried' | 'verdict' | 'limit' | 'smallestLimit'>;
  /** The period in words: 近 90 天. */
  readonly over: string;
}

/** What a promise would have come to, in one sentence. */
export function TrialLine({ clause, over }: Props) {
  const { whatIf: t, words } = useTexts();
  const { rate, target, tried, verdict, limit, smallestLimit } = clause;
  if (!tried) return <span className="muted">{t.notTried}</span>;
  if (rate === null) return <span className="muted">{t.nothing(over)}</span>;
  const enough = smallestLimit === null ? undefined : limitWords(words.limit, smallestLimit);
  return (
    <span className="outcome">
      {t.would(over)} <b className={verdict}>{shareBeside(rate, target ?? 1)}</b>
      {target !== null && t.target(percent(target))}
      {limit !== null && smallestLimit !== limit && (
        <>
          {t.and}
          {enough === undefined
            ? t.noneEnough
            : verdict === 'kept'
              ? t.enoughAlready(enough)
              : t.enough(enough)}
        </>
      )}
      {t.stop}
    </span>
  );
}
