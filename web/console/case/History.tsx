import { useQuery } from '@tanstack/react-query';
import { piecesOf } from '../../../src/keep/case/mention/mention.ts';
import type { StaffCaseView } from '../../../src/keep/case/shape.ts';
import { ClipIcon } from '../frame/icons.tsx';
import { useTexts } from '../texts/language.tsx';
import type { Texts } from '../texts/zh.ts';
import { useMinute } from '../time/now.ts';
import { sayFully } from '../time/say.ts';
import { colleaguesQuery } from '../worklist/queries.ts';
import { type Entry, entriesOf } from './thread.ts';

type Event = StaffCaseView['events'][number];

/** What an event says besides its type, in words. */
function particulars({ words, case: t, related }: Texts, { type, data }: Event): string {
  const list = words as unknown as Readonly<Record<string, Readonly<Record<string, string>>>>;
  const said: string[] = [];
  if (typeof data.unit === 'string') said.push(data.unit);
  if (typeof data.reason === 'string') said.push(list.waiting?.[data.reason] ?? data.reason);
  if (typeof data.score === 'number') said.push(t.score(data.score));
  if (typeof data.solved === 'boolean') said.push(data.solved ? t.solved : t.unsolved);
  if (typeof data.into === 'string') said.push(type === 'split' ? data.into : t.mergedInto(data.into));
  if (typeof data.from === 'string') said.push(`${related.splitFrom} ${data.from}`);
  if (type === 'reclassified' && typeof data.fields === 'object' && data.fields !== null) {
    for (const [field, value] of Object.entries(data.fields)) {
      said.push(`${list.field?.[field] ?? field} ${list[field]?.[String(value)] ?? String(value)}`);
    }
  }
  return said.join(' · ');
}

function who({ words }: Texts, { event, message }: Entry): string {
  if (message?.author === 'staff') return message.name ?? words.actor.staff;
  if (event?.actor === 'staff') return event.staffName ?? words.actor.staff;
  return words.actor[message?.author ?? event?.actor ?? 'system'];
}

function Attachments({ number, files }: { number: string; files: StaffCaseView['attachments'] }) {
  const { case: t } = useTexts();
  if (files.length === 0) return null;
  return (
    <ul className="attachments" aria-label={t.attachments}>
      {files.map(({ id, name, sizeBytes }) => (
        <li key={id}>
          <ClipIcon />
          <a href={`/api/v1/staff/cases/${encodeURIComponent(number)}/attachments/${id}`} download={name}>
            {name}
          </a>
          <span className="muted">{t.size(Math.max(1, Math.round(sizeBytes / 1024)).toLocaleString())}</span>
        </li>
      ))}
    </ul>
  );
}

/** What the user had written until they changed it at this moment. */
function Earlier({ of, at }: { of: StaffCaseView; at: string }) {
  const { case: t } = useTexts();
  const before = of.earlier.find((text) => text.at === at);
  if (!before) return null;
  return (
    <details>
      <summary>{t.earlier}</summary>
      <p className="letter">
        <strong>{before.title}</strong>
        {`\n${before.body}`}
      </p>
    </details>
  );
}

/** A note with the colleagues whom it mentions made to stand out. */
function Mentions({ of }: { of: string }) {
  const people = useQuery(colleaguesQuery).data ?? [];
  let at = 0;
  return piecesOf(of, people).map(({ text, person }) => {
    const key = at;
    at += text.length;
    return person ? (
      <mark key={key} className="mention">
        {text}
      </mark>
    ) : (
      text
    );
  });
}

/** The conversation and everything that happened, oldest first. `mark` is the time of events to point at. */
export function History({ view, mark }: { view: StaffCaseView; mark?: string | undefined }) {
  const texts = useTexts();
  const now = useMinute();
  const { case: t, words } = texts;
  return (
    <ol className="history" aria-label={t.history}>
      {entriesOf(view).map((entry) => {
        const { event, message } = entry;
        const opening = event?.type === 'received';
        const side = message?.internal ? 'inside' : opening || message?.author === 'user' ? 'user' : 'staff';
        const said = message?.body ?? (opening ? view.body : undefined);
        return (
          <li
            key={event ? `event ${event.seq}` : `message ${message?.at} ${message?.body}`}
            className={`${said ? side : 'step'} ${event && Date.parse(event.at) === Date.parse(mark ?? '') ? 'marked' : ''}`}
          >
            <div className="line">
              <strong>{event ? words.event[event.type] : who(texts, entry)}</strong>
              {event && <span> {particulars(texts, event)}</span>}
              <span className="muted">
                {event ? `${who(texts, entry)} · ` : ''}
                {message?.internal ? `${t.internal} · ` : ''}
                <time dateTime={entry.at}>{sayFully(texts, entry.at, now)}</time>
              </span>
            </div>
            {said && <p className="letter">{message?.internal ? <Mentions of={said} /> : said}</p>}
            {event?.type === 'edited' && <Earlier of={view} at={event.at} />}
            <Attachments
              number={view.number}
              files={opening ? view.attachments : (message?.attachments ?? [])}
            />
          </li>
        );
      })}
    </ol>
  );
}
