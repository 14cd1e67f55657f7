import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import { Ask } from '../frame/Ask.tsx';
import { useTexts } from '../texts/language.tsx';

type Said = Readonly<Partial<Record<'name' | 'phone' | 'email', string>>>;

/** Who reported, if they said so: sealed until somebody opens it and says why. It is kept no longer than the page is open. */
export function Identity({ number, named }: { number: string; named: boolean }) {
  const { supervision: t, frame, case: labels } = useTexts();
  const [asking, setAsking] = useState(false);
  const [said, setSaid] = useState<Said>();
  return (
    <section aria-labelledby="identity">
      <h2 id="identity">{t.identity}</h2>
      {!named && <p className="muted">{t.anonymous}</p>}
      {named && !said && (
        <>
          <p className="muted">{t.named}</p>
          <Button onClick={() => setAsking(true)}>{t.open}</Button>
        </>
      )}
      {said && (
        <dl className="facts">
          {said.name && <Line name={labels.contactName} words={said.name} />}
          {said.phone && <Line name={labels.phone} words={said.phone} />}
          {said.email && <Line name={labels.email} words={said.email} />}
        </dl>
      )}
      {asking && (
        <Ask
          title={t.open}
          ok={t.open}
          list="reports"
          path={`/staff/supervision/${encodeURIComponent(number)}/identity`}
          said={t.opened}
          done={(answer) => setSaid(answer as Said)}
          close={() => setAsking(false)}
        >
          <p className="muted">{t.openLead}</p>
          <Form.Item
            name="reason"
            label={t.reason}
            rules={[{ required: true, whitespace: true, message: frame.required }]}
          >
            <Input.TextArea rows={3} maxLength={1_000} />
          </Form.Item>
        </Ask>
      )}
    </section>
  );
}

const Line = ({ name, words }: { name: string; words: string }) => (
  <div>
    <dt>{name}</dt>
    <dd>{words}</dd>
  </div>
);
