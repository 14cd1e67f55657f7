import type { UrgeState, UrgeView } from '../../../src/keep/case/ladder/view.ts';
import { useTexts } from '../texts/language.tsx';
import { useMinute } from '../time/now.ts';
import { sayFully } from '../time/say.ts';
import './urge.css';

const LOOK: Readonly<Record<UrgeState, string>> = {
  open: 'running',
  overdue: 'broken',
  'in-time': 'kept',
  late: 'broken',
};

/** One supervision notice: its number, how it stands, what it asks and what was answered. */
export function UrgeNote({ of }: { of: UrgeView }) {
  const texts = useTexts();
  const t = texts.notice.urge;
  const now = useMinute();
  const path = `/api/v1/staff/urges/${of.id}`;
  return (
    <article className="urge">
      <p>
        <strong>{of.document}</strong> <span className={`state ${LOOK[of.state]}`}>{t.states[of.state]}</span>
      </p>
      <p className="muted">
        {of.cause === 'ladder' ? t.byLadder : t.by(of.issuedBy ?? '—')} · {sayFully(texts, of.issuedAt, now)}
        {of.answeredAt === null && ` · ${t.due(sayFully(texts, of.dueAt, now))}`}
      </p>
      <p className="words">{of.reason}</p>
      {of.answeredAt !== null && (
        <>
          <p className="muted">
            {t.answeredBy(of.answeredBy ?? of.unit ?? '—', sayFully(texts, of.answeredAt, now))}
          </p>
          <p className="words">{of.answer}</p>
        </>
      )}
      <p className="papers">
        <a href={`${path}.docx`} download>
          {t.word}
        </a>
        <a href={`${path}.html`} target="_blank" rel="noreferrer">
          {t.print}
        </a>
      </p>
    </article>
  );
}
