import { useState } from 'react';
import type { Empty } from '../../../src/promise/pledge/blank.ts';
import { isEmpty } from '../../../src/promise/pledge/blank.ts';

interface NumberProps {
  readonly label: string;
  readonly value: number | undefined;
  readonly whole?: boolean;
  write(value: number | undefined): void;
}

/** A number in a sentence; while it is empty it shows as a line to be filled in. */
export function NumberField({ label, value, whole = false, write }: NumberProps) {
  // What is being typed, such as `2.`, is not a number yet.
  const [typed, type] = useState<string>();
  const isStill = typed !== undefined && read(typed) === value;
  const shown = isStill ? typed : value === undefined ? '' : String(value);
  return (
    <input
      className="hole"
      data-empty={value === undefined || undefined}
      aria-label={label}
      inputMode={whole ? 'numeric' : 'decimal'}
      value={shown}
      style={{ width: `${Math.max(4, shown.length + 2)}ch` }}
      autoComplete="off"
      onChange={({ target }) => {
        const text = target.value.replace(whole ? /\D/g : /[^\d.]/g, '');
        type(text);
        write(read(text));
      }}
      onBlur={() => type(undefined)}
    />
  );
}

function read(text: string): number | undefined {
  const number = Number(text);
  return text === '' || !Number.isFinite(number) ? undefined : number;
}

interface WordsProps {
  readonly label: string;
  readonly value: string;
  readonly placeholder?: string;
  write(value: string): void;
}

const widthOf = (text: string): number =>
  [...text].reduce((sum, letter) => sum + (letter.charCodeAt(0) > 255 ? 2 : 1), 0);

/** Words in a sentence, such as a name; the empty line of a letter is an empty field. */
export function WordsField({ label, value, placeholder, write }: WordsProps) {
  const empty = isEmpty(value);
  const shown = empty ? '' : value;
  return (
    <input
      className="hole words"
      data-empty={empty || undefined}
      aria-label={label}
      placeholder={placeholder}
      value={shown}
      style={{ width: `${Math.min(48, Math.max(empty ? 14 : 4, widthOf(shown) + 2))}ch` }}
      autoComplete="off"
      onChange={({ target }) => write(target.value === '' ? '__' : target.value)}
    />
  );
}

/** A day. */
export function DayField({ label, value, write }: Omit<WordsProps, 'placeholder'>) {
  const empty = isEmpty(value);
  return (
    <input
      type="date"
      className="hole day"
      data-empty={empty || undefined}
      aria-label={label}
      value={empty ? '' : value}
      onChange={({ target }) => write(target.value === '' ? '__' : target.value)}
    />
  );
}

interface PickProps<T extends string> {
  readonly label: string;
  readonly value: T;
  readonly choices: readonly { readonly value: string; readonly label: string }[];
  /** Whether nothing is a choice too. */
  readonly optional?: boolean;
  write(value: T): void;
}

/** One of a few. */
export function Pick<T extends string>({ label, value, choices, optional = false, write }: PickProps<T>) {
  return (
    <select
      className="pick"
      aria-label={label}
      value={value}
      data-empty={(value === '' && !optional) || undefined}
      onChange={({ target }) => write(target.value as T)}
    >
      {choices.map((one) => (
        <option key={one.value} value={one.value}>
          {one.label}
        </option>
      ))}
    </select>
  );
}

/** The value of a number that may be a blank. */
export const numberIn = (value: number | Empty | undefined): number | undefined =>
  value === undefined || isEmpty(value) ? undefined : value;
