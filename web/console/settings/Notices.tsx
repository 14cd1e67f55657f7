import { Link } from '@tanstack/react-router';
import { Page } from '../frame/Page.tsx';
import { useMay } from '../session/session.ts';
import { useTexts } from '../texts/language.tsx';
import { Ladder } from './Ladder.tsx';
import { Outbox } from './Outbox.tsx';
import { Places } from './Places.tsx';
import './settings.css';
import './notices.css';

/** Who is told at which share of a limit, where notices go, and whether they arrive. */
export function Notices() {
  const { notice: t } = useTexts();
  const manages = useMay('notice:manage');
  return (
    <Page title={t.page} lead={t.pageLead} className="settings" back={<Link to="/settings">{t.back}</Link>}>
      <Ladder manages={manages} />
      {manages && <Places />}
      {manages && <Outbox />}
    </Page>
  );
}
