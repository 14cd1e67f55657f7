import { useQuery } from '@tanstack/react-query';
import { Button, Input, Select } from 'antd';
import { useState } from 'react';
import type { UrgeView } from '../../../../src/keep/case/ladder/view.ts';
import type { StaffCaseView } from '../../../../src/keep/case/shape.ts';
import { useChange } from '../../settings/change.ts';
import { useTexts } from '../../texts/language.tsx';
import { listed } from '../../texts/word.ts';
import { caseUrgesQuery } from '../../urge/queries.ts';
import { UrgeNote } from '../../urge/UrgeNote.tsx';
import { Group } from '../side/Group.tsx';

function Answer({ number, of }: { number: string; of: UrgeView }) {
  const t = useTexts().notice.urge;
  const [body, setBody] = useState('');
  const change = useChange('urges');
  return (
    <form
      className="urge-form"
      onSubmit={(event) => {
        event.preventDefault();
        const path = `/staff/cases/${encodeURIComponent(number)}/urges/${of.id}/answer`;
        change.mutate({ method: 'POST', path, body: { body }, said: t.answered });
      }}
    >
      <Input.TextArea
        aria-label={`${t.answer} ${of.document}`}
        placeholder={t.answer}
        value={body}
        maxLength={5000}
        autoSize={{ minRows: 3 }}
        onChange={({ target }) => setBody(target.value)}
      />
      <div>
        <Button type="primary" htmlType="submit" disabled={!body.trim()} loading={change.isPending}>
          {t.answerSend}
        </Button>
      </div>
    </form>
  );
}

function Issue({ number }: { number: string }) {
  const t = useTexts().notice.urge;
  const [writing, setWriting] = useState(false);
  const [reason, setReason] = useState('');
  const [limit, setLimit] = useState<string>('1wd');
  const change = useChange('urges');
  if (!writing) return <Button onClick={() => setWriting(true)}>{t.issue}</Button>;
  return (
    <form
      className="urge-form"
      onSubmit={(event) => {
        event.preventDefault();
        change.mutate(
          {
            method: 'POST',
            path: `/staff/cases/${encodeURIComponent(number)}/urges`,
            body: { reason, limit },
            said: t.issued,
          },
          {
            onSuccess: () => {
              setWriting(false);
              setReason('');
            },
          },
        );
      }}
    >
      <Input.TextArea
        aria-label={t.reason}
        placeholder={t.reason}
        value={reason}
        maxLength={5000}
        autoFocus
        autoSize={{ minRows: 3 }}
        onChange={({ target }) => setReason(target.value)}
      />
      <Select aria-label={t.limit} value={limit} onChange={setLimit} options={listed(t.limits)} />
      <div>
        <Button type="primary" htmlType="submit" disabled={!reason.trim()} loading={change.isPending}>
          {t.send}
        </Button>
      </div>
    </form>
  );
}

/** How high a case has risen, the supervision notices about it, their answers, and a new one. */
export function UrgePanel({ view }: { view: StaffCaseView }) {
  const { notice } = useTexts();
  const t = notice.urge;
  const urges = useQuery(caseUrgesQuery(view.number)).data;
  const level = view.next?.level ?? 0;
  if (!urges || (urges.items.length === 0 && !urges.mayUrge)) return null;
  const open = urges.items.filter(({ answeredAt }) => answeredAt === null);
  const summary =
    open.length > 0
      ? t.open(open.length)
      : urges.items.length > 0
        ? t.count(urges.items.length)
        : level > 100
          ? notice.level(level)
          : undefined;
  return (
    <Group name="urge" title={t.document} summary={summary} needed={open.some(({ mayAnswer }) => mayAnswer)}>
      {urges.items.map((one) => (
        <div key={one.id}>
          <UrgeNote of={one} />
          {one.mayAnswer && <Answer number={view.number} of={one} />}
        </div>
      ))}
      {urges.mayUrge && <Issue number={view.number} />}
    </Group>
  );
}
