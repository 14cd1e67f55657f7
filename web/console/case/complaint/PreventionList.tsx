import { Link } from '@tanstack/react-router';
import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import { Ask } from '../../frame/Ask.tsx';
import { useMay } from '../../session/session.ts';
import { useTexts } from '../../texts/language.tsx';
import { useMinute } from '../../time/now.ts';
import { sayDays, sayWhen } from '../../time/say.ts';
import type { Prevention } from './queries.ts';
import './complaint.css';

/** Preventive actions with their owners and days; they are closed here, with what shows that they were done. */
export function PreventionList({
  of,
  list,
  cases = false,
}: {
  of: readonly Prevention[];
  /** What is read anew when one is closed. */
  list: string;
  /** Whether to say which case each comes from. */
  cases?: boolean;
}) {
  const texts = useTexts();
  const { complaint: t, frame } = texts;
  const may = useMay('case:work');
  const now = useMinute();
  const [closing, setClosing] = useState<Prevention>();
  if (of.length === 0) return null;
  return (
    <>
      <ul className="measures">
        {of.map((one) => (
          <li key={one.id}>
            <div>
              <strong>{one.measure}</strong>
              <small className="muted">
                {one.doneAt === null
                  ? t.by(one.owner.name, sayDays(texts, { from: one.dueOn, to: one.dueOn }, now))
                  : `${one.owner.name} · ${t.doneOn(sayWhen(texts, one.doneAt, now))} · ${one.evidence}`}
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
            {one.overdue && <span className="state broken">{t.overdue}</span>}
            {may && one.doneAt === null && (
              <Button size="small" aria-label={t.doneOf(one.measure)} onClick={() => setClosing(one)}>
                {t.done}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {closing && (
        <Ask
          title={t.doneOf(closing.measure)}
          ok={frame.save}
          list={list}
          path={`/staff/preventions/${closing.id}/done`}
          said={t.recorded}
          close={() => setClosing(undefined)}
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
