import { useQuery } from '@tanstack/react-query';
import { isEmpty } from '../../../src/promise/pledge/blank.ts';
import {
  type Draft,
  type DraftClause,
  SCOPE_VALUES,
  type ScopeField,
} from '../../../src/promise/pledge/pledge.ts';
import { useTexts } from '../texts/language.tsx';
import { word } from '../texts/word.ts';
import { unitsQuery } from '../worklist/queries.ts';
import { Names } from './Lines.tsx';

interface Props {
  readonly clause: DraftClause;
  readonly draft: Draft;
  write(clause: DraftClause, about?: string): void;
}

const CLOSED = Object.entries(SCOPE_VALUES).flatMap(([field, values]) =>
  values ? [[field as ScopeField, values as readonly string[]] as const] : [],
);
const FREE = (Object.keys(SCOPE_VALUES) as ScopeField[]).filter((field) => SCOPE_VALUES[field] === null);

/** The names that other clauses have for a field. */
const namesIn = (draft: Draft, field: ScopeField): string[] =>
  [...new Set(draft.clauses.flatMap(({ scope }) => scope[field] ?? []))].filter((name) => !isEmpty(name));

/** For which cases a clause is. */
export function ScopeFields({ clause, draft, write }: Props) {
  const { words, pledge, drafting } = useTexts();
  const units = useQuery(unitsQuery).data?.filter(({ active }) => active) ?? [];
  const set = (field: ScopeField, values: readonly string[]) => {
    const { [field]: _, ...rest } = clause.scope;
    write({ ...clause, scope: values.length > 0 ? { ...rest, [field]: values } : rest });
  };
  return (
    <details className="scope">
      <summary>{pledge.editor.scope(Object.keys(clause.scope).length)}</summary>
      <p className="muted">{pledge.editor.scopeHint}</p>
      {CLOSED.map(([field, values]) => {
        const chosen = clause.scope[field] ?? [];
        return (
          <fieldset key={field}>
            <legend>{words.field[field]}</legend>
            {values.map((value) => (
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
            ))}
          </fieldset>
        );
      })}
      <div className="pair">
        {FREE.map((field) => (
          <Names
            key={field}
            label={words.field[field]}
            add={drafting.scope.add}
            remove={drafting.scope.remove}
            known={field === 'unit' ? units.map(({ name }) => name) : namesIn(draft, field)}
            value={(clause.scope[field] ?? []).filter((name) => !isEmpty(name))}
            write={(names) => set(field, names)}
          />
        ))}
      </div>
    </details>
  );
}
