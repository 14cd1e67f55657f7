import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { More } from '../frame/More.tsx';
import { Page, Read } from '../frame/Page.tsx';
import { useLanguage, useTexts } from '../texts/language.tsx';
import { figuresQuery, urgesQuery } from './queries.ts';
import { UrgeNote } from './UrgeNote.tsx';
import './urge.css';

const COUNTS = ['issued', 'open', 'overdue', 'inTime', 'late'] as const;
const BAD: readonly string[] = ['overdue', 'late'];

function Figures() {
  const t = useTexts().notice.urge;
  const figures = useQuery(figuresQuery).data;
  if (!figures || figures.issued === 0) return null;
  const rows = [
    ...figures.units.map((one) => ({ ...one, name: one.unit ?? t.noUnit })),
    { ...figures, name: t.all },
  ];
  return (
    <table className="urge-figures">
      <thead>
        <tr>
          <th scope="col">{t.unit}</th>
          {COUNTS.map((name) => (
            <th key={name} scope="col">
              {t.figures[name]}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.name}>
            <th scope="row">{row.name}</th>
            {COUNTS.map((name) => (
              <td key={name} className={BAD.includes(name) && row[name] > 0 ? 'bad' : undefined}>
                {row[name].toLocaleString()}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** All supervision notices, and how units answer them. */
export function Urges() {
  const { language, texts } = useLanguage();
  const t = texts.notice.urge;
  const [open, setOpen] = useState(false);
  const query = useInfiniteQuery(urgesQuery(open, language));
  return (
    <Page
      title={t.title}
      lead={t.lead}
      action={
        <button type="button" className="chip" aria-pressed={open} onClick={() => setOpen(!open)}>
          {t.openOnly}
        </button>
      }
    >
      <Figures />
      <Read
        query={query}
        none={{ when: ({ pages }) => pages[0]?.items.length === 0, title: t.none, hint: t.noneHint }}
      >
        {({ pages }) => (
          <ul className="urges">
            {pages
              .flatMap(({ items }) => items)
              .map((one) => (
                <li key={one.id}>
                  <Link to="/cases/$number" params={{ number: one.number }} className="to-case">
                    {one.title}
                  </Link>{' '}
                  <span className="muted">
                    {one.number} · {one.unit ?? t.noUnit}
                  </span>
                  <UrgeNote of={one} />
                </li>
              ))}
          </ul>
        )}
      </Read>
      <More query={query} />
    </Page>
  );
}
