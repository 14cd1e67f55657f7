import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react';
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
  const [language, setLanguage] = useState(remembered);
  speak(language);
  useEffect(() => {
    document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
    localStorage.setItem(KEPT_AS, language);
  }, [language]);
  const value = useMemo(() => ({ language, texts: CATALOGUES[language], setLanguage }), [language]);
  return <Context value={value}>{children}</Context>;
}

export function useLanguage(): Speaking {
  const value = useContext(Context);
  if (!value) throw new Error('no LanguageProvider above');
  return value;
}

export const useTexts = (): Texts => useLanguage().texts;
