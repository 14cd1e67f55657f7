import { useEffect, useRef } from 'react';

/** What Enter already does something with. */
const PRESSED_BY_ENTER = 'a, button, summary, [role="button"]';
const TYPING = 'input, textarea, select, [contenteditable], [role="combobox"]';

/** A dialogue that was closed may stay in the page, unseen. */
const isDialogueOpen = () =>
  [...document.querySelectorAll('[role="dialog"][aria-modal="true"]')].some((dialogue) =>
    dialogue.checkVisibility(),
  );

/**
 * Single keys (named in lower case; in upper case with Shift, where that means something else) that work anywhere on the page, but not while one types or a dialogue is open, nor together
 * with Ctrl, Alt or Cmd.
 */
export function useKeys(keys: Readonly<Record<string, () => void>>): void {
  const current = useRef(keys);
  current.current = keys;
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
      const at = event.target instanceof Element ? event.target : document.body;
      if (at.closest(TYPING) || (event.key === 'Enter' && at.closest(PRESSED_BY_ENTER))) return;
      if (isDialogueOpen()) return;
      const act =
        (event.shiftKey ? current.current[event.key] : undefined) ?? current.current[event.key.toLowerCase()];
      if (!act) return;
      event.preventDefault();
      act();
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, []);
}
