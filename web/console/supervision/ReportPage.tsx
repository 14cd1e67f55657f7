import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import { Choice } from '../case/complaint/ComplaintForm.tsx';
import { Ask } from '../frame/Ask.tsx';
import { Page, Read } from '../frame/Page.tsx';
import { useTexts } from '../texts/language.tsx';
import { useMinute } from '../time/now.ts';
import { sayFully, sayWhen } from '../time/say.ts';
import { Identity } from './Identity.tsx';
import { type Report, reportQuery } from './queries.ts';
import { State } from './State.tsx';
import './supervision.css';

const route = getRouteApi('/frame/supervision/$number');

/** One report: what was written on both sides, its verification, who reported, and who has looked. */
export function ReportPage() {
  const { supervision: t } = useTexts();
  const { number } = route.useParams();
  const query = useQuery(reportQuery(number));
  return (
    <Page
      title={number}
      back={<Link to="/supervision">{t.back}</Link>}
      lead={t.noRevenge}
      className="supervision"
      action={query.data && <State of={query.data} />}
    >
      <Read query={query}>{(report) => <Whole report={report} />}</Read>
    </Page>
  );
}

function Whole({ report }: { report: Report }) {
  const texts = useTexts();
  const { supervision: t } = texts;
  const now = useMinute();
  const [asking, ask] = useState<'messages' | 'verification'>();
  const { number, unit, reportedAt, dueAt, verifiedAt, messages, reads } = report;
  return (
    <>
      <p className="muted">
        {t.columns.unit} {unit ?? t.noUnit} · {t.columns.reported} {sayFully(texts, reportedAt, now)}
        {dueAt && ` · ${t.columns.due} ${sayFully(texts, dueAt, now)}`}
      </p>
      <section aria-labelledby="talk">
        <h2 id="talk">{t.talk}</h2>
        <ol className="talk">
          {messages.map(({ author, body, at }) => (
            <li key={`${at} ${body}`} className={author}>
              <p className="muted">
                {author === 'reporter' ? t.reporter : t.inspector} · {sayWhen(texts, at, now)}
              </p>
              <p className="words">{body}</p>
            </li>
          ))}
        </ol>
        <div className="deeds">
          {verifiedAt === null && (
            <Button type="primary" onClick={() => ask('verification')}>
              {t.verify}
            </Button>
          )}
          <Button onClick={() => ask('messages')}>{t.write}</Button>
        </div>
      </section>
      <Identity number={number} named={report.named} />
      <section aria-labelledby="reads">
        <h2 id="reads">{t.reads}</h2>
        <ul className="reads">
          {reads.map(({ name, what, reason, at }) => (
            <li key={`${at} ${name} ${what}`}>
              {sayWhen(texts, at, now)} · {name} · {t.read[what]}
              {reason && `：${reason}`}
            </li>
          ))}
        </ul>
      </section>
      {asking && <Writing number={number} what={asking} close={() => ask(undefined)} />}
    </>
  );
}

function Writing({
  number,
  what,
  close,
}: {
  number: string;
  what: 'messages' | 'verification';
  close(): void;
}) {
  const { supervision: t, frame } = useTexts();
  const verifies = what === 'verification';
  return (
    <Ask
      title={verifies ? t.verify : t.write}
      ok={verifies ? t.verify : t.send}
      list="reports"
      path={`/staff/supervision/${encodeURIComponent(number)}/${what}`}
      said={verifies ? t.verified : t.sent}
      close={close}
    >
      {verifies && <Choice name="finding" label={t.finding} of={t.findings} />}
      <Form.Item
        name="body"
        label={verifies ? t.answer : t.write}
        rules={[{ required: true, whitespace: true, message: frame.required }]}
      >
        <Input.TextArea rows={6} maxLength={10_000} />
      </Form.Item>
    </Ask>
  );
}
