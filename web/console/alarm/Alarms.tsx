import { infiniteQueryOptions, useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { get, withQuery } from '../api/call.ts';
import { Failure, Skeleton } from '../frame/Failure.tsx';
import { useTitle } from '../frame/title.ts';
import { useTexts } from '../texts/language.tsx';
import { word } from '../texts/word.ts';
import { useMinute } from '../time/now.ts';
import { sayFully, sayWhen } from '../time/say.ts';
import './alarm.css';

interface Alarm {
  readonly number: string;
  readonly title: string;
  readonly clause: string;
  readonly text: string;
  readonly percent: 50 | 80 | 100;
  readonly firedAt: string;
  readonly dueAt: string;
}

const alarmsQuery = infiniteQueryOptions({
  queryKey: ['alarms'],
  queryFn: ({ pageParam }) =>
    get<{ items: readonly Alarm[]; nextCursor: string | null }>(
      withQuery('/staff/alarms', pageParam ? { cursor: pageParam } : {}),
    ),
  initialPageParam: '',
  getNextPageParam: (page) => page.nextCursor ?? undefined,
  refetchInterval: 20_000,
});

const LOOK = { 50: 'running', 80: 'risk', 100: 'broken' } as const;

/** Which promises are running out of time, the latest news first. */
export function Alarms() {
  const texts = useTexts();
  const { alarm: t, frame } = texts;
  useTitle(t.title);
  const now = useMinute();
  const query = useInfiniteQuery(alarmsQuery);
  const alarms = query.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <main className="page">
      <div className="page-head">
        <div>
          <h1>{t.title}</h1>
          <span className="muted">{t.lead}</span>
        </div>
      </div>
      {query.isPending && <Skeleton />}
      {query.isError && <Failure error={query.error} retry={query.refetch} />}
      {query.isSuccess && alarms.length === 0 && (
        <div className="blank">
          <strong>{t.none}</strong>
          <p>{t.noneHint}</p>
        </div>
      )}
      <ul className="alarms">
        {alarms.map((alarm) => (
          <li key={`${alarm.number}${alarm.clause}${alarm.percent}${alarm.dueAt}`}>
            <span className={`state ${LOOK[alarm.percent] ?? 'none'}`}>
              {word(t.percent, String(alarm.percent))}
            </span>
            <div>
              <Link to="/cases/$number" params={{ number: alarm.number }}>
                {alarm.title}
              </Link>
              <small className="muted">
                {alarm.text} · {t.due(sayFully(texts, alarm.dueAt, now))}
              </small>
            </div>
            <span className="muted">{t.fired(sayWhen(texts, alarm.firedAt, now))}</span>
          </li>
        ))}
      </ul>
      {query.hasNextPage && (
        <div className="more">
          <Button onClick={() => query.fetchNextPage()} loading={query.isFetchingNextPage}>
            {frame.more}
          </Button>
        </div>
      )}
    </main>
  );
}
