import { Link } from '@tanstack/react-router';
import { useTexts } from '../texts/language.tsx';
import { spell } from '../time/say.ts';
import { percent } from './figure.ts';
import type { Span } from './period.ts';
import type { ClauseFigures } from './queries.ts';
import { Sentence } from './Sentence.tsx';
import { Sparkline } from './Sparkline.tsx';

/** The look and the word of a verdict. */
function Verdict({ clause }: { clause: Pick<ClauseFigures, 'verdict' | 'measured' | 'running'> }) {
  const { words, compliance } = useTexts();
  if (!clause.measured) {
    return (
      <span className="state none" title={compliance.notMeasuredHint}>
        {compliance.notMeasured}
      </span>
    );
  }
  if (clause.verdict === 'no-data' && clause.running > 0) {
    return <span className="state running">{words.clock.running}</span>;
  }
  return (
    <span className={`state ${clause.verdict === 'no-data' ? 'none' : clause.verdict}`}>
      {words.verdict[clause.verdict]}
    </span>
  );
}

interface Props {
  readonly clause: ClauseFigures;
  readonly trend: readonly (number | null)[];
  readonly pledge: number;
  readonly span: Span;
}

/** A promise as a row: its sentence, how often it was kept, the way it went, and the worst. */
export function ClauseLine({ clause, trend, pledge, span }: Props) {
  const texts = useTexts();
  const { compliance: t } = texts;
  const count = (n: number) => n.toLocaleString();
  const tone = clause.verdict === 'broken' ? 'broken' : 'kept';
  const small = [
    clause.running > 0 ? t.stillRunning(count(clause.running)) : '',
    clause.cancelled > 0 ? t.excluded(count(clause.cancelled)) : '',
  ].filter(Boolean);
  return (
    <tr>
      <td className="promise">
        {clause.measured ? (
          <Link
            to="/compliance/$pledge/$clause"
            params={{ pledge: String(pledge), clause: clause.id }}
            search={span}
          >
            <Sentence segments={clause.segments} />
          </Link>
        ) : (
          <Sentence segments={clause.segments} />
        )}
        {clause.measured && clause.target < 1 && (
          <small className="muted"> {t.target(percent(clause.target))}</small>
        )}
      </td>
      <td className="num rate" data-name={t.columns.rate}>
        {clause.rate === null ? <span className="muted">—</span> : percent(clause.rate)}
      </td>
      <td className="num" data-name={t.columns.count}>
        {clause.measured ? (
          <>
            {clause.rate !== null && `${count(clause.kept)} / ${count(clause.kept + clause.broken)}`}
            {small.length > 0 && <small className="muted">{small.join(' · ')}</small>}
          </>
        ) : (
          '—'
        )}
      </td>
      <td data-name={t.columns.trend}>
        {clause.measured && <Sparkline rates={trend} target={clause.target} tone={tone} />}
      </td>
      <td className="num" data-name={t.columns.worst}>
        {clause.worst && clause.worst.overdueSeconds > 0
          ? t.late(spell(texts, clause.worst.overdueSeconds * 1000))
          : '—'}
      </td>
      <td data-name={t.columns.state}>
        <Verdict clause={clause} />
      </td>
    </tr>
  );
}
