import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import { Ask } from '../../frame/Ask.tsx';
import { useTexts } from '../../texts/language.tsx';
import { useMinute } from '../../time/now.ts';
import { sayDays } from '../../time/say.ts';
import { Choice, Day } from './ComplaintForm.tsx';
import type { Complaint } from './queries.ts';

type Dispute = Complaint['disputes'][number];

/** Where the user has taken the matter outside, and how it ended there. */
export function Disputes({ number, of, may }: { number: string; of: readonly Dispute[]; may: boolean }) {
  const texts = useTexts();
  const { complaint: t, frame } = texts;
  const now = useMinute();
  const [closing, setClosing] = useState<Dispute>();
  const say = (from: string, to = from) => sayDays(texts, { from, to }, now);
  if (of.length === 0) return null;
  return (
    <>
      <ul className="measures">
        {of.map((one) => (
          <li key={one.id}>
            <div>
              <strong>
                {t.forums[one.forum]} {one.reference}
              </strong>
              <small className="muted">
                {one.closedOn === null || one.outcome === null
                  ? t.since(say(one.openedOn))
                  : `${say(one.openedOn, one.closedOn)} · ${t.outcomes[one.outcome]}`}
                {one.note && ` · ${one.note}`}
              </small>
            </div>
            {may && one.outcome === null && (
              <Button
                size="small"
                aria-label={t.closeDisputeOf(t.forums[one.forum])}
                onClick={() => setClosing(one)}
              >
                {t.closeDispute}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {closing && (
        <Ask
          title={t.closeDisputeOf(t.forums[closing.forum])}
          ok={frame.save}
          list="case"
          path={`/staff/cases/${encodeURIComponent(number)}/disputes/${closing.id}/outcome`}
          said={t.recorded}
          close={() => setClosing(undefined)}
        >
          <Choice name="outcome" label={t.outcome} of={t.outcomes} />
          <Day name="closedOn" label={t.closedOn} />
          <Form.Item name="note" label={t.remark}>
            <Input.TextArea rows={3} maxLength={2_000} />
          </Form.Item>
        </Ask>
      )}
    </>
  );
}
