import { Modal } from 'antd';
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { useTexts } from '../../texts/language.tsx';
import { type Choice, useGroups } from './choices.ts';
import './palette.css';

const PAUSE = 150;

function Panel({ close }: { close(): void }) {
  const { palette: t } = useTexts().frame;
  const id = useId();
  const [typed, type] = useState('');
  const [sought, seek] = useState('');
  const [active, setActive] = useState(0);
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const timer = setTimeout(() => seek(typed.trim()), PAUSE);
    return () => clearTimeout(timer);
  }, [typed]);
  const groups = useGroups(typed, sought);
  const choices = groups.flatMap((group) => group.choices);
  const at = Math.min(active, choices.length - 1);
  const chosen = choices[at];
  // biome-ignore lint/correctness/useExhaustiveDependencies: whatever is chosen is brought into view
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [chosen?.key]);
  const take = (choice: Choice) => {
    close();
    choice.go();
  };
  const press = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && choices.length > 0) {
      event.preventDefault();
      setActive((at + step + choices.length) % choices.length);
    } else if (event.key === 'Enter' && chosen) {
      event.preventDefault();
      take(chosen);
    }
  };
  return (
    <>
      <input
        className="palette-field"
        // biome-ignore lint/a11y/noAutofocus: it was opened to be typed into
        autoFocus
        value={typed}
        placeholder={t.placeholder}
        aria-label={t.placeholder}
        role="combobox"
        aria-expanded={choices.length > 0}
        aria-controls={`${id}-list`}
        aria-activedescendant={chosen ? `${id}-${chosen.key}` : undefined}
        aria-autocomplete="list"
        onChange={({ target }) => {
          type(target.value);
          setActive(0);
        }}
        onKeyDown={press}
      />
      <div ref={list} id={`${id}-list`} role="listbox" className="palette-list" aria-label={t.title}>
        {groups.map(({ name, choices }) => (
          // biome-ignore lint/a11y/useSemanticElements: a group of options, not of fields
          <div key={name} role="group" aria-labelledby={`${id}-${name}`}>
            <div id={`${id}-${name}`} className="palette-group" role="presentation">
              {name}
            </div>
            {choices.map((choice) => (
              // biome-ignore lint/a11y/useFocusableInteractive: the focus stays where one types
              // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are those of the field
              <div
                key={choice.key}
                id={`${id}-${choice.key}`}
                role="option"
                aria-selected={choice === chosen}
                onMouseDown={(event) => event.preventDefault()}
                onClick={() => take(choice)}
              >
                <span>{choice.label}</span>
                {choice.hint && <span className="muted">{choice.hint}</span>}
              </div>
            ))}
          </div>
        ))}
      </div>
      {choices.length === 0 && (
        <p className="muted palette-none" role="status">
          {t.nothing}
        </p>
      )}
    </>
  );
}

/** Ctrl or ⌘ and K: whatever one wants to do or find, by typing a part of it. */
export function Palette() {
  const { frame } = useTexts();
  const [open, setOpen] = useState(false);
  useEffect(() => {
    const press = (event: globalThis.KeyboardEvent) => {
      if (
        event.key.toLowerCase() !== 'k' ||
        !(event.ctrlKey || event.metaKey) ||
        event.altKey ||
        event.shiftKey
      )
        return;
      event.preventDefault();
      setOpen((before) => !before);
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, []);
  return (
    <Modal
      open={open}
      onCancel={() => setOpen(false)}
      title={<span className="hidden">{frame.palette.title}</span>}
      footer={null}
      closable={false}
      destroyOnHidden
      width={600}
      style={{ top: 80 }}
      className="palette"
    >
      <Panel close={() => setOpen(false)} />
    </Modal>
  );
}
