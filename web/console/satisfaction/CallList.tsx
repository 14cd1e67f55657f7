import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { CallView } from '../../../src/prove/satisfaction/call-routes.ts';
import { Page, Read } from '../frame/Page.tsx';
import { useTexts } from '../texts/language.tsx';
import { word } from '../texts/word.ts';
import { useMinute } from '../time/now.ts';
import { sayFully } from '../time/say.ts';
import { percent } from './Figures.tsx';
import { callListQuery, type WholeList } from './queries.ts';
import './satisfaction.css';

const route = getRouteApi('/frame/calls/$list');

/** The calls of one list; made for a phone in the hand as much as for a desk. */
export function CallList() {
  const { calls: t } = useTexts();
  const { list } = route.useParams();
  const query = useQuery(callListQuery(list));
  const head = query.data?.list;
  return (
    <Page
      title={head ? t.listOf(head.from, head.to) : t.title}
      back={<Link to="/calls">{t.backToLists}</Link>}
      lead={head && t.drawnOf(head.drawn.toLocaleString(), head.population.toLocaleString())}
      className="satisfaction"
    >
      <Read query={query}>{(whole) => <Calls whole={whole} />}</Read>
    </Page>
  );
}

const FILTERS = ['mine', 'all'] as const;

function Calls({ whole: { list, reproducible, calls } }: { whole: WholeList }) {
  const { calls: t } = useTexts();
  const mine = calls.filter((one) => one.mine && one.state === 'open');
  const [filter, setFilter] = useState<(typeof FILTERS)[number]>(mine.length > 0 ? 'mine' : 'all');
  const shown = filter === 'mine' ? mine : calls;
  return (
    <>
      <p>
        {t.progress((list.drawn - list.open).toLocaleString(), list.drawn.toLocaleString())} ·{' '}
        {t.responseRate(percent(list.responseRate))}
      </p>
      <p className="muted">
        {t.seed} <code>{list.seed}</code> ·{' '}
        <span className={reproducible ? undefined : 'state broken'}>
          {reproducible ? t.reproducible : t.notReproducible}
        </span>{' '}
        · <a href={`/api/v1/staff/call-lists/${list.id}/frame`}>{t.frame}</a>
      </p>
      <div className="periods">
        {FILTERS.map((name) => (
          <button
            key={name}
            type="button"
            className="chip"
            aria-pressed={filter === name}
            onClick={() => setFilter(name)}
          >
            {t[name]} {name === 'mine' ? mine.length : calls.length}
          </button>
        ))}
      </div>
      <ol className="calls">
        {shown.map((one) => (
          <CallLine key={one.place} list={list.id} one={one} />
        ))}
      </ol>
    </>
  );
}

function CallLine({ list, one }: { list: number; one: CallView }) {
  const texts = useTexts();
  const { calls: t, words } = texts;
  const now = useMinute();
  const about = [
    one.unit,
    one.channel && word(words.channel, one.channel),
    one.caller ? (one.caller.name ?? String(one.caller.id)) : t.nobody,
    one.attempts > 0 && t.attempts(one.attempts),
    one.againAt && t.again(sayFully(texts, one.againAt, now)),
  ].filter(Boolean);
  return (
    <li>
      <Link to="/calls/$list/$place" params={{ list: String(list), place: String(one.place) }}>
        <span className="place">{one.place}</span>
        <span className="what">
          <strong>{one.title}</strong>
          <small className="muted">{about.join(' · ')}</small>
        </span>
        <span className={`state ${STATE_TONE[one.state]}`}>{t.state[one.state]}</span>
      </Link>
    </li>
  );
}

export const STATE_TONE = {
  open: 'running',
  reached: 'kept',
  refused: 'none',
  unreachable: 'none',
  overtaken: 'none',
} as const;
