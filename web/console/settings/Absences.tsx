import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Checkbox, Form, Input, Select } from 'antd';
import { useState } from 'react';
import { call } from '../api/call.ts';
import { Refused } from '../case/Refused.tsx';
import { absencesQuery } from '../dispatch/queries.ts';
import { fieldOf } from '../duty/EvidenceFields.tsx';
import { useMay, useSession } from '../session/session.ts';
import { useTexts } from '../texts/language.tsx';
import { useMinute } from '../time/now.ts';
import { sayFully } from '../time/say.ts';
import { colleaguesQuery } from '../worklist/queries.ts';
import { useChange } from './change.ts';
import './units.css';

interface Values {
  readonly staff?: number;
  readonly deputy: number;
  readonly from: string;
  readonly until: string;
  readonly returns: boolean;
}

function AbsenceForm({ close }: { close(): void }) {
  const { dispatch, frame } = useTexts();
  const t = dispatch.absence;
  const { staff } = useSession();
  const manages = useMay('dispatch:manage');
  const client = useQueryClient();
  const { message } = App.useApp();
  const now = useMinute();
  const people = (useQuery(colleaguesQuery).data ?? []).filter(({ active }) => active);
  const options = people.map(({ id, name }) => ({ value: id, label: name }));
  const required = { required: true, message: frame.required };
  const save = useMutation({
    mutationFn: ({ from, until, ...rest }: Values) =>
      call('POST', '/staff/absences', { ...rest, from: `${from}:00+08:00`, until: `${until}:00+08:00` }),
    onSuccess: () => {
      void message.success(t.entered);
      close();
      return client.invalidateQueries({ queryKey: ['absences'] });
    },
  });
  const select = <Select showSearch={{ optionFilterProp: 'label' }} options={options} />;
  return (
    <Form
      layout="vertical"
      className="absence-form"
      requiredMark={false}
      initialValues={{ ...(manages && { staff: staff.id }), from: fieldOf(now), returns: true }}
      onFinish={(values: Values) => save.mutate(values)}
    >
      <div className="pairs">
        {manages && (
          <Form.Item name="staff" label={t.person} rules={[required]}>
            {select}
          </Form.Item>
        )}
        <Form.Item name="deputy" label={t.deputy} rules={[required]}>
          {select}
        </Form.Item>
        <Form.Item name="from" label={t.from} rules={[required]}>
          <Input type="datetime-local" />
        </Form.Item>
        <Form.Item name="until" label={t.until} rules={[required]}>
          <Input type="datetime-local" />
        </Form.Item>
      </div>
      <Form.Item name="returns" valuePropName="checked">
        <Checkbox>{t.returns}</Checkbox>
      </Form.Item>
      <Refused error={save.error} pledge={undefined} />
      <div className="actions">
        <Button type="primary" htmlType="submit" loading={save.isPending}>
          {t.enter}
        </Button>
        <Button onClick={close}>{frame.cancel}</Button>
      </div>
    </Form>
  );
}

/** Who is away, and who has their cases meanwhile. */
export function Absences() {
  const texts = useTexts();
  const t = texts.dispatch.absence;
  const works = useMay('case:work');
  const now = useMinute();
  const absences = useQuery(absencesQuery).data ?? [];
  const [entering, enter] = useState(false);
  const end = useChange('absences');
  return (
    <section aria-labelledby="absences-title">
      <h2 id="absences-title">{t.title}</h2>
      <p className="muted">{t.lead}</p>
      {absences.length === 0 && <p className="muted">{t.none}</p>}
      <ul className="lines">
        {absences.map(({ id, person, deputy, from, until, returns, mine }) => (
          <li key={id}>
            <span className="name">
              {t.line(person.name, deputy.name)}
              <small className="muted">
                {t.span(sayFully(texts, from, now), sayFully(texts, until, now))} ·{' '}
                {returns ? t.comesBack : t.stays}
              </small>
            </span>
            {mine && works && (
              <Button
                type="text"
                onClick={() => end.mutate({ method: 'DELETE', path: `/staff/absences/${id}`, said: t.ended })}
              >
                {Date.parse(from) <= now ? t.end : t.cancel}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {works && !entering && <Button onClick={() => enter(true)}>{t.enter}</Button>}
      {entering && <AbsenceForm close={() => enter(false)} />}
    </section>
  );
}
