import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { percent } from '../compliance/figure.ts';
import { Sentence } from '../compliance/Sentence.tsx';
import { Failure, Skeleton } from '../frame/Failure.tsx';
import { useTitle } from '../frame/title.ts';
import { useMay } from '../session/session.ts';
import { useLanguage, useTexts } from '../texts/language.tsx';
import { word } from '../texts/word.ts';
import { Editor } from './Editor.tsx';
import { type Letter, letterQuery, versionQuery } from './queries.ts';
import { Standing, Term, When } from './Standing.tsx';
import './pledge.css';

const route = getRouteApi('/frame/pledges/$id');

function Clause({ clause, marked }: { clause: Letter['clauses'][number]; marked: boolean }) {
  const { pledge: t } = useTexts();
  const element = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (marked) element.current?.scrollIntoView({ block: 'center' });
  }, [marked]);
  return (
    <li ref={element} id={`clause-${clause.id}`} className={marked ? 'marked' : undefined}>
      <p>
        <Sentence segments={clause.segments} />
      </p>
      <p className="muted how">
        {clause.how}
        {clause.target < 1 && ` · ${t.target(percent(clause.target))}`} · <code>{clause.id}</code>
      </p>
    </li>
  );
}

/** The letter itself, on paper. */
function Paper({ letter, clause }: { letter: Letter; clause: string | undefined }) {
  const { pledge: t, compliance } = useTexts();
  const party = ({ name, type }: Letter['promisor']) =>
    type ? `${name}（${word(t.partyType, type)}）` : name;
  const sections = [...Map.groupBy(letter.clauses, ({ section }) => section ?? compliance.noSection)];
  return (
    <article className="paper">
      <h1>{letter.title}</h1>
      <dl>
        <div>
          <dt>{t.promisor}</dt>
          <dd>{party(letter.promisor)}</dd>
        </div>
        {letter.recipient && (
          <div>
            <dt>{t.recipient}</dt>
            <dd>{party(letter.recipient)}</dd>
          </div>
        )}
      </dl>
      {sections.map(([section, clauses]) => (
        <section key={section}>
          <h2>{section}</h2>
          <ol>
            {clauses.map((one) => (
              <Clause key={one.id} clause={one} marked={one.id === clause} />
            ))}
          </ol>
        </section>
      ))}
    </article>
  );
}

/** A published version to read, or a draft to work on. */
export function PledgePage() {
  const {
    language,
    texts: { pledge: t, amendment },
  } = useLanguage();
  const { id } = route.useParams();
  const { clause } = route.useSearch();
  const version = useQuery(versionQuery(id));
  useTitle(version.data?.title);
  const published = version.data?.status === 'published';
  const letter = useQuery({ ...letterQuery(id), enabled: published });
  const inForce = useQuery(letterQuery('current')).data?.id;
  const mayEdit = useMay('pledge:edit');
  const error = version.error ?? letter.error;
  return (
    <main className="page">
      <div className="page-head">
        <p className="muted">
          <Link to="/pledges">{t.back}</Link>
          {version.data && (
            <>
              {version.data.version !== null && ` · ${t.version(version.data.version)}`} ·{' '}
              <Term version={version.data} /> · <When version={version.data} /> ·{' '}
              <Standing version={version.data} inForce={inForce} />
            </>
          )}
        </p>
        {version.data && (
          <p className="page-links">
            {published && (
              <Link to="/compliance" search={{ pledge: id }}>
                {t.figures}
              </Link>
            )}
            <a href={`/api/v1/staff/pledges/${id}.docx?lang=${language}`}>{t.downloadWord}</a>
            <a href={`/api/v1/staff/pledges/${id}.yaml`}>{t.downloadYaml}</a>
            <Link to="/pledges/$id/amendment" params={{ id }}>
              {amendment.link}
            </Link>
            {published && mayEdit && (
              <Link to="/pledges/draft" search={{ from: id }}>
                {t.newVersion}
              </Link>
            )}
          </p>
        )}
      </div>
      {error ? (
        <Failure error={error} retry={() => void (version.error ? version : letter).refetch()} />
      ) : version.data?.status === 'draft' ? (
        <Editor key={id} id={id} />
      ) : letter.data ? (
        <Paper letter={letter.data} clause={clause} />
      ) : (
        <Skeleton rows={12} />
      )}
    </main>
  );
}
