import { useEffect, useState } from 'react';

const PREFIX = 'jiannuo.draft.';

/**
 * Text that survives a reload or a lost session, kept on this machine until it is sent.
 * @returns the text, a setter, and whether what is shown is kept
 */
export function useDraft(name: string): readonly [string, (text: string) => void, boolean] {
  const key = PREFIX + name;
  const [shown, setShown] = useState({ key, text: localStorage.getItem(key) ?? '' });
  const [kept, setKept] = useState(shown.text !== '');
  if (shown.key !== key) {
    const text = localStorage.getItem(key) ?? '';
    setShown({ key, text });
    setKept(text !== '');
  }
  useEffect(() => {
    if (shown.key !== key) return;
    if (shown.text === '') {
      localStorage.removeItem(key);
      setKept(false);
      return;
    }
    const timer = setTimeout(() => {
      localStorage.setItem(key, shown.text);
      setKept(true);
    }, 400);
    return () => clearTimeout(timer);
  }, [shown, key]);
  const write = (text: string) => {
    setShown({ key, text });
    setKept(false);
  };
  return [shown.text, write, kept];
}
