import { infiniteQueryOptions, queryOptions, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import type { OutboxFigures } from '../../../src/keep/notify/outbox.ts';
import { get, withQuery } from '../api/call.ts';
import { More } from '../frame/More.tsx';
import { useTexts } from '../texts/language.tsx';
import { useMinute } from '../time/now.ts';
import { sayWhen, spell } from '../time/say.ts';
import { useChange } from './change.ts';

interface Dead {
  readonly id: number;
  readonly channel: string;
  readonly kind: string;
  readonly number: string | null;
  readonly destination: string | null;
  readonly attempts: number;
  readonly fault: string | null;
  readonly at: string;
}

const figuresQuery = queryOptions({
  queryKey: ['outbox', 'figures'],
  queryFn: () => get<OutboxFigures>('/staff/outbox'),
  refetchInterval: 20_000,
});

const deadQuery = infiniteQueryOptions({
  queryKey: ['outbox', 'dead'],
  queryFn: ({ pageParam }) =>
    get<{ items: readonly Dead[]; nextCursor: string | null }>(
      withQuery('/staff/outbox/dead', pageParam ? { cursor: pageParam } : {}),
    ),
  initialPageParam: '',
  getNextPageParam: (page) => page.nextCursor ?? undefined,
});

function Figures() {
  const texts = useTexts();
  const t = texts.notice.outbox;
  const figures = useQuery(figuresQuery).data;
  if (!figures) return null;
  const { waiting, due, sentLastDay, dead, oldestDueSeconds } = figures;
  return (
    <dl className="outbox-figures">
      <div>
        <dt>{t.waiting}</dt>
        <dd>{waiting.toLocaleString()}</dd>
        <small className="muted">
          {t.due} {due.toLocaleString()}
          {oldestDueSeconds > 60 && ` · ${t.lateBy(spell(texts, oldestDueSeconds * 1000))}`}
        </small>
      </div>
      <div>
        <dt>{t.sent}</dt>
        <dd>{sentLastDay.toLocaleString()}</dd>
      </div>
      <div className={dead > 0 ? 'bad' : undefined}>
        <dt>{t.dead}</dt>
        <dd>{dead.toLocaleString()}</dd>
      </div>
    </dl>
  );
}

/** What waits, what went out, and what could not be sent, with a way to try again. */
export function Outbox() {
  const texts = useTexts();
  const t = texts.notice.outbox;
  const now = useMinute();
  const query = useInfiniteQuery(deadQuery);
  const change = useChange('outbox');
  const dead = query.data?.pages.flatMap(({ items }) => items) ?? [];
  const settle = (how: 'replay' | 'drop', which: object) => () =>
    change.mutate({
      method: 'POST',
      path: `/staff/outbox/dead/${how}`,
      body: which,
      said: how === 'replay' ? t.replayed : t.dropped,
    });
  return (
    <section aria-labelledby="outbox-title">
      <div className="head">
        <h2 id="outbox-title">{t.title}</h2>
        {dead.length > 1 && (
          <span>
            <Button onClick={settle('replay', { all: true })}>{t.allAgain}</Button>{' '}
            <Button type="text" onClick={settle('drop', { all: true })}>
              {t.allDrop}
            </Button>
          </span>
        )}
      </div>
      <Figures />
      <p className="muted">{dead.length === 0 ? t.none : t.deadLead}</p>
      <ul className="lines">
        {dead.map(({ id, channel, kind, number, destination, attempts, fault, at }) => (
          <li key={`${id} ${channel}`}>
            <span className="name">
              {destination ?? t.ways[channel] ?? channel} · {texts.notice.kinds[kind] ?? kind}
              {number && ` · ${number}`}
              <small className="muted">
                {sayWhen(texts, at, now)} · {t.tries(attempts)} · {fault}
              </small>
            </span>
            <Button type="text" onClick={settle('replay', { id, channel })}>
              {t.again}
            </Button>
            <Button type="text" onClick={settle('drop', { id, channel })}>
              {t.drop}
            </Button>
          </li>
        ))}
      </ul>
      <More query={query} />
    </section>
  );
}
