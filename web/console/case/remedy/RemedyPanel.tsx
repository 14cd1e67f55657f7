import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import type { StaffCaseView } from '../../../../src/keep/case/shape.ts';
import { useMay } from '../../session/session.ts';
import { useTexts } from '../../texts/language.tsx';
import { Group } from '../side/Group.tsx';
import { caseRemediesQuery } from './queries.ts';
import { RemedyForm } from './RemedyForm.tsx';
import { RemedyList } from './RemedyList.tsx';

/** What was offered to the user of a case to make it good, and whether it has come. */
export function RemedyPanel({ view }: { view: StaffCaseView }) {
  const { remedy: t } = useTexts();
  const may = useMay('case:work');
  const [proposing, setProposing] = useState(false);
  const remedies = useQuery(caseRemediesQuery(view.number)).data;
  if (!remedies || (remedies.length === 0 && (!may || view.stage === 'withdrawn' || view.stage === 'merged')))
    return null;
  const pressing = remedies.some(({ decidable, overdue, missed }) => decidable || overdue || missed);
  return (
    <Group
      name="remedy"
      title={t.title}
      summary={remedies.length === 0 ? t.none : t.count(remedies.length)}
      needed={pressing}
    >
      {remedies.length > 0 && <RemedyList of={remedies} list="case" />}
      {may && (
        <Button size="small" onClick={() => setProposing(true)}>
          {t.propose}
        </Button>
      )}
      {proposing && <RemedyForm number={view.number} close={() => setProposing(false)} />}
    </Group>
  );
}
