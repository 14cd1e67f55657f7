import { queryOptions, useQuery } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useState } from 'react';
import type { OverridesView } from '../../../../src/keep/case/override/shape.ts';
import type { StaffCaseView } from '../../../../src/keep/case/shape.ts';
import { get } from '../../api/call.ts';
import { useMay } from '../../session/session.ts';
import { useChange } from '../../settings/change.ts';
import { useTexts } from '../../texts/language.tsx';
import { useMinute } from '../../time/now.ts';
import { sayFully } from '../../time/say.ts';
import { Decide } from '../approval/Decide.tsx';
import { Group } from '../side/Group.tsx';
import '../approval/approval.css';
import { Labelled } from '../approval/Labelled.tsx';

const pathOf = (number: string) => `/staff/cases/${encodeURIComponent(number)}/overrides`;

const overridesQuery = (number: string) =>
  queryOptions({
    queryKey: ['case', number, 'overrides'],
    queryFn: () => get<OverridesView>(pathOf(number)),
  });

function Ask({ number, gate }: { number: string; gate: OverridesView['open'][number] }) {
  const { override: t } = useTexts();
  const [writing, setWriting] = useState(false);
  const [reason, setReason] = useState('');
  const change = useChange('case');
  return (
    <div className="request">
      <p>{gate.text}</p>
      <p className="clue">{gate.missing}</p>
      {writing ? (
        <form
          className="asking"
          onSubmit={(event) => {
            event.preventDefault();
            const body = { clause: gate.clause, reason };
            change.mutate({ method: 'POST', path: pathOf(number), body, said: t.asked });
          }}
        >
          <Labelled label={t.reason}>
            {(id) => (
              <Input.TextArea
                id={id}
                value={reason}
                maxLength={2000}
                autoFocus
                autoSize={{ minRows: 2 }}
                onChange={({ target }) => setReason(target.value)}
              />
            )}
          </Labelled>
          <p className="acts">
            <Button type="primary" htmlType="submit" disabled={!reason.trim()} loading={change.isPending}>
              {t.send}
            </Button>
          </p>
        </form>
      ) : (
        <Button onClick={() => setWriting(true)}>{t.ask}</Button>
      )}
    </div>
  );
}

/** Gates that hold the case up, and what was asked and decided about lifting them. */
export function OverridePanel({ view }: { view: StaffCaseView }) {
  const texts = useTexts();
  const { override: t } = texts;
  const now = useMinute();
  const works = useMay('case:work');
  const overrides = useQuery(overridesQuery(view.number)).data;
  if (!overrides || (overrides.items.length === 0 && overrides.open.length === 0)) return null;
  const waits = overrides.items.some(({ state }) => state === 'pending');
  const summary = waits
    ? t.waiting
    : overrides.open.length > 0
      ? t.barred(overrides.open.length)
      : t.state[overrides.items.at(-1)!.state];
  return (
    <Group
      name="override"
      title={t.title}
      summary={summary}
      needed={overrides.items.some(({ mayDecide }) => mayDecide)}
    >
      <p className="clue">{t.lead}</p>
      {overrides.items.map((one) => (
        <div className="request" key={one.id}>
          <p>
            {one.text} <span className="tag">{t.state[one.state]}</span>
          </p>
          <p className="words">{one.reason}</p>
          <p className="clue">
            {t.by(one.requestedBy ?? '—', sayFully(texts, one.requestedAt, now))}
            {one.decidedBy && ` · ${t.decidedBy(one.decidedBy)}`}
          </p>
          {one.mayDecide && (
            <Decide path={`${pathOf(view.number)}/${one.id}`} texts={t} sure={t.approveSure} />
          )}
        </div>
      ))}
      {works && overrides.open.map((gate) => <Ask key={gate.clause} number={view.number} gate={gate} />)}
    </Group>
  );
}
