import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { Failure, Skeleton } from '../frame/Failure.tsx';
import { useTitle } from '../frame/title.ts';
import { useMay } from '../session/session.ts';
import { useLanguage } from '../texts/language.tsx';
import { useMinute } from '../time/now.ts';
import { sayDays, sayFully } from '../time/say.ts';
import { EvidenceList } from './EvidenceList.tsx';
import { Progress } from './Progress.tsx';
import { dutiesQuery, historyQuery, type PastPeriod } from './queries.ts';
import { RecordForm } from './RecordForm.tsx';
import './duty.css';

const route = getRouteApi('/frame/duties/$clause');

function PeriodLine({ period, activity }: { period: PastPeriod; activity: string }) {
  const { texts } = useLanguage();
  const { duty: t, words } = texts;
  const now = useMinute();
  const { state, from, to, dueAt, sentence, evidence } = period;
  return (
    <li>
      <div className="what">
        <div className="name">
          <strong>{sayDays(texts, { from, to }, now)}</strong>
          <span className={`state ${state === 'cancelled' ? 'none' : state}`}>{words.clock[state]}</span>
        </div>
        <p>
          {sentence} <span className="muted">{t.due(sayFully(texts, dueAt, now))}</span>
        </p>
        <EvidenceList evidence={evidence} />
      </div>
      <Progress period={period} label={t.progressOf(activity)} />
    </li>
  );
}

/** Every period of a duty, the newest first, each with what was recorded for it. */
export function History() {
  const { language, texts } = useLanguage();
  const { duty: t, frame } = texts;
  const { clause } = route.useParams();
  const mayRecord = useMay('case:work');
  const duty = useQuery(dutiesQuery(language)).data?.find((one) => one.clause === clause);
  const query = useInfiniteQuery(historyQuery(clause, language));
  const [recording, setRecording] = useState(false);
  const periods = query.data?.pages.flatMap(({ items }) => items) ?? [];
  const activity = duty?.activity ?? clause;
  useTitle(t.historyOf(activity));
  return (
    <main className="page">
      <div className="page-head">
        <div>
          <p className="muted">
            <Link to="/duties">{t.back}</Link>
          </p>
          <h1>{activity}</h1>
          {duty && <span className="muted">{duty.text}</span>}
        </div>
        {duty && mayRecord && <Button onClick={() => setRecording(true)}>{t.record}</Button>}
      </div>
      {query.isPending && <Skeleton rows={9} />}
      {query.isError && <Failure error={query.error} retry={query.refetch} />}
      {query.isSuccess && periods.length === 0 && (
        <div className="blank">
          <strong>{t.historyNone}</strong>
          <p>{t.historyNoneHint}</p>
        </div>
      )}
      <ul className="duties past">
        {periods.map((period) => (
          <PeriodLine key={period.from} period={period} activity={activity} />
        ))}
      </ul>
      {query.hasNextPage && (
        <div className="more">
          <Button onClick={() => query.fetchNextPage()} loading={query.isFetchingNextPage}>
            {frame.more}
          </Button>
        </div>
      )}
      {recording && duty && <RecordForm duty={duty} close={() => setRecording(false)} />}
    </main>
  );
}
