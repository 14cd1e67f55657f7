import { Sentence } from '../compliance/Sentence.tsx';
import { useTexts } from '../texts/language.tsx';
import { Charts } from './Charts.tsx';
import { LimitForm } from './LimitForm.tsx';
import { TrialLine } from './TrialLine.tsx';
import type { LetterDocument, TriedClause } from './trial.ts';
import { Windows } from './Windows.tsx';

interface Props {
  readonly clause: TriedClause;
  readonly pledge: string;
  readonly span: { readonly from: string; readonly to: string };
  readonly over: string;
  /** The limit as it is tried; `__wd` while it is blank, absent where the promise has none. */
  readonly limit: string | undefined;
  readonly changed: boolean;
  /** The letter with the limits that are tried; undefined when it is tried as it is. */
  readonly document: LetterDocument | undefined;
  onTry(limit: string | undefined): void;
}

/** A promise and what it would have come to. */
export function Outcome({ clause, pledge, span, over, limit, changed, document, onTry }: Props) {
  const { whatIf: t } = useTexts();
  const count = (n: number) => n.toLocaleString();
  const { kept, broken, running, excluded, measure } = clause;
  const facts = [
    t.counted(count(kept), count(kept + broken)),
    running > 0 ? t.running(count(running)) : '',
    excluded.withdrawn > 0 ? t.withdrawn(count(excluded.withdrawn)) : '',
    excluded.merged > 0 ? t.merged(count(excluded.merged)) : '',
    excluded.reclassified > 0 ? t.reclassified(count(excluded.reclassified)) : '',
  ].filter(Boolean);
  return (
    <li className="tried">
      <p>
        <Sentence segments={clause.segments} />
      </p>
      <p>
        <TrialLine clause={clause} over={over} />
      </p>
      {clause.tried && clause.applicable + clause.cancelled > 0 && (
        <p className="muted facts">{facts.join(' · ')}</p>
      )}
      {limit !== undefined && (
        <LimitForm
          key={limit}
          clause={clause.id}
          limit={limit}
          changed={changed}
          onTry={onTry}
          onBack={() => onTry(undefined)}
        />
      )}
      {clause.rate !== null && (
        <details>
          <summary>{t.details}</summary>
          <Charts clause={clause} />
        </details>
      )}
      {measure === 'counter-wait' && clause.tried && (
        <details>
          <summary>{t.windows}</summary>
          <Windows pledge={pledge} clause={clause.id} span={span} document={document} />
        </details>
      )}
    </li>
  );
}
