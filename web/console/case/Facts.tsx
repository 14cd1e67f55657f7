import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { StaffCaseView } from '../../../src/keep/case/shape.ts';
import { useTexts } from '../texts/language.tsx';
import { word } from '../texts/word.ts';

const LISTED = ['kind', 'urgency', 'nature', 'complexity', 'segment', 'channel'] as const;

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** What the case is, whose it is, and who asked. */
export function Facts({ view }: { view: StaffCaseView }) {
  const { case: t, words } = useTexts();
  const { contact, rating, pledge } = view;
  const unknown = <span className="muted">{t.notKnown}</span>;
  return (
    <>
      <section className="panel" aria-labelledby="fields-title">
        <h2 id="fields-title">{t.fields}</h2>
        <dl className="facts">
          <Fact name={t.unit}>{view.unit?.name ?? unknown}</Fact>
          <Fact name={t.assignee}>{view.assignee?.name ?? <span className="muted">{t.nobody}</span>}</Fact>
          {LISTED.map((field) => (
            <Fact key={field} name={words.field[field]}>
              {view[field] ? word(words[field], view[field]) : unknown}
            </Fact>
          ))}
          <Fact name={words.field.category}>{view.category ?? unknown}</Fact>
          {view.outlet && <Fact name={words.field.outlet}>{view.outlet}</Fact>}
        </dl>
      </section>
      <section className="panel" aria-labelledby="contact-title">
        <h2 id="contact-title">{t.contact}</h2>
        {contact?.name || contact?.phone || contact?.email ? (
          <dl className="facts">
            {contact.name && <Fact name={t.contactName}>{contact.name}</Fact>}
            {contact.phone && (
              <Fact name={t.phone}>
                <a href={`tel:${contact.phone}`}>{contact.phone}</a>
              </Fact>
            )}
            {contact.email && (
              <Fact name={t.email}>
                <a href={`mailto:${contact.email}`}>{contact.email}</a>
              </Fact>
            )}
          </dl>
        ) : (
          <p className="muted">{t.anonymous}</p>
        )}
      </section>
      {rating && (
        <section className="panel" aria-labelledby="rating-title">
          <h2 id="rating-title">{t.rating}</h2>
          <p>
            {t.score(rating.score)} · {rating.solved ? t.solved : t.unsolved}
          </p>
        </section>
      )}
      {view.trace !== null && view.trace !== undefined && (
        <section className="panel" aria-labelledby="trace-title">
          <h2 id="trace-title">
            {t.trace} <span className="muted">{t.traceConsent}</span>
          </h2>
          <pre className="trace">{JSON.stringify(view.trace, null, 2)}</pre>
        </section>
      )}
      {view.mergedHere.length > 0 && (
        <section className="panel" aria-labelledby="merged-title">
          <h2 id="merged-title">{t.mergedHere}</h2>
          <p className="numbers">
            {view.mergedHere.map((number) => (
              <Link key={number} to="/cases/$number" params={{ number }}>
                {number}
              </Link>
            ))}
          </p>
        </section>
      )}
      <p className="muted held">
        {pledge ? (
          <Link to="/pledges/$id" params={{ id: String(pledge.id) }}>
            {t.pledge(pledge.title, pledge.version)}
          </Link>
        ) : (
          t.noPledge
        )}
      </p>
    </>
  );
}
