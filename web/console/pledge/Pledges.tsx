import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Failure, Skeleton } from '../frame/Failure.tsx';
import { useTitle } from '../frame/title.ts';
import { useMay } from '../session/session.ts';
import { useTexts } from '../texts/language.tsx';
import { letterQuery, versionsQuery } from './queries.ts';
import { Standing, Term, When } from './Standing.tsx';
import './pledge.css';

/** All versions of the letter, drafts too. */
export function Pledges() {
  const { pledge: t } = useTexts();
  useTitle(t.title);
  const query = useQuery(versionsQuery);
  const inForce = useQuery(letterQuery('current')).data?.id;
  const mayEdit = useMay('pledge:edit');
  return (
    <main className="page">
      <div className="page-head">
        <div>
          <h1>{t.title}</h1>
          <span className="muted">{t.lead}</span>
        </div>
        {mayEdit && (
          <Link to="/pledges/draft" className="button-link">
            {t.newDraft}
          </Link>
        )}
      </div>
      {query.isPending && <Skeleton />}
      {query.isError && <Failure error={query.error} retry={query.refetch} />}
      {query.data?.length === 0 && (
        <div className="blank">
          <strong>{t.none}</strong>
          <p>{t.noneHint}</p>
        </div>
      )}
      <ul className="versions">
        {query.data?.map((version) => (
          <li key={version.id}>
            <div>
              <Link to="/pledges/$id" params={{ id: String(version.id) }} className="version-title">
                {version.title}
              </Link>
              <p className="muted">
                {version.version !== null && `${t.version(version.version)} · `}
                <Term version={version} /> · <When version={version} />
              </p>
            </div>
            <Standing version={version} inForce={inForce} />
          </li>
        ))}
      </ul>
    </main>
  );
}
