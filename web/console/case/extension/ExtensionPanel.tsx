import { queryOptions, useQuery } from '@tanstack/react-query';
import { Button, Input, Select } from 'antd';
import { useState } from 'react';
import type { ExtensionsView } from '../../../../src/keep/case/extension/shape.ts';
import type { StaffCaseView } from '../../../../src/keep/case/shape.ts';
import { get } from '../../api/call.ts';
import { useMay } from '../../session/session.ts';
import { useChange } from '../../settings/change.ts';
import { useTexts } from '../../texts/language.tsx';
import { listed } from '../../texts/word.ts';
import { useMinute } from '../../time/now.ts';
import { sayFully } from '../../time/say.ts';
import { Decide } from '../approval/Decide.tsx';
import { Group } from '../side/Group.tsx';
import '../approval/approval.css';
import { Labelled } from '../approval/Labelled.tsx';

const pathOf = (number: string) => `/staff/cases/${encodeURIComponent(number)}/extensions`;

const extensionsQuery = (number: string) =>
  queryOptions({
    queryKey: ['case', number, 'extensions'],
    queryFn: () => get<ExtensionsView>(pathOf(number)),
  });

const keyOf = ({ clause, round }: ExtensionsView['open'][number]) => `${clause} ${round}`;

/** The one to ask for first: what the user waits for most, then what ends last. */
function usual(open: ExtensionsView['open']): ExtensionsView['open'][number] | undefined {
  return open.toSorted((a, b) => Date.parse(b.dueAt) - Date.parse(a.dueAt))[0];
}

function Ask({ number, open }: { number: string; open: ExtensionsView['open'] }) {
  const texts = useTexts();
  const { extension: t } = texts;
  const now = useMinute();
  const [writing, setWriting] = useState(false);
  const [chosen, choose] = useState<string>();
  const [length, setLength] = useState('3wd');
  const [reason, setReason] = useState('');
  const change = useChange('case');
  const clock = open.find((one) => keyOf(one) === chosen) ?? usual(open);
  if (!clock) return null;
  if (!writing) return <Button onClick={() => setWriting(true)}>{t.ask}</Button>;
  return (
    <form
      className="asking"
      onSubmit={(event) => {
        event.preventDefault();
        const body = { clause: clock.clause, round: clock.round, length, reason: reason.trim() };
        change.mutate(
          { method: 'POST', path: pathOf(number), body, said: t.asked },
          { onSuccess: () => setWriting(false) },
        );
      }}
    >
      <Labelled label={t.clock}>
        {(id) => (
          <Select
            id={id}
            value={keyOf(clock)}
            onChange={choose}
            options={open.map((one) => ({ value: keyOf(one), label: one.text }))}
          />
        )}
      </Labelled>
      <p className="clue">{t.was(sayFully(texts, clock.dueAt, now))}</p>
      <Labelled label={t.length}>
        {(id) => <Select id={id} value={length} onChange={setLength} options={listed(t.lengths)} />}
      </Labelled>
      <Labelled label={t.reason}>
        {(id) => (
          <Input.TextArea
            id={id}
            value={reason}
            placeholder={t.reasonExample}
            maxLength={2000}
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
  );
}

/** More time for a clock of the case: what was asked, decided and came of it. */
export function ExtensionPanel({ view }: { view: StaffCaseView }) {
  const texts = useTexts();
  const { extension: t } = texts;
  const now = useMinute();
  const works = useMay('case:work');
  const extensions = useQuery(extensionsQuery(view.number)).data;
  if (!extensions) return null;
  const { items, open } = extensions;
  if (items.length === 0 && (open.length === 0 || !works)) return null;
  const last = items.at(-1);
  return (
    <Group
      name="extension"
      title={t.title}
      summary={last && (last.verdict ? t.verdict[last.verdict] : t.state[last.state])}
      needed={items.some(({ mayDecide }) => mayDecide)}
    >
      <p className="clue">{t.lead}</p>
      {items.map((one) => (
        <div className="request" key={one.id}>
          <p>
            {one.text}{' '}
            <span className="tag">{one.verdict ? t.verdict[one.verdict] : t.state[one.state]}</span>
          </p>
          <p className="words">
            {t.lengths[one.length as keyof typeof t.lengths] ?? one.length} · {one.reason}
          </p>
          <p className="clue">
            {one.dueAt && `${t.due(sayFully(texts, one.dueAt, now))} · `}
            {t.by(one.requestedBy ?? '—', sayFully(texts, one.requestedAt, now))}
            {one.decidedBy && ` · ${t.decidedBy(one.decidedBy)}`}
          </p>
          {one.mayDecide && <Decide path={`${pathOf(view.number)}/${one.id}`} texts={t} />}
        </div>
      ))}
      {works && <Ask number={view.number} open={open} />}
    </Group>
  );
}
