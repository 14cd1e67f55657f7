import { Link } from '@tanstack/react-router';
import { App, Button, Input } from 'antd';
import { useMay } from '../session/session.ts';
import { useChange } from '../settings/change.ts';
import { useTexts } from '../texts/language.tsx';
import { useMinute } from '../time/now.ts';
import { sayFully } from '../time/say.ts';
import type { Evidence } from './queries.ts';

/** Where evidence is taken back, and which list is read again then. */
export interface Retraction {
  readonly list: string;
  readonly path: (id: number) => string;
}

const OF_DUTIES: Retraction = { list: 'duties', path: (id) => `/staff/duties/evidence/${id}/retraction` };

/** Asks why, and takes evidence back. */
function Retract({ piece, retraction }: { piece: Evidence; retraction: Retraction }) {
  const { duty: t, frame } = useTexts();
  const { modal } = App.useApp();
  const retract = useChange(retraction.list);
  const ask = () => {
    let reason = '';
    modal.confirm({
      title: t.retractOf(piece.text.slice(0, 40)),
      icon: null,
      content: (
        <>
          <p>{t.retractText}</p>
          <Input.TextArea
            rows={2}
            maxLength={1_000}
            aria-label={t.reason}
            placeholder={t.reason}
            onChange={(event) => {
              reason = event.target.value;
            }}
          />
        </>
      ),
      okText: t.retract,
      cancelText: frame.cancel,
      onOk: () =>
        reason.trim() === ''
          ? Promise.reject(new Error(t.reason))
          : retract.mutateAsync({
              method: 'POST',
              path: retraction.path(piece.id),
              body: { reason: reason.trim() },
              said: t.retractDone,
            }),
    });
  };
  return (
    <Button type="link" size="small" aria-label={t.retractOf(piece.text.slice(0, 40))} onClick={ask}>
      {t.retract}
    </Button>
  );
}

/** What was recorded: when it was done, when that was recorded, and what proves it. */
export function EvidenceList({
  evidence,
  retraction = OF_DUTIES,
}: {
  evidence: readonly Evidence[];
  retraction?: Retraction;
}) {
  const texts = useTexts();
  const { duty: t } = texts;
  const now = useMinute();
  const mayRetract = useMay('case:work');
  if (evidence.length === 0) return <p className="muted">{t.noEvidence}</p>;
  return (
    <ul className="proof">
      {evidence.map((piece) => (
        <li key={piece.id} className={piece.retractedAt || piece.late ? 'void' : undefined}>
          <div>
            <span className="tag">{t.kinds[piece.kind]}</span> <b>{t.times(piece.count.toLocaleString())}</b>{' '}
            <span className="said">{piece.text}</span>{' '}
            {mayRetract && !piece.retractedAt && <Retract piece={piece} retraction={retraction} />}
          </div>
          <small className="muted">
            {t.happened(sayFully(texts, piece.happenedAt, now))} ·{' '}
            {t.recorded(sayFully(texts, piece.recordedAt, now), piece.recordedBy)}
            {piece.case && (
              <>
                {' · '}
                <Link to="/cases/$number" params={{ number: piece.case }}>
                  {t.ofCase(piece.case)}
                </Link>
              </>
            )}
            {piece.link && (
              <>
                {' · '}
                <a href={piece.link} target="_blank" rel="noreferrer">
                  {piece.link}
                </a>
              </>
            )}
            {piece.file && (
              <>
                {' · '}
                <a href={`/api/v1/staff/duties/files/${piece.file.id}`}>{piece.file.name}</a>
              </>
            )}
          </small>
          {piece.late && !piece.retractedAt && <span className="state none">{t.late}</span>}
          {piece.retraction && <span className="state none">{t.retracted(piece.retraction)}</span>}
        </li>
      ))}
    </ul>
  );
}
