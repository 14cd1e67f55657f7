import { useEffect, useRef } from 'react';

/**
 * Ctrl+Z takes back, Ctrl+Shift+Z or Ctrl+Y does again (⌘ on a Mac), wherever the focus is in the letter. The file view
 * has the browser's own, since its text goes into the letter only when it can be read.
 */
export function useUndoKeys(step: (which: 'undo' | 'redo') => void): void {
  const latest = useRef(step);
  latest.current = step;
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || event.isComposing) return;
      const key = event.key.toLowerCase();
      const which =
        key === 'y' || (key === 'z' && event.shiftKey) ? 'redo' : key === 'z' ? 'undo' : undefined;
      const own =
        event.target instanceof Element && event.target.closest('.sheet, [role=dialog], [type=search]');
      if (!which || own) return;
      event.preventDefault();
      latest.current(which);
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  }, []);
}
