import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTexts } from '../texts/language.tsx';
import { summaryQuery } from '../worklist/queries.ts';
import { percent, together } from './figure.ts';
import type { ClauseFigures } from './queries.ts';

/** What cannot wait, then how the organisation stands as a whole. */
export function Strip({ clauses }: { clauses: readonly ClauseFigures[] }) {
  const { compliance: t, words } = useTexts();
  const summary = useQuery(summaryQuery).data;
  const measured = clauses.filter((clause) => clause.measured);
  const timed = measured.filter(({ measure }) => measure in words.measure);
  const { kept, broken } = together(timed);
  const judged = measured.filter(({ verdict }) => verdict !== 'no-data');
  const sum = (pick: (clause: ClauseFigures) => number) =>
    timed.reduce((total, clause) => total + pick(clause), 0).toLocaleString();
  const today = (summary?.dueToday ?? 0).toLocaleString();
  const late = summary && summary.overdue > 0;
  return (
    <div className="strip">
      <div>
        <b className={late ? 'hot' : undefined}>
          {late ? t.urgent(summary.overdue.toLocaleString(), today) : t.calm}
        </b>
        <span>{late ? <Link to="/">{t.urgentHint}</Link> : t.calmToday(today)}</span>
      </div>
      <div>
        <b>{kept + broken > 0 ? percent(kept / (kept + broken)) : '—'}</b>
        <span>
          {t.overall} · {t.overallOf(kept.toLocaleString(), (kept + broken).toLocaleString())}
        </span>
      </div>
      <div>
        <b>
          {judged.filter(({ verdict }) => verdict === 'kept').length} / {judged.length}
        </b>
        <span>
          {t.reached}
          {measured.length > judged.length && ` · ${t.reachedHint(String(measured.length - judged.length))}`}
        </span>
      </div>
      <div>
        <b>{sum(({ running }) => running)}</b>
        <span>
          {t.running} · {t.runningHint(sum(({ cancelled }) => cancelled))}
        </span>
      </div>
    </div>
  );
}
