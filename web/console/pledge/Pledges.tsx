import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Page, Read } from '../frame/Page.tsx';
import { useMay } from '../session/session.ts';
import { useTexts } from '../texts/language.tsx';
import { letterQuery, versionsQuery } from './queries.ts';
import { Standing, Term, When } from './Standing.tsx';
import './pledge.css';

/** All versions of the letter, drafts too. */
export function Pledges() {
  const { pledge: t } = useTexts();
  const query = useQuery(versionsQuery);
  const inForce = useQuery(letterQuery('current')).data?.id;
  const mayEdit = useMay('pledge:edit');
  return (
    <Page
      title={t.title}
      lead={t.lead}
      action={
        mayEdit && (
          <Link to="/pledges/draft" className="button-link">
            {t.newDraft}
          </Link>
        )
      }
    >
      <Read
        query={query}
        none={{ when: (versions) => versions.length === 0, title: t.none, hint: t.noneHint }}
      >
        {(versions) => (
          <ul className="versions">
            {versions.map((version) => (
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
        )}
      </Read>
    </Page>
  );
}
