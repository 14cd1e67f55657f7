import { Link } from '@tanstack/react-router';
import { useTexts } from '../texts/language.tsx';
import { spell } from '../time/say.ts';
import { percent } from './figure.ts';
import type { Span } from './period.ts';
import type { ClauseFigures } from './queries.ts';
import { Sentence } from './Sentence.tsx';
import { Sparkline } from './Sparkline.tsx';

/** The look and the word of a verdict. A roster is judged by its plan alone, and says so. */
function Verdict({ clause }: { clause: ClauseFigures }) {
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
      {(clause.plan ? compliance.planned : words.verdict)[clause.verdict]}
    </span>
  );
}

/** Of what counts of kept and broken say nothing: how far two sides are apart, and the rest in words. */
function Said({ clause, said }: { clause: ClauseFigures; said: string }) {
  const { compliance: t } = useTexts();
  const gap = clause.measure === 'parity' ? clause.comparison?.gap : null;
  return (
    <>
      <td className="num rate" {...(typeof gap === 'number' && { 'data-name': t.gap })}>
        {typeof gap === 'number' && (
          <>
            {percent(gap)}
            <small className="muted wide">{t.gap}</small>
          </>
        )}
      </td>
      <td className="said muted" colSpan={4}>
        {said}
      </td>
    </>
  );
}

/** Of what is counted: how often it was kept, the way it went, how long it took, and the worst. */
function Counted({ clause, trend }: Pick<Props, 'clause' | 'trend'>) {
  const texts = useTexts();
  const { compliance: t } = texts;
  const count = (n: number) => n.toLocaleString();
  const tone = clause.verdict === 'broken' ? 'broken' : 'kept';
  const small = [
    clause.running > 0 ? t.stillRunning(count(clause.running)) : '',
    clause.cancelled > 0 ? t.excluded(count(clause.cancelled)) : '',
  ].filter(Boolean);
  const { medianSeconds, worst } = clause;
  return (
    <>
      <td className="num rate" data-name={t.columns.rate}>
        {clause.rate === null ? <span className="muted">—</span> : percent(clause.rate)}
      </td>
      <td className="num" data-name={t.columns.count}>
        {clause.rate !== null && `${count(clause.kept)} / ${count(clause.kept + clause.broken)}`}
        {small.length > 0 && <small className="muted">{small.join(' · ')}</small>}
      </td>
      <td data-name={t.columns.trend}>
        <Sparkline rates={trend} target={clause.target} tone={tone} />
      </td>
      <td className="num" data-name={t.columns.median}>
        {medianSeconds === null ? '—' : spell(texts, medianSeconds * 1000)}
      </td>
      <td className="num" data-name={t.columns.worst}>
        {worst && worst.overdueSeconds > 0 ? t.late(spell(texts, worst.overdueSeconds * 1000)) : '—'}
      </td>
    </>
  );
}

/** Behind which there are cases or records to look at. */
const hasEvidence = ({ measured, plan, attached }: ClauseFigures) =>
  (measured && plan === null) || attached !== null;

interface Props {
  readonly clause: ClauseFigures;
  readonly trend: readonly (number | null)[];
  readonly pledge: number;
  readonly span: Span;
}

/** A promise as a row: its sentence, what became of it, and whether that is what was promised. */
export function ClauseLine({ clause, trend, pledge, span }: Props) {
  const { compliance: t } = useTexts();
  return (
    <tr>
      <td className="promise">
        {hasEvidence(clause) ? (
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
        {clause.said === null && clause.target < 1 && (
          <small className="muted"> {t.target(percent(clause.target))}</small>
        )}
        {clause.beside.said.map((words) => (
          <small className="muted" key={words}>
            {words}
          </small>
        ))}
      </td>
      {clause.said === null ? (
        <Counted clause={clause} trend={trend} />
      ) : (
        <Said clause={clause} said={clause.said} />
      )}
      <td data-name={t.columns.state}>
        <Verdict clause={clause} />
      </td>
    </tr>
  );
}
