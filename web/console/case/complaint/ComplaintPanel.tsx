import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import type { StaffCaseView } from '../../../../src/keep/case/shape.ts';
import { useMay } from '../../session/session.ts';
import { useTexts } from '../../texts/language.tsx';
import { Fact } from '../side/Fact.tsx';
import { Group } from '../side/Group.tsx';
import { type ComplaintAct, ComplaintForm } from './ComplaintForm.tsx';
import { Disputes } from './Disputes.tsx';
import { PreventionList } from './PreventionList.tsx';
import { complaintQuery } from './queries.ts';

/** How grave a complaint is, who stays with it, what was decided and why it came; what keeps it from coming again. */
export function ComplaintPanel({ view }: { view: StaffCaseView }) {
  const { complaint: t } = useTexts();
  const may = useMay('case:work');
  const [act, ask] = useState<ComplaintAct>();
  const read = useQuery({ ...complaintQuery(view.number), enabled: view.kind === 'complaint' });
  const one = read.data;
  if (!one?.complaint) return null;
  const { assessment, follower, decision, cause, missing, over } = one;
  const button = (name: ComplaintAct, words: string, open = !over) =>
    may && open ? (
      <Button size="small" onClick={() => ask(name)}>
        {words}
      </Button>
    ) : null;
  const graded = assessment && t.severities[assessment.severity];
  return (
    <Group
      name="complaint"
      title={one.major ? t.major : t.title}
      summary={graded ?? t.none}
      needed={one.major && missing.length > 0 && view.stage === 'replied'}
      open
    >
      {missing.length > 0 && (
        <p className="state broken">{t.missingLead(missing.map((what) => t.missing[what]).join(' · '))}</p>
      )}
      <dl className="facts">
        {view.sought && <Fact name={t.sought}>{view.sought}</Fact>}
        <Line
          name={t.severity}
          words={
            assessment &&
            [graded, assessment.safety ? t.unsafe : t.safe, t.impacts[assessment.impact]].join(' · ')
          }
          none={t.none}
        >
          {button('assessment', assessment ? t.assessAgain : t.assess)}
        </Line>
        <Line name={t.follower} words={follower?.name} none={t.nobody}>
          {button('follower', t.nameFollower)}
        </Line>
        <Line name={t.decision} words={decision && t.decisions[decision]}>
          {button('decision', decision ? t.decideAgain : t.decide, !over && view.stage !== 'received')}
        </Line>
        <Line name={t.cause} words={cause && t.causes[cause]}>
          {button('cause', t.findCause)}
        </Line>
      </dl>
      <h3>{t.preventions}</h3>
      <PreventionList of={one.preventions} list="case" />
      {button('preventions', t.plan, true)}
      <h3>{t.disputes}</h3>
      <Disputes number={view.number} of={one.disputes} may={may} />
      {button('disputes', t.dispute, true)}
      {act && <ComplaintForm number={view.number} act={act} close={() => ask(undefined)} />}
    </Group>
  );
}

function Line({
  name,
  words,
  none = '—',
  children,
}: {
  name: string;
  words: string | null | undefined;
  none?: string;
  children: ReactNode;
}) {
  return (
    <Fact name={name}>
      {words ?? <span className="muted">{none}</span>} {children}
    </Fact>
  );
}
