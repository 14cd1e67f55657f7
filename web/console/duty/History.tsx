import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { More } from '../frame/More.tsx';
import { Page, Read } from '../frame/Page.tsx';
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
  const { duty: t } = texts;
  const { clause } = route.useParams();
  const mayRecord = useMay('case:work');
  const duty = useQuery(dutiesQuery(language)).data?.find((one) => one.clause === clause);
  const query = useInfiniteQuery(historyQuery(clause, language));
  const [recording, setRecording] = useState(false);
  const activity = duty?.activity ?? clause;
  return (
    <Page
      title={t.historyOf(activity)}
      heading={activity}
      lead={duty?.text}
      back={<Link to="/duties">{t.back}</Link>}
      action={duty && mayRecord && <Button onClick={() => setRecording(true)}>{t.record}</Button>}
    >
      <Read
        query={query}
        rows={9}
        none={{
          when: ({ pages }) => pages[0]?.items.length === 0,
          title: t.historyNone,
          hint: t.historyNoneHint,
        }}
      >
        {({ pages }) => (
          <ul className="duties past">
            {pages
              .flatMap(({ items }) => items)
              .map((period) => (
                <PeriodLine key={period.from} period={period} activity={activity} />
              ))}
          </ul>
        )}
      </Read>
      <More query={query} />
      {recording && duty && <RecordForm duty={duty} close={() => setRecording(false)} />}
    </Page>
  );
}
