import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button, Checkbox, Form, Input, Select } from 'antd';
import { useState } from 'react';
import { call } from '../api/call.ts';
import { Refused } from '../case/Refused.tsx';
import { Page } from '../frame/Page.tsx';
import { useTexts } from '../texts/language.tsx';
import { listed, word } from '../texts/word.ts';
import { useMinute } from '../time/now.ts';
import { sayFully } from '../time/say.ts';
import './intake.css';

interface Receipt {
  readonly number: string;
  readonly accessCode: string;
  readonly clocks: readonly { readonly clause: string; readonly measure: string; readonly dueAt: string }[];
}

type Values = Record<string, string | undefined> & { consent?: never };

/** What was filled in, as the API takes it. */
function bodyOf({ name, phone, email, ...given }: Values) {
  const filled = (values: Record<string, unknown>) =>
    Object.fromEntries(
      Object.entries(values).filter(([, value]) => typeof value === 'string' && value.trim() !== ''),
    );
  const contact = filled({ name, phone, email });
  return { ...filled(given), ...(Object.keys(contact).length > 0 && { contact }), consent: true };
}

/** The first deadline of each kind, in order of time. */
function soonest(clocks: Receipt['clocks']): Receipt['clocks'] {
  const sorted = clocks.toSorted((a, b) => Date.parse(a.dueAt) - Date.parse(b.dueAt));
  return sorted.filter(
    ({ measure }, index) => sorted.findIndex((other) => other.measure === measure) === index,
  );
}

function Done({ receipt, again }: { receipt: Receipt; again(): void }) {
  const texts = useTexts();
  const { intake: t, words } = texts;
  const now = useMinute();
  return (
    <div className="receipt" role="status">
      <h2>{t.done}</h2>
      <p className="muted">{t.doneHint}</p>
      <dl>
        <div>
          <dt>{t.number}</dt>
          <dd>{receipt.number}</dd>
        </div>
        <div>
          <dt>{t.code}</dt>
          <dd>{receipt.accessCode}</dd>
        </div>
      </dl>
      {receipt.clocks.length > 0 && (
        <>
          <h3>{t.deadlines}</h3>
          <ul>
            {soonest(receipt.clocks).map(({ clause, measure, dueAt }) => (
              <li key={clause}>
                {word(words.measure, measure)} · {texts.case.due(sayFully(texts, dueAt, now))}
              </li>
            ))}
          </ul>
        </>
      )}
      <p className="after">
        <Link to="/cases/$number" params={{ number: receipt.number }}>
          {t.open}
        </Link>
        <Button onClick={again}>{t.another}</Button>
      </p>
    </div>
  );
}

/** Takes down what a user says by phone, at the counter or in a letter. */
export function Intake() {
  const { intake: t, words } = useTexts();
  const [form] = Form.useForm<Values>();
  const client = useQueryClient();
  const [receipt, setReceipt] = useState<Receipt>();
  const take = useMutation({
    mutationFn: (values: Values) => call<Receipt>('POST', '/staff/cases', bodyOf(values)),
    onSuccess: (made) => {
      setReceipt(made);
      return client.invalidateQueries({ queryKey: ['summary'] });
    },
  });
  return (
    <Page title={t.title} lead={t.lead} className="intake">
      {receipt ? (
        <Done
          receipt={receipt}
          again={() => {
            form.resetFields();
            setReceipt(undefined);
          }}
        />
      ) : (
        <Form
          form={form}
          layout="vertical"
          requiredMark={false}
          initialValues={{ channel: 'phone' }}
          onFinish={({ consent: _, ...values }) => take.mutate(values)}
        >
          <div className="pairs">
            <Form.Item name="channel" label={t.channel}>
              <Select options={listed(words.channel).filter(({ value }) => value !== 'api')} />
            </Form.Item>
            <Form.Item name="outlet" label={t.outlet}>
              <Input maxLength={100} />
            </Form.Item>
          </div>
          <Form.Item name="title" label={t.subject}>
            <Input maxLength={200} />
          </Form.Item>
          <Form.Item
            name="body"
            label={t.body}
            extra={t.bodyHint}
            rules={[{ required: true, whitespace: true, message: t.bodyNeeded }]}
          >
            <Input.TextArea rows={7} maxLength={20_000} />
          </Form.Item>
          <div className="pairs">
            <Form.Item name="kind" label={t.kind}>
              <Select allowClear options={listed(words.kind)} />
            </Form.Item>
            <Form.Item name="segment" label={t.segment}>
              <Select allowClear options={listed(words.segment)} />
            </Form.Item>
            <Form.Item name="name" label={t.name}>
              <Input maxLength={100} />
            </Form.Item>
            <Form.Item name="phone" label={t.phone}>
              <Input type="tel" maxLength={40} />
            </Form.Item>
            <Form.Item name="email" label={t.email}>
              <Input type="email" maxLength={254} />
            </Form.Item>
          </div>
          <Form.Item
            name="consent"
            valuePropName="checked"
            rules={[
              {
                validator: (_, checked) =>
                  checked ? Promise.resolve() : Promise.reject(new Error(t.consentNeeded)),
              },
            ]}
          >
            <Checkbox>{t.consent}</Checkbox>
          </Form.Item>
          <Refused error={take.error} pledge={undefined} />
          <Button type="primary" htmlType="submit" loading={take.isPending} size="large">
            {t.submit}
          </Button>
        </Form>
      )}
    </Page>
  );
}
