import { useQuery } from '@tanstack/react-query';
import { Form, Input, Select } from 'antd';
import { Ask } from '../../frame/Ask.tsx';
import { useTexts } from '../../texts/language.tsx';
import { fenOf } from './money.ts';
import { type Rule, rulesQuery } from './queries.ts';

interface Values {
  readonly kind: Rule['kind'];
  readonly amount?: string;
  readonly particulars?: string;
}

/** Asks what to offer the user; another person approves it. */
export function RemedyForm({ number, close }: { number: string; close(): void }) {
  const { remedy: t, frame } = useTexts();
  const rules = useQuery(rulesQuery).data ?? [];
  const paid = (kind: string) => rules.find((rule) => rule.kind === kind)?.paid ?? false;
  const options = rules
    .filter(({ active }) => active)
    .map(({ kind }) => ({ value: kind, label: t.kinds[kind] }));
  return (
    <Ask<Values>
      title={t.propose}
      ok={t.propose}
      list="case"
      path={`/staff/cases/${encodeURIComponent(number)}/remedies`}
      said={t.proposed}
      body={({ kind, amount, particulars }) => ({
        kind,
        ...(paid(kind) && amount && { amountFen: fenOf(amount) }),
        ...(particulars?.trim() && { particulars }),
      })}
      close={close}
    >
      <Form.Item name="kind" label={t.kind} rules={[{ required: true, message: frame.required }]}>
        <Select options={options} />
      </Form.Item>
      <Form.Item noStyle dependencies={['kind']}>
        {({ getFieldValue }) =>
          paid(getFieldValue('kind')) && (
            <Form.Item name="amount" label={t.amountField} rules={[{ validator: isAmount(t.amountWrong) }]}>
              <Input inputMode="decimal" maxLength={14} />
            </Form.Item>
          )
        }
      </Form.Item>
      <Form.Item name="particulars" label={t.particulars}>
        <Input.TextArea rows={3} maxLength={2_000} />
      </Form.Item>
    </Ask>
  );
}

const isAmount =
  (wrong: string) =>
  (_: unknown, text: string | undefined): Promise<void> =>
    fenOf(text ?? '') ? Promise.resolve() : Promise.reject(new Error(wrong));
