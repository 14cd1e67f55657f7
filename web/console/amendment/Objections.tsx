import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Form, Input, Segmented } from 'antd';
import { useState } from 'react';
import { call } from '../api/call.ts';
import { Refused } from '../case/Refused.tsx';
import { useMay } from '../session/session.ts';
import { useTexts } from '../texts/language.tsx';
import type { Amendment } from './queries.ts';

const WAYS = ['withdraw-objection', 'overrule'] as const;
type Way = (typeof WAYS)[number];

/** The departments that disagree, and the two ways in which that is settled; nothing is approved before. */
export function Objections({ id, objectors }: { id: string; objectors: readonly string[] }) {
  const { amendment: t } = useTexts();
  return (
    <section aria-labelledby="objections" className="objections">
      <h2 id="objections">{t.objections}</h2>
      <p>{t.objectionsHint}</p>
      {objectors.map((unit) => (
        <Objection key={unit} id={id} unit={unit} />
      ))}
    </section>
  );
}

function Objection({ id, unit }: { id: string; unit: string }) {
  const { amendment: t, frame } = useTexts();
  const client = useQueryClient();
  const may = { 'withdraw-objection': useMay('pledge:edit'), overrule: useMay('pledge:publish') };
  const [way, setWay] = useState<Way>('withdraw-objection');
  const save = useMutation({
    mutationFn: (values: object) =>
      call<Amendment>('POST', `/staff/pledges/${id}/${way}`, { unit, ...values }),
    onSuccess: (told) => client.setQueryData(['amendment', id], told),
  });
  const required = { required: true, whitespace: true, message: frame.required };
  return (
    <fieldset className="opinion">
      <legend>{t.disagrees(unit)}</legend>
      {may[way] && (
        <Form layout="vertical" requiredMark={false} onFinish={(values: object) => save.mutate(values)}>
          <Form.Item>
            <Segmented
              aria-label={t.settle}
              value={way}
              onChange={setWay}
              options={WAYS.filter((one) => may[one]).map((one) => ({ value: one, label: t.steps[one] }))}
            />
          </Form.Item>
          {way === 'overrule' && (
            <>
              <p className="muted">{t.fourEyes}</p>
              <Form.Item name="body" label={t.body} rules={[required]}>
                <Input maxLength={200} />
              </Form.Item>
            </>
          )}
          <Form.Item name="reason" label={t.settleReason} extra={t.settleReasonHint} rules={[required]}>
            <Input.TextArea rows={3} maxLength={2_000} />
          </Form.Item>
          <Refused error={save.error} pledge={undefined} />
          <Button type="primary" htmlType="submit" loading={save.isPending}>
            {t.save}
          </Button>
        </Form>
      )}
    </fieldset>
  );
}
