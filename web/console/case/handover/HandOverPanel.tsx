import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import type { HandOversView } from '../../../../src/keep/case/dispatch/shape.ts';
import type { StaffCaseView } from '../../../../src/keep/case/shape.ts';
import { useMay } from '../../session/session.ts';
import { useTexts } from '../../texts/language.tsx';
import { useMinute } from '../../time/now.ts';
import { sayFully } from '../../time/say.ts';
import { Group } from '../side/Group.tsx';
import { HandOverForm } from './HandOverForm.tsx';
import { Holdings } from './Holdings.tsx';
import { handOversQuery, type Verb } from './queries.ts';
import { Tasks } from './Tasks.tsx';
import './handover.css';

/** Where the catalogue would send it, and why. */
function Advice({ view, hands }: { view: StaffCaseView; hands: HandOversView }) {
  const { handover: t } = useTexts();
  const { advice } = hands;
  if (!advice) return null;
  const place = advice.outlet ? t.outlet(advice.outlet) : advice.area ? t.area(advice.area) : t.anyPlace;
  const assist = advice.assist.map(({ name }) => name).join(t.between);
  return (
    <p className="muted">
      {advice.unit.id === view.unit?.id ? t.adviceSame : <strong>{t.advice(advice.unit.name)}</strong>}
      <br />
      {t.because(advice.category ?? t.anyCategory, place)}
      {assist && (
        <>
          <br />
          {t.assistants(assist)}
        </>
      )}
    </p>
  );
}

/** What units say about a dispatch, and what was decided. */
function Objections({ hands }: { hands: HandOversView }) {
  const texts = useTexts();
  const { handover: t } = texts;
  const now = useMinute();
  return (
    <>
      {hands.objections.map((one) => (
        <div key={one.seq} className={one.settledAt === null ? 'objection waits' : 'objection'}>
          {one.outcome === null ? (
            <>
              <strong>{t.objects(one.unit.name)}</strong>
              {one.wanted && <> · {t.wants(one.wanted.name)}</>}
              {one.reason && <p className="letter">{one.reason}</p>}
              <p className="muted">
                {t.decides(one.reviewer?.name ?? t.anyManager, sayFully(texts, one.dueAt, now))}
              </p>
            </>
          ) : (
            <p className="muted">
              {t.settled[one.outcome](one.unit.name, one.to?.name ?? '')}
              {one.byCatalogue ? ` · ${t.byCatalogue}` : one.decidedBy && ` · ${one.decidedBy}`}
            </p>
          )}
        </div>
      ))}
    </>
  );
}

/** Whose the case is, was and should be, who assists, and what can be done about it. */
export function HandOverPanel({ view }: { view: StaffCaseView }) {
  const texts = useTexts();
  const { handover: t } = texts;
  const now = useMinute();
  const works = useMay('case:work');
  const hands = useQuery(handOversQuery(view.number)).data;
  const [asked, ask] = useState<{ readonly verb: Verb; readonly task?: number }>();
  if (!hands || (view.unit === null && !hands.advice)) return null;
  const { owner, bounces, open } = hands;
  const waits = hands.objections.some(({ settledAt }) => settledAt === null);
  const mine = hands.tasks.some(({ state, refusal }) => (state === 'open' || state === 'late') && !refusal);
  const verbs = (
    [
      ['decide-objection', open.decide],
      ['hand-over', open.handOver],
      ['tasks', open.giveTask],
      ['object', open.object],
    ] as const
  ).filter(([, barrier]) => works && barrier === null);
  const who = view.unit === null ? t.notYet : (owner?.name ?? t.nobody);
  return (
    <Group
      name="handover"
      title={t.title}
      summary={[who, bounces > 0 && t.bounced(bounces)].filter(Boolean).join(' · ')}
      needed={waits || mine}
    >
      {view.unit && (
        <p>
          {view.unit.name} · {who}
          {hands.awayUntil && (
            <span className="tag red">{t.away(sayFully(texts, hands.awayUntil, now))}</span>
          )}
        </p>
      )}
      <Advice view={view} hands={hands} />
      <Objections hands={hands} />
      <Tasks view={view} hands={hands} finish={(task) => ask({ verb: 'done', task })} />
      {verbs.length > 0 && (
        <div className="actions">
          {verbs.map(([verb]) => (
            <Button key={verb} onClick={() => ask({ verb })}>
              {t.act[verb]}
            </Button>
          ))}
        </div>
      )}
      <Holdings hands={hands} />
      {asked && <HandOverForm view={view} hands={hands} {...asked} close={() => ask(undefined)} />}
    </Group>
  );
}
