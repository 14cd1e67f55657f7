import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Page, Read } from '../frame/Page.tsx';
import { useTexts } from '../texts/language.tsx';
import { useMinute } from '../time/now.ts';
import { sayWhen } from '../time/say.ts';
import { reportsQuery } from './queries.ts';
import { State } from './State.tsx';
import './supervision.css';

/** The reports on how feedback is handled, for inspectors alone. */
export function Supervision() {
  const texts = useTexts();
  const { supervision: t } = texts;
  const now = useMinute();
  const query = useQuery(reportsQuery);
  const names = query.data?.inspectors.map(({ name, unit }) => (unit ? `${name}（${unit}）` : name));
  return (
    <Page title={t.title} lead={t.lead} className="supervision">
      {names && <p className="muted">{t.inspectors(names.join('、'))}</p>}
      <Read
        query={query}
        none={{ when: ({ items }) => items.length === 0, title: t.empty, hint: t.emptyHint }}
      >
        {({ items }) => (
          <ul className="reports">
            {items.map((one) => (
              <li key={one.number}>
                <Link to="/supervision/$number" params={{ number: one.number }}>
                  {one.number}
                </Link>
                <span>{one.unit ?? <span className="muted">{t.noUnit}</span>}</span>
                <span className="muted">
                  {t.columns.reported} {sayWhen(texts, one.reportedAt, now)}
                  {one.dueAt &&
                    one.verifiedAt === null &&
                    ` · ${t.columns.due} ${sayWhen(texts, one.dueAt, now)}`}
                </span>
                <State of={one} />
              </li>
            ))}
          </ul>
        )}
      </Read>
    </Page>
  );
}
