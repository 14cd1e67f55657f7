import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { Page, Read } from '../frame/Page.tsx';
import { useMay } from '../session/session.ts';
import { useTexts } from '../texts/language.tsx';
import { DrawForm } from './DrawForm.tsx';
import { percent } from './Figures.tsx';
import { callListsQuery } from './queries.ts';
import './satisfaction.css';

/** Lists of users to call, the newest first. */
export function CallLists() {
  const { calls: t } = useTexts();
  const query = useQuery(callListsQuery);
  const may = useMay('satisfaction:manage');
  const [drawing, setDrawing] = useState(false);
  return (
    <Page
      title={t.title}
      lead={t.lead}
      className="satisfaction"
      action={
        may && (
          <Button type="primary" onClick={() => setDrawing(true)}>
            {t.draw}
          </Button>
        )
      }
    >
      <Read query={query} none={{ when: (lists) => lists.length === 0, title: t.none, hint: t.noneHint }}>
        {(lists) => (
          <ul className="call-lists">
            {lists.map((list) => (
              <li key={list.id}>
                <Link to="/calls/$list" params={{ list: String(list.id) }}>
                  <strong>{t.listOf(list.from, list.to)}</strong>
                  <span>{t.drawnOf(list.drawn.toLocaleString(), list.population.toLocaleString())}</span>
                  <span>
                    {t.progress((list.drawn - list.open).toLocaleString(), list.drawn.toLocaleString())} ·{' '}
                    {t.responseRate(percent(list.responseRate))}
                  </span>
                  <span className="muted">
                    {t.seed} <code>{list.seed}</code>
                  </span>
                </Link>
              </li>
            ))}
          </ul>
        )}
      </Read>
      {drawing && <DrawForm close={() => setDrawing(false)} />}
    </Page>
  );
}
