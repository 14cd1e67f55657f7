import {
  CLOCK_MEASURES,
  type DraftClause,
  EVIDENCE,
  GATE_MEASURES,
  isClockMeasure,
  MEASURES,
  PERIODS,
  RATIO_MEASURES,
  SCOPE_VALUES,
  type ScopeField,
} from '../../../src/promise/pledge/pledge.ts';
import { useTexts } from '../texts/language.tsx';
import { word } from '../texts/word.ts';
import { bindTo } from './bind.ts';
import { blanksOf, fromWritten, toWritten } from './blanks.ts';

interface Props {
  readonly clause: DraftClause;
  write(clause: DraftClause, about: string): void;
}

const GROUPS = [
  ['clocks', CLOCK_MEASURES],
  ['shares', RATIO_MEASURES],
  ['gates', GATE_MEASURES],
  ['others', MEASURES.slice(CLOCK_MEASURES.length + RATIO_MEASURES.length + GATE_MEASURES.length)],
] as const;

const CLOSED = Object.entries(SCOPE_VALUES).flatMap(([field, values]) =>
  values ? [[field as ScopeField, values as readonly string[]] as const] : [],
);
const FREE = (Object.keys(SCOPE_VALUES) as ScopeField[]).filter((field) => SCOPE_VALUES[field] === null);

const listOf = (text: string): readonly string[] =>
  text
    .split(/[,，、;；]/)
    .map((one) => one.trim())
    .filter((one) => one !== '');

/** Leaves out what is empty, so that the file does not carry it. */
function put<K extends keyof DraftClause>(
  clause: DraftClause,
  key: K,
  value: DraftClause[K] | undefined,
): DraftClause {
  const { [key]: _, ...rest } = clause;
  return (value === undefined || value === '' ? rest : { ...rest, [key]: value }) as DraftClause;
}

function Scope({ clause, write }: Props) {
  const { words, pledge } = useTexts();
  const set = (field: ScopeField, values: readonly string[]) => {
    const { [field]: _, ...rest } = clause.scope;
    write({ ...clause, scope: values.length > 0 ? { ...rest, [field]: values } : rest }, `scope ${field}`);
  };
  return (
    <details className="scope">
      <summary>{pledge.editor.scope(Object.keys(clause.scope).length)}</summary>
      <p className="muted">{pledge.editor.scopeHint}</p>
      {CLOSED.map(([field, values]) => (
        <fieldset key={field}>
          <legend>{words.field[field]}</legend>
          {values.map((value) => {
            const chosen = clause.scope[field] ?? [];
            return (
              <label key={value}>
                <input
                  type="checkbox"
                  checked={chosen.includes(value)}
                  onChange={({ target }) =>
                    set(
                      field,
                      values.filter((one) => (one === value ? target.checked : chosen.includes(one))),
                    )
                  }
                />
                {word(words[field as 'kind'], value)}
              </label>
            );
          })}
        </fieldset>
      ))}
      {FREE.map((field) => (
        <label key={field} className="row">
          {words.field[field]}
          <input
            key={clause.scope[field]?.join()}
            defaultValue={clause.scope[field]?.join('、')}
            onBlur={({ target }) => {
              const values = listOf(target.value);
              if (values.join() !== (clause.scope[field] ?? []).join()) set(field, values);
            }}
          />
        </label>
      ))}
    </details>
  );
}

type Lines = 'conditions' | 'exclusions';

/** When the promise binds and what it leaves out, a line each. */
function Margins({ clause, write }: Props) {
  const { pledge } = useTexts();
  const t = pledge.editor;
  const set = (key: Lines, text: string) => {
    const lines = text
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '');
    if (lines.join('\n') === (clause[key] ?? []).join('\n')) return;
    // The English says as much as the Chinese; where lines came or went it would be another clause's.
    const twin = `${key}En` as const;
    const kept = lines.length === clause[twin]?.length ? clause : put(clause, twin, undefined);
    write(put(kept, key, lines.length > 0 ? lines : undefined), key);
  };
  return (
    <details>
      <summary>{t.margins}</summary>
      {(['conditions', 'exclusions'] as const).map((key) => (
        <label key={key} className="row">
          {t.lines[key]}
          <textarea
            key={clause[key]?.join()}
            rows={2}
            defaultValue={clause[key]?.join('\n')}
            onBlur={({ target }) => set(key, target.value)}
          />
        </label>
      ))}
      <label className="row">
        {t.indicator}
        <input
          value={clause.indicator ?? ''}
          onChange={({ target }) => write(put(clause, 'indicator', target.value), 'indicator')}
        />
      </label>
    </details>
  );
}

/** The sentence of a clause, and what it is bound to. */
export function ClausePanel({ clause, write }: Props) {
  const { pledge } = useTexts();
  const t = pledge.editor;
  const names = blanksOf(clause);
  const sentence = (key: 'text' | 'textEn', value: string) =>
    write(key === 'text' ? { ...clause, text: value } : put(clause, key, value), key);
  return (
    <div className="clause-panel">
      <label className="row">
        {t.sentence}
        <textarea
          rows={3}
          value={toWritten(clause.text, t.blank)}
          placeholder={t.sentencePlaceholder}
          onChange={({ target }) => sentence('text', fromWritten(target.value, t.blank))}
        />
      </label>
      {names.length > 0 && (
        <p className="muted">{t.sentenceHint(names.map((name) => `【${t.blank[name]}】`).join(' '))}</p>
      )}
      <label className="row">
        {t.english}
        <textarea
          rows={2}
          lang="en"
          value={clause.textEn ? toWritten(clause.textEn, t.blank) : ''}
          onChange={({ target }) => sentence('textEn', fromWritten(target.value, t.blank))}
        />
      </label>
      <div className="pair">
        <label className="row">
          {t.measure}
          <select
            value={clause.measure}
            onChange={({ target }) =>
              write(bindTo(clause, target.value as DraftClause['measure']), 'measure')
            }
          >
            {GROUPS.map(([group, measures]) => (
              <optgroup key={group} label={t.group[group]}>
                {measures.map((measure) => (
                  <option key={measure} value={measure}>
                    {t.measures[measure]}
                  </option>
                ))}
              </optgroup>
            ))}
          </select>
        </label>
        {clause.measure === 'parity' && (
          <label className="row">
            {t.of}
            <select
              value={clause.of}
              onChange={({ target }) =>
                write({ ...clause, of: target.value as (typeof CLOCK_MEASURES)[number] }, 'of')
              }
            >
              {CLOCK_MEASURES.map((measure) => (
                <option key={measure} value={measure}>
                  {t.measures[measure]}
                </option>
              ))}
            </select>
          </label>
        )}
        {clause.measure === 'duty' && (
          <>
            <label className="row">
              {t.activity}
              <input
                value={clause.activity === '__' ? '' : clause.activity}
                onChange={({ target }) => write({ ...clause, activity: target.value || '__' }, 'activity')}
              />
            </label>
            <label className="row">
              {t.every}
              <select
                value={clause.every}
                onChange={({ target }) =>
                  write({ ...clause, every: target.value as (typeof PERIODS)[number] }, 'every')
                }
              >
                {PERIODS.map((period) => (
                  <option key={period} value={period}>
                    {t.period[period]}
                  </option>
                ))}
              </select>
            </label>
          </>
        )}
        <label className="row">
          {t.owner}
          <input
            value={clause.owner === '__' ? '' : (clause.owner ?? '')}
            onChange={({ target }) => write(put(clause, 'owner', target.value), 'owner')}
          />
        </label>
      </div>
      <Scope clause={clause} write={write} />
      <Margins clause={clause} write={write} />
      {!isClockMeasure(clause.measure) &&
        !(RATIO_MEASURES as readonly string[]).includes(clause.measure) &&
        clause.measure !== 'parity' && (
          <fieldset>
            <legend>{t.evidence}</legend>
            {EVIDENCE.map((kind) => (
              <label key={kind}>
                <input
                  type="checkbox"
                  checked={clause.evidence?.includes(kind) ?? false}
                  onChange={({ target }) => {
                    const kinds = EVIDENCE.filter((one) =>
                      one === kind ? target.checked : clause.evidence?.includes(one),
                    );
                    write(put(clause, 'evidence', kinds.length > 0 ? kinds : undefined), 'evidence');
                  }}
                />
                {t.kinds[kind]}
              </label>
            ))}
          </fieldset>
        )}
    </div>
  );
}
