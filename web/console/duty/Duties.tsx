import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { Failure, Skeleton } from '../frame/Failure.tsx';
import { useTitle } from '../frame/title.ts';
import { useLanguage } from '../texts/language.tsx';
import { useMinute } from '../time/now.ts';
import { DutyLine } from './DutyLine.tsx';
import { type Duty, dutiesQuery } from './queries.ts';
import { RecordForm } from './RecordForm.tsx';
import './duty.css';

const GROUPS = ['under', 'done', 'ahead'] as const;

function groupOf({ current }: Duty, now: number): (typeof GROUPS)[number] {
  if (!current || Date.parse(current.startsAt) > now) return 'ahead';
  return current.state === 'running' ? 'under' : 'done';
}

/** What is to be done again and again, what is missing first. */
export function Duties() {
  const { language, texts } = useLanguage();
  const { duty: t, compliance } = texts;
  useTitle(t.title);
  const now = useMinute();
  const query = useQuery(dutiesQuery(language));
  const [recording, setRecording] = useState<Duty>();
  const groups = Map.groupBy(query.data ?? [], (duty) => groupOf(duty, now));
  return (
    <main className="page">
      <div className="page-head">
        <div>
          <h1>{t.title}</h1>
          <span className="muted">{t.lead}</span>
        </div>
      </div>
      {query.isPending && <Skeleton rows={9} />}
      {query.isError && <Failure error={query.error} retry={query.refetch} />}
      {query.data?.length === 0 && (
        <div className="blank">
          <strong>{t.none}</strong>
          <p>{t.noneHint}</p>
          <Link to="/pledges">{compliance.toPledges}</Link>
        </div>
      )}
      {GROUPS.map((group) => {
        const duties = groups.get(group) ?? [];
        if (duties.length === 0) return null;
        return (
          <section key={group} aria-labelledby={`duties-${group}`}>
            <h2 id={`duties-${group}`} className="group-head">
              {t[group]} <span className="muted">{duties.length}</span>
            </h2>
            <ul className="duties">
              {duties.map((duty) => (
                <DutyLine
                  key={duty.clause}
                  duty={duty}
                  begun={group !== 'ahead'}
                  record={() => setRecording(duty)}
                />
              ))}
            </ul>
          </section>
        );
      })}
      {recording && <RecordForm duty={recording} close={() => setRecording(undefined)} />}
    </main>
  );
}
