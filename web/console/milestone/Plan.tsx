import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { Page, Read } from '../frame/Page.tsx';
import { useLanguage } from '../texts/language.tsx';
import { useMinute } from '../time/now.ts';
import { sayDays } from '../time/say.ts';
import { DeliverableLine } from './DeliverableLine.tsx';
import { DeliveryForm } from './DeliveryForm.tsx';
import { type Deliverable, type Phase, type PlanOfLetter, planQuery } from './queries.ts';
import { Bar, Months } from './Timeline.tsx';
import { trackOf } from './track.ts';
import '../duty/duty.css';
import './milestone.css';

/** The roll-out of the letter in force: phases over time, what is delivered and what is late. */
export function Plan() {
  const { language, texts } = useLanguage();
  const { milestone: t, compliance } = texts;
  const query = useQuery(planQuery(language));
  const pledge = query.data?.pledge;
  return (
    <Page
      title={t.title}
      className="roll-out"
      lead={pledge && t.lead(pledge.title, pledge.version)}
      action={query.data && <Summary plan={query.data} />}
    >
      <Read
        query={query}
        rows={9}
        none={{
          when: (plan) => !plan?.phases.length,
          title: t.none,
          hint: t.noneHint,
          to: <Link to="/pledges">{compliance.toPledges}</Link>,
        }}
      >
        {(plan) => plan && <Phases plan={plan} />}
      </Read>
    </Page>
  );
}

function Summary({ plan: { phases } }: { plan: PlanOfLetter }) {
  const { milestone: t } = useLanguage().texts;
  const owed = phases
    .flatMap(({ deliverables }) => deliverables)
    .filter(({ state }) => state !== 'cancelled');
  const there = owed.filter(({ deliveredAt }) => deliveredAt !== null);
  const late = owed.filter(({ state, deliveredAt }) => state === 'broken' && deliveredAt === null);
  if (owed.length === 0) return null;
  return (
    <p className="sum">
      <strong>{t.summary(String(there.length), String(owed.length))}</strong>
      {late.length > 0 && <span className="state broken">{t.overdue(String(late.length))}</span>}
    </p>
  );
}

function Phases({ plan }: { plan: PlanOfLetter }) {
  const { milestone: t } = useLanguage().texts;
  const now = useMinute();
  const track = trackOf(plan.phases);
  const [recording, setRecording] = useState<{ phase: Phase; deliverable: Deliverable }>();
  return (
    <>
      {track && <Months track={track} now={now} />}
      <ol className="phases" aria-label={t.timeline}>
        {plan.phases.map((phase) => (
          <li key={phase.clause}>
            {track && <Bar phase={phase} track={track} now={now} />}
            <PhaseHead phase={phase} />
            <ul className="deliverables">
              {phase.deliverables.map((deliverable) => (
                <DeliverableLine
                  key={deliverable.key}
                  one={deliverable}
                  begun={phase.state !== 'ahead'}
                  record={() => setRecording({ phase, deliverable })}
                />
              ))}
            </ul>
          </li>
        ))}
      </ol>
      {recording && <DeliveryForm {...recording} close={() => setRecording(undefined)} />}
    </>
  );
}

const LOOK = {
  kept: 'kept',
  broken: 'broken',
  running: 'running',
  ahead: 'none',
  cancelled: 'none',
} as const;

function PhaseHead({ phase }: { phase: Phase }) {
  const { texts } = useLanguage();
  const { milestone: t } = texts;
  const { text, from, to, state, owner, outlets } = phase;
  const now = useMinute();
  const say = (first: string, last: string) => sayDays(texts, { from: first, to: last }, now);
  return (
    <div className="phase-head">
      <h2>{text}</h2>
      <span className={`state ${LOOK[state]}`}>{t.states[state]}</span>
      <p className="muted">
        {from && to ? say(from, to) : to ? t.by(say(to, to)) : null}
        {owner && <span className="tag">{t.owner(owner)}</span>}
        {outlets.length > 0 && <span className="tag">{t.outlets(outlets.join(t.between))}</span>}
      </p>
    </div>
  );
}
