import { useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { signOut, useSession } from '../session/session.ts';
import { useLanguage } from '../texts/language.tsx';
import { useMode } from './theme.tsx';

/** Who is signed in; language, light or dark, settings and the way out. */
export function Account() {
  const { texts, language, setLanguage } = useLanguage();
  const { mode, setMode } = useMode();
  const { staff } = useSession();
  const client = useQueryClient();
  const navigate = useNavigate();
  const leave = async () => {
    // The page of a case says good-bye to those who have it open too, which takes a session.
    await navigate({ to: '/' });
    await signOut();
    await navigate({ to: '/signin' });
    client.clear();
  };
  return (
    <div className="account">
      <div className="who">
        <strong>{staff.name}</strong>
        <span>{staff.unit?.name ?? texts.words.role[staff.role]}</span>
      </div>
      <div className="knobs">
        <Link to="/settings">{texts.frame.settings}</Link>
        <button type="button" onClick={() => setMode(mode === 'dark' ? 'light' : 'dark')}>
          {mode === 'dark' ? texts.frame.light : texts.frame.dark}
        </button>
        <button
          type="button"
          lang={language === 'zh' ? 'en' : 'zh-CN'}
          onClick={() => setLanguage(language === 'zh' ? 'en' : 'zh')}
        >
          {texts.frame.language}
        </button>
        <button type="button" onClick={leave}>
          {texts.frame.signOut}
        </button>
      </div>
    </div>
  );
}
