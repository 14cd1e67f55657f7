import { Link } from '@tanstack/react-router';
import { useTitle } from '../frame/title.ts';
import { useMay } from '../session/session.ts';
import { useTexts } from '../texts/language.tsx';
import { Absences } from './Absences.tsx';
import { Keys } from './Keys.tsx';
import { LongestPause } from './LongestPause.tsx';
import { MailKinds } from './MailKinds.tsx';
import { Password } from './Password.tsx';
import { People } from './People.tsx';
import { Units } from './Units.tsx';
import './settings.css';
import './notices.css';

/** One's own account, and for those who may: units, people and keys. */
export function Settings() {
  const { settings: t, notice } = useTexts();
  useTitle(t.title);
  const readsCases = useMay('case:read');
  const readsStaff = useMay('staff:read');
  const managesStaff = useMay('staff:manage');
  const managesKeys = useMay('key:manage');
  return (
    <main className="page settings">
      <div className="page-head">
        <h1>{t.title}</h1>
      </div>
      <p>
        <Link to="/settings/notices">{notice.toPage}</Link>
      </p>
      {readsStaff && <Units />}
      {readsCases && <Absences />}
      {readsStaff && <People />}
      {managesStaff && <LongestPause />}
      {managesKeys && <Keys />}
      <Password />
      <MailKinds />
    </main>
  );
}
