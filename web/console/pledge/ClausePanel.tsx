import { useQuery } from '@tanstack/react-query';
import { useId } from 'react';
import type { Draft, DraftClause } from '../../../src/promise/pledge/pledge.ts';
import { useTexts } from '../texts/language.tsx';
import { colleaguesQuery, unitsQuery } from '../worklist/queries.ts';
import { bindTo } from './bind.ts';
import { blanksOf, fromWritten, toWritten } from './blanks.ts';
import { put } from './change.ts';
import { EnglishFields } from './EnglishFields.tsx';
import { Lines } from './Lines.tsx';
import { MeasureFields, withTwin } from './MeasureFields.tsx';
import { MeasurePick } from './MeasurePick.tsx';
import { ScopeFields } from './ScopeFields.tsx';

interface Props {
  readonly clause: DraftClause;
  readonly draft: Draft;
  /** Its number in the letter, from 1. */
  readonly number: number;
  write(clause: DraftClause, about?: string): void;
  /** Writes the same promise once more behind it. */
  twin(): void;
}

/** Who answers for a clause: a unit, a colleague, or a post by any other name. */
function Owner({ clause, write }: Pick<Props, 'clause' | 'write'>) {
  const { pledge } = useTexts();
  const list = useId();
  const units = useQuery(unitsQuery).data ?? [];
  const people = useQuery(colleaguesQuery).data ?? [];
  const names = new Set([...units, ...people].filter(({ active }) => active).map(({ name }) => name));
  return (
    <label className="row">
      {pledge.editor.owner}
      <input
        list={list}
        value={clause.owner === '__' ? '' : (clause.owner ?? '')}
        onChange={({ target }) => write(put(clause, 'owner', target.value), 'owner')}
      />
      <datalist id={list}>
        {[...names].map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
    </label>
  );
}

/** The sentence of a clause, and what it is bound to. */
export function ClausePanel({ clause, draft, number, write, twin }: Props) {
  const { pledge, drafting } = useTexts();
  const t = pledge.editor;
  const names = blanksOf(clause);
  return (
    <div className="clause-panel">
      <label className="row">
        {t.sentence}
        <textarea
          rows={3}
          value={toWritten(clause.text, t.blank)}
          placeholder={t.sentencePlaceholder}
          onChange={({ target }) => write({ ...clause, text: fromWritten(target.value, t.blank) }, 'text')}
        />
      </label>
      {names.length > 0 && (
        <p className="muted">{t.sentenceHint(names.map((name) => `【${t.blank[name]}】`).join(' '))}</p>
      )}
      <div className="pair">
        <MeasurePick
          label={t.measure}
          value={clause.measure}
          write={(measure) => write(bindTo(clause, measure))}
        />
        <Owner clause={clause} write={write} />
      </div>
      <MeasureFields clause={clause} write={write} />
      <ScopeFields clause={clause} draft={draft} write={write} />
      <details>
        <summary>{t.margins}</summary>
        {(['conditions', 'exclusions'] as const).map((key) => (
          <Lines
            key={key}
            label={t.lines[key]}
            value={clause[key] ?? []}
            write={(lines) => write(withTwin(clause, key, lines.length > 0 ? lines : undefined), key)}
          />
        ))}
        <label className="row">
          {t.indicator}
          <input
            value={clause.indicator ?? ''}
            onChange={({ target }) => write(put(clause, 'indicator', target.value), 'indicator')}
          />
        </label>
      </details>
      <EnglishFields clause={clause} write={write} />
      <p>
        <button type="button" className="plain" onClick={twin} aria-label={drafting.twin(number)}>
          {drafting.twinShort}
        </button>
      </p>
    </div>
  );
}
