import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { Page, Read } from '../frame/Page.tsx';
import { useLanguage, useTexts } from '../texts/language.tsx';
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
  const query = useQuery(dutiesQuery(language));
  const [recording, setRecording] = useState<Duty>();
  return (
    <Page title={t.title} lead={t.lead}>
      <Read
        query={query}
        rows={9}
        none={{
          when: (duties) => duties.length === 0,
          title: t.none,
          hint: t.noneHint,
          to: <Link to="/pledges">{compliance.toPledges}</Link>,
        }}
      >
        {(duties) => <Groups duties={duties} record={setRecording} />}
      </Read>
      {recording && <RecordForm duty={recording} close={() => setRecording(undefined)} />}
    </Page>
  );
}

function Groups({ duties, record }: { duties: readonly Duty[]; record(duty: Duty): void }) {
  const { duty: t } = useTexts();
  const now = useMinute();
  const groups = Map.groupBy(duties, (duty) => groupOf(duty, now));
  return GROUPS.map((group) => {
    const some = groups.get(group) ?? [];
    if (some.length === 0) return null;
    return (
      <section key={group} aria-labelledby={`duties-${group}`}>
        <h2 id={`duties-${group}`} className="group-head">
          {t[group]} <span className="muted">{some.length}</span>
        </h2>
        <ul className="duties">
          {some.map((duty) => (
            <DutyLine key={duty.clause} duty={duty} begun={group !== 'ahead'} record={() => record(duty)} />
          ))}
        </ul>
      </section>
    );
  });
}
