import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { Failure, Skeleton } from '../frame/Failure.tsx';
import { useTitle } from '../frame/title.ts';
import { useLanguage } from '../texts/language.tsx';
import { useBegin } from './begin.ts';
import { letterQuery, templatesQuery } from './queries.ts';
import { Upload } from './Upload.tsx';
import './editor.css';
import './review.css';
import './pledge.css';

const route = getRouteApi('/frame/pledges/draft');

/** A letter with nothing but the one promise that none goes without, its number open. */
const emptyLetter = (title: string, text: string) => ({
  pledge: 1,
  title,
  promisor: { name: '__', type: 'enterprise' },
  calendar: {
    timezone: 'Asia/Shanghai',
    hours: { 'mon-fri': ['09:00-12:00', '13:30-17:30'] },
    holidays: 'CN',
  },
  clauses: [{ id: 'clause-1', text, measure: 'first-response', limit: '__m' }],
});

/** What a new letter begins with: one of the library, a file, a version that is there, or nothing. */
export function NewDraft() {
  const { texts, language } = useLanguage();
  const { pledge } = texts;
  const t = pledge.begin;
  useTitle(pledge.newDraft);
  const { from } = route.useSearch();
  const templates = useQuery(templatesQuery(language));
  const base = useQuery(letterQuery(from ?? 'current')).data;
  const begin = useBegin();
  return (
    <main className="page">
      <div className="page-head">
        <div>
          <p className="muted">
            <Link to="/pledges">{pledge.back}</Link>
          </p>
          <h1>{pledge.newDraft}</h1>
          <span className="muted">{t.lead}</span>
        </div>
      </div>
      <div className="begin">
        <section aria-labelledby="begin-own">
          <h2 id="begin-own">{t.own}</h2>
          <ul className="cards">
            {base && (
              <li>
                <button
                  type="button"
                  disabled={begin.isPending}
                  onClick={() => begin.mutate({ version: String(base.id) })}
                >
                  <strong>{t.base(base.version)}</strong>
                  <span>{base.title}</span>
                  <span className="muted">{t.clauses(base.clauses.length)}</span>
                </button>
              </li>
            )}
            <li>
              <Upload disabled={begin.isPending} />
            </li>
            <li>
              <button
                type="button"
                disabled={begin.isPending}
                onClick={() => begin.mutate({ document: emptyLetter(t.emptyTitle, t.emptyClause) })}
              >
                <strong>{t.empty}</strong>
                <span>{t.emptyHint}</span>
              </button>
            </li>
          </ul>
        </section>
        <section aria-labelledby="begin-library">
          <h2 id="begin-library">{t.library}</h2>
          {templates.isPending && <Skeleton />}
          {templates.isError && <Failure error={templates.error} retry={templates.refetch} />}
          <ul className="cards">
            {templates.data?.map(({ id, title, forWhom, clauses }) => (
              <li key={id}>
                <button
                  type="button"
                  disabled={begin.isPending}
                  onClick={() => begin.mutate({ template: id })}
                >
                  <strong>{title}</strong>
                  <span>{forWhom}</span>
                  <span className="muted">{t.clauses(clauses)}</span>
                </button>
              </li>
            ))}
          </ul>
        </section>
      </div>
    </main>
  );
}
