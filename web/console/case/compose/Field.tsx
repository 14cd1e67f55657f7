import { type KeyboardEvent, type RefObject, useId, useState } from 'react';
import { askedAt, fitting } from './suggest.ts';

/** Something that a list can put in. */
export interface Choice {
  readonly key: string;
  readonly name: string;
  readonly hint?: string;
  /** What is put in for it. */
  readonly text: string;
}

interface Props {
  readonly value: string;
  readonly label: string;
  readonly placeholder: string;
  readonly readOnly: boolean;
  readonly field: RefObject<HTMLTextAreaElement | null>;
  /** What `@` and `/` offer. */
  readonly offers: Readonly<Record<'@' | '/', readonly Choice[]>>;
  readonly offered: Readonly<Record<'@' | '/', string>>;
  change(text: string): void;
  send(): void;
  paste(files: readonly File[]): void;
}

/** Where one writes. `@` offers colleagues, `/` canned answers; arrows and Enter choose without the mouse. */
export function Field(props: Props) {
  const { value, field, offers, offered, change } = props;
  const id = useId();
  const [caret, setCaret] = useState(0);
  const [active, setActive] = useState(0);
  /** The list at this place was closed. */
  const [closed, close] = useState<number>();
  const asked = props.readOnly ? undefined : askedAt(value, caret);
  const list =
    asked && closed !== asked.at ? fitting(offers[asked.trigger], asked.typed, ({ name }) => name) : [];
  const chosen = list[Math.min(active, list.length - 1)];

  const choose = (choice: Choice) => {
    const end = asked!.at + choice.text.length;
    change(value.slice(0, asked!.at) + choice.text + value.slice(caret));
    setCaret(end);
    close(undefined);
    requestAnimationFrame(() => {
      field.current?.focus();
      field.current?.setSelectionRange(end, end);
    });
  };
  const press = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    // While a Chinese input method composes, Enter and the arrows are its own.
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter' && (event.metaKey || event.ctrlKey)) return props.send();
    if (chosen) {
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (step) {
        event.preventDefault();
        return setActive((active + step + list.length) % list.length);
      }
      if (event.key === 'Enter' || event.key === 'Tab') {
        event.preventDefault();
        return choose(chosen);
      }
      if (event.key === 'Escape') {
        event.stopPropagation();
        return close(asked!.at);
      }
    }
    if (event.key === 'Escape') {
      event.stopPropagation();
      event.currentTarget.blur();
    }
  };
  return (
    <div className="writing">
      <textarea
        ref={field}
        value={value}
        readOnly={props.readOnly}
        aria-label={props.label}
        placeholder={props.placeholder}
        maxLength={20_000}
        aria-autocomplete="list"
        aria-controls={chosen ? id : undefined}
        aria-activedescendant={chosen ? `${id}-${chosen.key}` : undefined}
        onChange={({ target }) => {
          change(target.value);
          setCaret(target.selectionStart);
          setActive(0);
        }}
        onSelect={({ currentTarget }) => setCaret(currentTarget.selectionStart)}
        onBlur={() => setTimeout(() => close(asked?.at), 150)}
        onFocus={() => close(undefined)}
        onKeyDown={press}
        onPaste={(event) => {
          const files = [...event.clipboardData.files];
          if (files.length === 0) return;
          event.preventDefault();
          props.paste(files);
        }}
      />
      {chosen && (
        <div id={id} role="listbox" className="offers" aria-label={offered[asked!.trigger]}>
          {list.map((choice) => (
            // biome-ignore lint/a11y/useFocusableInteractive: the focus stays where one writes
            // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are those of the field
            <div
              key={choice.key}
              id={`${id}-${choice.key}`}
              role="option"
              aria-selected={choice === chosen}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => choose(choice)}
            >
              <span>{choice.name}</span>
              {choice.hint && <span className="muted">{choice.hint}</span>}
            </div>
          ))}
        </div>
      )}
    </div>
  );
}
