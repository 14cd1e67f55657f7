import { useId, useState } from 'react';

interface Props {
  readonly label: string;
  readonly hint?: string;
  readonly lang?: string;
  readonly value: readonly string[];
  write(lines: readonly string[]): void;
}

const linesIn = (text: string): readonly string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

/** Several sentences, a line each. What is typed is kept at once, the spaces and empty lines while one types. */
export function Lines({ label, hint, lang, value, write }: Props) {
  const [typed, type] = useState<string>();
  const shown =
    typed !== undefined && linesIn(typed).join('\n') === value.join('\n') ? typed : value.join('\n');
  return (
    <label className="row">
      {label}
      {hint && <span className="muted">{hint}</span>}
      <textarea
        rows={Math.max(2, value.length)}
        lang={lang}
        value={shown}
        onChange={({ target }) => {
          type(target.value);
          write(linesIn(target.value));
        }}
        onBlur={() => type(undefined)}
      />
    </label>
  );
}

interface NamesProps {
  readonly label: string;
  readonly value: readonly string[];
  /** What may be meant; other names may be written too. */
  readonly known: readonly string[];
  readonly add: string;
  remove(name: string): string;
  write(names: readonly string[]): void;
}

/** Names of one's own, such as outlets: those chosen stand there, and more can be added. */
export function Names({ label, value, known, add, remove, write }: NamesProps) {
  const list = useId();
  const [typed, type] = useState('');
  const take = (text: string) => {
    const names = text.split(/[,，、;；\n]/).map((name) => name.trim());
    const fresh = names.filter(
      (name, at) => name !== '' && !value.includes(name) && names.indexOf(name) === at,
    );
    if (fresh.length > 0) write([...value, ...fresh]);
    type('');
  };
  return (
    <fieldset className="names">
      <legend>{label}</legend>
      {value.map((name) => (
        <button
          key={name}
          type="button"
          className="chip"
          aria-label={remove(name)}
          onClick={() => write(value.filter((one) => one !== name))}
        >
          {name} <span aria-hidden="true">×</span>
        </button>
      ))}
      <input
        list={list}
        aria-label={`${label}：${add}`}
        placeholder={add}
        value={typed}
        onChange={({ target }) => (known.includes(target.value) ? take(target.value) : type(target.value))}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
          event.preventDefault();
          take(typed);
        }}
        onBlur={() => take(typed)}
      />
      <datalist id={list}>
        {known
          .filter((name) => !value.includes(name))
          .map((name) => (
            <option key={name} value={name} />
          ))}
      </datalist>
    </fieldset>
  );
}
