import { useEffect, useRef, useState } from 'react';
import { useTexts } from '../texts/language.tsx';

interface Props {
  readonly query: string;
  /** The ids of the clauses that were found. */
  readonly found: readonly string[];
  search(query: string): void;
}

const isWriting = (element: EventTarget | null) =>
  element instanceof HTMLElement && element.matches('input, textarea, select, [contenteditable]');

/** Looks for words in a long letter; Enter goes on to the next clause, `/` comes here. */
export function SearchBar({ query, found, search }: Props) {
  const t = useTexts().drafting.search;
  const [at, setAt] = useState(-1);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    const come = (event: KeyboardEvent) => {
      if (event.key !== '/' || event.ctrlKey || event.metaKey || isWriting(event.target)) return;
      event.preventDefault();
      field.current?.focus();
    };
    addEventListener('keydown', come);
    return () => removeEventListener('keydown', come);
  }, []);
  const go = (step: 1 | -1) => {
    if (found.length === 0) return;
    const next = (Math.max(at, step < 0 ? 0 : -1) + step + found.length) % found.length;
    setAt(next);
    for (const other of document.querySelectorAll('.paper.draft li.here')) other.classList.remove('here');
    const line = document.getElementById(`draft-${found[next]}`);
    line?.classList.add('here');
    line?.scrollIntoView({ block: 'center' });
  };
  return (
    <search className="search">
      <input
        ref={field}
        type="search"
        aria-label={t.label}
        placeholder={t.label}
        title={t.hint}
        value={query}
        onChange={({ target }) => {
          setAt(-1);
          search(target.value);
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && !event.nativeEvent.isComposing) go(event.shiftKey ? -1 : 1);
          if (event.key !== 'Escape') return;
          search('');
          event.currentTarget.blur();
        }}
      />
      {query.trim() !== '' && (
        <>
          <span role="status">{at < 0 ? t.found(found.length) : t.at(at + 1, found.length)}</span>
          <button type="button" className="plain" aria-label={t.previous} onClick={() => go(-1)}>
            ↑
          </button>
          <button type="button" className="plain" aria-label={t.next} onClick={() => go(1)}>
            ↓
          </button>
        </>
      )}
    </search>
  );
}
