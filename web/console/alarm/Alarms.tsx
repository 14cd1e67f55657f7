import { infiniteQueryOptions, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { get, withQuery } from '../api/call.ts';
import { dutiesQuery } from '../duty/queries.ts';
import { More } from '../frame/More.tsx';
import { Page, Read } from '../frame/Page.tsx';
import { MilestoneAlarms } from '../milestone/MilestoneAlarms.tsx';
import { awaitedIn, planQuery } from '../milestone/queries.ts';
import { useLanguage, useTexts } from '../texts/language.tsx';
import { word } from '../texts/word.ts';
import { useMinute } from '../time/now.ts';
import { sayFully, sayWhen } from '../time/say.ts';
import { DutyAlarms, hasNews } from './DutyAlarms.tsx';
import './alarm.css';

interface Alarm {
  readonly number: string;
  readonly title: string;
  readonly clause: string;
  readonly text: string;
  readonly percent: 50 | 80 | 100 | 150;
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

const LOOK = { 50: 'running', 80: 'risk', 100: 'broken', 150: 'broken' } as const;

function CaseAlarms({ alarms, headed }: { alarms: readonly Alarm[]; headed: boolean }) {
  const texts = useTexts();
  const { alarm: t } = texts;
  const now = useMinute();
  return (
    <section aria-label={t.cases}>
      {headed && <h2 className="group-head">{t.cases}</h2>}
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
    </section>
  );
}

/** Which promises are running out of time: what recurs, and the clocks of cases, the latest news first. */
export function Alarms() {
  const { language, texts } = useLanguage();
  const { alarm: t } = texts;
  const now = useMinute();
  const duties = useQuery(dutiesQuery(language)).data ?? [];
  const phases = useQuery(planQuery(language)).data?.phases ?? [];
  const late = phases.some((phase) => awaitedIn(phase).length > 0);
  const news = hasNews(duties, now) || late;
  const query = useInfiniteQuery(alarmsQuery);
  return (
    <Page title={t.title} lead={t.lead}>
      {hasNews(duties, now) && <DutyAlarms duties={duties} />}
      {late && <MilestoneAlarms phases={phases} />}
      <Read
        query={query}
        none={{
          when: ({ pages }) => !news && pages[0]?.items.length === 0,
          title: t.none,
          hint: t.noneHint,
        }}
      >
        {({ pages }) => {
          const alarms = pages.flatMap(({ items }) => items);
          return alarms.length > 0 && <CaseAlarms alarms={alarms} headed={news} />;
        }}
      </Read>
      <More query={query} />
    </Page>
  );
}
