import { useQueryClient } from '@tanstack/react-query';
import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useState } from 'react';
import { speak } from '../api/call.ts';
import { en } from './en.ts';
import { type Texts, zh } from './zh.ts';

export type Language = 'zh' | 'en';

const CATALOGUES: Record<Language, Texts> = { zh, en };
const KEPT_AS = 'jiannuo.language';

interface Speaking {
  readonly language: Language;
  readonly texts: Texts;
  setLanguage(language: Language): void;
}

const Context = createContext<Speaking | null>(null);

const remembered = (): Language => (localStorage.getItem(KEPT_AS) === 'en' ? 'en' : 'zh');

/** Everything below speaks one language; Chinese until the reader chooses otherwise. */
export function LanguageProvider({ children }: { children: ReactNode }) {
  const [language, set] = useState(remembered);
  const client = useQueryClient();
  speak(language);
  const setLanguage = useCallback(
    (next: Language) => {
      speak(next);
      set(next);
      // Promises and refusals are worded by the server.
      void client.invalidateQueries();
    },
    [client],
  );
  useEffect(() => {
    document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
    localStorage.setItem(KEPT_AS, language);
  }, [language]);
  const value = useMemo(
    () => ({ language, texts: CATALOGUES[language], setLanguage }),
    [language, setLanguage],
  );
  return <Context value={value}>{children}</Context>;
}

export function useLanguage(): Speaking {
  const value = useContext(Context);
  if (!value) throw new Error('no LanguageProvider above');
  return value;
}

export const useTexts = (): Texts => useLanguage().texts;
