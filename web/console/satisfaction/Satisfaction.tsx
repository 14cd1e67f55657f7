import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { Input } from 'antd';
import type { Board } from '../../../src/prove/satisfaction/board-routes.ts';
import { Page, Read } from '../frame/Page.tsx';
import { useTexts } from '../texts/language.tsx';
import { word } from '../texts/word.ts';
import { Figures, percent } from './Figures.tsx';
import { boardQuery } from './queries.ts';
import { Suggestions } from './Suggestions.tsx';
import './satisfaction.css';

const route = getRouteApi('/frame/satisfaction');

/** How satisfied users are: sums by month, unit and channel, who did not respond, what was left out. */
export function Satisfaction() {
  const { satisfaction: t } = useTexts();
  const query = useQuery(boardQuery(route.useSearch()));
  return (
    <Page
      title={t.title}
      lead={t.lead}
      className="satisfaction"
      action={query.data && <Span board={query.data} />}
    >
      <Read
        query={query}
        rows={9}
        none={{ when: ({ total }) => total.asked === 0, title: t.none, hint: t.noneHint }}
      >
        {(board) => <Whole board={board} />}
      </Read>
      <Suggestions />
    </Page>
  );
}

function Span({ board }: { board: Board }) {
  const { satisfaction: t } = useTexts();
  const navigate = useNavigate();
  const go = (end: 'from' | 'to', day: string) =>
    day && void navigate({ to: '/satisfaction', search: { from: board.from, to: board.to, [end]: day } });
  return (
    <div className="between">
      {(['from', 'to'] as const).map((end) => (
        <label key={end} htmlFor={`between-${end}`}>
          {t[end]}{' '}
          <Input
            id={`between-${end}`}
            type="date"
            value={board[end]}
            onChange={(event) => go(end, event.target.value)}
          />
        </label>
      ))}
    </div>
  );
}

function Whole({ board }: { board: Board }) {
  const { satisfaction: t, words } = useTexts();
  const { total } = board;
  const say = (n: number) => n.toLocaleString();
  return (
    <>
      <dl className="sums">
        <div>
          <dt>{t.rate}</dt>
          <dd>
            <b>{percent(total.rate)}</b> {t.rateOf(say(total.satisfied), say(total.rated))}
          </dd>
        </div>
        <div>
          <dt>{t.response}</dt>
          <dd>
            <b>{percent(total.responseRate)}</b> {t.responseOf(say(total.rated), say(total.asked))}
          </dd>
        </div>
        <div>
          <dt>{t.byPhone}</dt>
          <dd>
            <b>{say(total.byPhone)}</b>
          </dd>
        </div>
        <div>
          <dt>{t.excluded}</dt>
          <dd>
            <b>{say(total.excluded)}</b> {t.excludedHint}
          </dd>
        </div>
      </dl>
      <Figures
        title={t.months}
        name={t.month}
        rows={board.months.map(({ month, ...figures }) => ({ key: month, label: month, figures }))}
      />
      <Figures
        title={t.units}
        name={t.unit}
        rows={board.units.map(({ unit, ...figures }) => ({
          key: unit ?? '',
          label: unit ?? t.noUnit,
          figures,
        }))}
      />
      <Figures
        title={t.channels}
        name={t.channel}
        rows={board.channels.map(({ channel, ...figures }) => ({
          key: channel ?? '',
          label: channel ? word(words.channel, channel) : t.noChannel,
          figures,
        }))}
      />
      <Contested board={board} />
      <Response board={board} />
    </>
  );
}

function Contested({ board: { contested } }: { board: Board }) {
  const { satisfaction: t, contests } = useTexts();
  if (contested.length === 0) return null;
  return (
    <section>
      <h2 className="group-head">{t.contested}</h2>
      <ul className="plain">
        {contested.map(({ cause, state, count }) => (
          <li key={`${cause} ${state}`}>
            {t.contestedLine(contests.cause[cause], contests.state[state], count.toLocaleString())}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Non-response is published with the response (ISO 10004). */
function Response({ board: { calls } }: { board: Board }) {
  const { satisfaction: t, calls: c } = useTexts();
  if (calls.length === 0) return null;
  return (
    <section>
      <h2 className="group-head">{t.callsHead}</h2>
      <ul className="plain">
        {calls.map((list) => (
          <li key={`${list.seed} ${list.from} ${list.to} ${list.reached} ${list.drawn}`}>
            <strong>{percent(list.responseRate)}</strong>{' '}
            {[
              c.listOf(list.from, list.to),
              c.drawnOf(list.drawn.toLocaleString(), list.population.toLocaleString()),
              ...(['reached', 'refused', 'unreachable', 'open'] as const).map(
                (state) => `${c.state[state]} ${list[state].toLocaleString()}`,
              ),
            ].join(' · ')}
            <span className="muted">
              {' '}
              {t.seed} <code>{list.seed}</code>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
