import { Link } from '@tanstack/react-router';
import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import { yuan } from '../../../../src/keep/case/remedy/remedy.ts';
import { Ask } from '../../frame/Ask.tsx';
import { useMay } from '../../session/session.ts';
import { useChange } from '../../settings/change.ts';
import { useTexts } from '../../texts/language.tsx';
import type { Texts } from '../../texts/zh.ts';
import { useMinute } from '../../time/now.ts';
import { sayWhen } from '../../time/say.ts';
import type { Remedy } from './queries.ts';
import '../complaint/complaint.css';

const wordsOf = ({ remedy: t }: Texts, { kind, amountFen }: Remedy): string =>
  amountFen === null ? t.kinds[kind] : `${t.kinds[kind]} ${t.amount(yuan(amountFen))}`;

const LOOK = {
  proposed: 'none',
  promised: 'running',
  overdue: 'broken',
  missed: 'broken',
  delivered: 'kept',
  refused: 'none',
} as const;

/** What is promised and not there any more in time, or is said not to have arrived, says so. */
const standing = ({ state, overdue, missed }: Remedy): keyof typeof LOOK =>
  missed ? 'missed' : overdue ? 'overdue' : state;

function detail(texts: Texts, one: Remedy, now: number): string {
  const { remedy: t } = texts;
  return [
    one.particulars,
    t.proposedBy(one.proposedBy),
    one.decidedBy && t.decidedBy(one.decidedBy),
    one.deliveredAt
      ? t.deliveredAt(sayWhen(texts, one.deliveredAt, now))
      : one.dueAt && t.due(sayWhen(texts, one.dueAt, now)),
    one.evidence,
  ]
    .filter(Boolean)
    .join(' · ');
}

/** Remedies with where each stands, and what is to be done about it. */
export function RemedyList({
  of,
  list,
  cases = false,
}: {
  of: readonly Remedy[];
  list: string;
  cases?: boolean;
}) {
  const texts = useTexts();
  const { remedy: t, frame } = texts;
  const may = useMay('case:work');
  const now = useMinute();
  const change = useChange(list);
  const [delivering, setDelivering] = useState<Remedy>();
  const path = ({ number, id }: Remedy) => `/staff/cases/${encodeURIComponent(number)}/remedies/${id}`;
  const decide = (one: Remedy, approved: boolean) =>
    change.mutate({
      method: 'POST',
      path: `${path(one)}/${approved ? 'approval' : 'refusal'}`,
      said: approved ? t.approved : t.refusedNow,
    });
  return (
    <>
      <ul className="measures">
        {of.map((one) => (
          <li key={one.id}>
            <div>
              <strong>{wordsOf(texts, one)}</strong>
              <small className="muted">
                {detail(texts, one, now)}
                {cases && (
                  <>
                    {' · '}
                    <Link to="/cases/$number" params={{ number: one.number }}>
                      {one.title}
                    </Link>
                  </>
                )}
              </small>
            </div>
            <span className={`state ${LOOK[standing(one)]}`}>{t.states[standing(one)]}</span>
            {one.decidable && (
              <>
                <Button size="small" type="primary" onClick={() => decide(one, true)}>
                  {t.approve}
                </Button>
                <Button size="small" onClick={() => decide(one, false)}>
                  {t.refuse}
                </Button>
              </>
            )}
            {may && (one.state === 'promised' || one.missed) && (
              <Button
                size="small"
                aria-label={t.deliverOf(wordsOf(texts, one))}
                onClick={() => setDelivering(one)}
              >
                {t.deliver}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {delivering && (
        <Ask
          title={t.deliverOf(wordsOf(texts, delivering))}
          ok={frame.save}
          list={list}
          path={`${path(delivering)}/delivery`}
          said={t.delivered}
          close={() => setDelivering(undefined)}
        >
          <Form.Item
            name="evidence"
            label={t.evidence}
            rules={[{ required: true, whitespace: true, message: frame.required }]}
          >
            <Input.TextArea rows={3} maxLength={2_000} />
          </Form.Item>
        </Ask>
      )}
    </>
  );
}
