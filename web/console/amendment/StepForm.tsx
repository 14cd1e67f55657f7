import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Checkbox, Form, Input, Select } from 'antd';
import { call } from '../api/call.ts';
import { Refused } from '../case/Refused.tsx';
import { useTexts } from '../texts/language.tsx';
import { useMinute } from '../time/now.ts';
import { civil, isoDay } from '../time/zone.ts';
import { unitsQuery } from '../worklist/queries.ts';
import type { Amendment, Approval, Assessment, JointReview } from './queries.ts';

type Values = Assessment | JointReview | Approval;
type FormStep = 'assess' | 'joint-review' | 'approve';

/** Whether a step is taken by filling in the form here. */
export const isForm = (step: Amendment['next']): step is FormStep =>
  step === 'assess' || step === 'joint-review' || step === 'approve';

/** What the next step of an amendment has to say. */
export function StepForm({ id, step, major }: { id: string; step: FormStep; major: boolean }) {
  const { amendment: t } = useTexts();
  const client = useQueryClient();
  const today = isoDay(civil(useMinute()).day);
  const save = useMutation({
    mutationFn: (values: Values) => call<Amendment>('POST', `/staff/pledges/${id}/${step}`, values),
    onSuccess: (told) => client.setQueryData(['amendment', id], told),
  });
  const initial = {
    assess: { trigger: 'law-or-regulation', major: false },
    'joint-review': {
      opinions: [
        { opinion: 'agree', text: '' },
        { opinion: 'agree', text: '' },
      ],
    },
    approve: { date: today },
  }[step];
  return (
    <Form
      layout="vertical"
      requiredMark={false}
      initialValues={initial}
      onFinish={(values: Values) => save.mutate(values)}
    >
      <h2>{t.steps[step]}</h2>
      {step === 'assess' && <AssessFields />}
      {step === 'joint-review' && <OpinionFields />}
      {step === 'approve' && <ApproveFields major={major} />}
      <Refused error={save.error} pledge={undefined} />
      <Button type="primary" htmlType="submit" loading={save.isPending}>
        {t.save}
      </Button>
    </Form>
  );
}

function useRequired() {
  const { frame } = useTexts();
  return { required: true, whitespace: true, message: frame.required };
}

function AssessFields() {
  const { amendment: t } = useTexts();
  const required = useRequired();
  const options = Object.entries(t.triggers).map(([value, label]) => ({ value, label }));
  return (
    <>
      <Form.Item name="trigger" label={t.trigger}>
        <Select options={options} />
      </Form.Item>
      <Form.Item name="reason" label={t.reason} extra={t.reasonHint} rules={[required]}>
        <Input.TextArea rows={3} maxLength={2_000} />
      </Form.Item>
      <Form.Item name="assessment" label={t.assessment} rules={[required]}>
        <Input.TextArea rows={5} maxLength={20_000} />
      </Form.Item>
      <Form.Item name="major" valuePropName="checked">
        <Checkbox>{t.major}</Checkbox>
      </Form.Item>
    </>
  );
}

function OpinionFields() {
  const { amendment: t } = useTexts();
  const required = useRequired();
  const units = (useQuery(unitsQuery).data ?? []).filter(({ active }) => active);
  const opinions = Object.entries(t.opinions).map(([value, label]) => ({ value, label }));
  return (
    <Form.List name="opinions">
      {(fields, { add }) => (
        <>
          {fields.map(({ key, name }) => (
            <fieldset key={key} className="opinion">
              <Form.Item name={[name, 'unit']} label={t.unit} rules={[required]}>
                <Select options={units.map((unit) => ({ value: unit.name, label: unit.name }))} />
              </Form.Item>
              <Form.Item name={[name, 'opinion']} label={t.opinion}>
                <Select options={opinions} />
              </Form.Item>
              <Form.Item name={[name, 'text']} label={t.opinionText}>
                <Input.TextArea rows={2} maxLength={5_000} />
              </Form.Item>
            </fieldset>
          ))}
          {fields.length < units.length && (
            <p>
              <Button onClick={() => add({ opinion: 'agree', text: '' })}>{t.addOpinion}</Button>
            </p>
          )}
        </>
      )}
    </Form.List>
  );
}

function ApproveFields({ major }: { major: boolean }) {
  const { amendment: t } = useTexts();
  const required = useRequired();
  const rules = major ? [required] : [];
  return (
    <>
      <p className="muted">{t.fourEyes}</p>
      <Form.Item name="body" label={t.body} rules={rules}>
        <Input maxLength={200} />
      </Form.Item>
      <Form.Item name="minutes" label={t.minutes} rules={rules}>
        <Input.TextArea rows={5} maxLength={20_000} />
      </Form.Item>
      <Form.Item name="date" label={t.date} rules={[required]}>
        <Input type="date" />
      </Form.Item>
    </>
  );
}
