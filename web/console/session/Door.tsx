import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { Mark } from '../frame/icons.tsx';
import { useMode } from '../frame/theme.tsx';
import { useTitle } from '../frame/title.ts';
import { useLanguage } from '../texts/language.tsx';
import './door.css';

interface Props {
  readonly title: string;
  readonly lead: string;
  readonly children: ReactNode;
}

/** The sheet of paper on which one signs in, sets up or accepts an invitation. */
export function Door({ title, lead, children }: Props) {
  const { texts, language, setLanguage } = useLanguage();
  useTitle(title);
  const { mode, setMode } = useMode();
  return (
    <div className="door">
      <main>
        <div className="org">
          <Mark size={26} />
          {texts.frame.product}
        </div>
        <h1>{title}</h1>
        <p className="muted">{lead}</p>
        {children}
      </main>
      <div className="knobs">
        <button
          type="button"
          lang={language === 'zh' ? 'en' : 'zh-CN'}
          onClick={() => setLanguage(language === 'zh' ? 'en' : 'zh')}
        >
          {texts.frame.language}
        </button>
        <button type="button" onClick={() => setMode(mode === 'dark' ? 'light' : 'dark')}>
          {mode === 'dark' ? texts.frame.light : texts.frame.dark}
        </button>
      </div>
    </div>
  );
}

/** A link that opens nothing: why, and where to go instead. */
export function Refusal({ title, lead }: Omit<Props, 'children'>) {
  const { session } = useLanguage().texts;
  return (
    <Door title={title} lead={lead}>
      <Link to="/signin">{session.toSignIn}</Link>
    </Door>
  );
}
