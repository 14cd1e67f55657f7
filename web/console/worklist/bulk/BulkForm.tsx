import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Form, Input, Modal, Select } from 'antd';
import { Refused } from '../../case/Refused.tsx';
import { useTexts } from '../../texts/language.tsx';
import { listed } from '../../texts/word.ts';
import { colleaguesQuery, unitsQuery } from '../queries.ts';
import { type BulkAction, bulksQuery, orderBulk } from './queries.ts';

const FIELDS = ['kind', 'urgency', 'nature', 'complexity', 'segment'] as const;

type Values = Readonly<Record<string, string | undefined>>;

const bodyOf = (action: BulkAction, numbers: readonly string[], values: Values) => {
  const given = Object.fromEntries(
    Object.entries(values)
      .map(([name, value]) => [name, value?.trim()] as const)
      .filter(([, value]) => value),
  );
  return action === 'reclassify' ? { action, numbers, fields: given } : { action, numbers, ...given };
};

/** Asks what is to be done to many cases, and orders it. */
export function BulkForm({
  action,
  numbers,
  close,
  ordered,
}: {
  action: BulkAction;
  numbers: readonly string[];
  close(): void;
  ordered(): void;
}) {
  const { case: t, worklist, words, frame } = useTexts();
  const client = useQueryClient();
  const [form] = Form.useForm<Values>();
  const units = useQuery(unitsQuery).data ?? [];
  const people = useQuery(colleaguesQuery).data ?? [];
  const named = (list: readonly { id: number; name: string; active: boolean }[]) =>
    list.filter(({ active }) => active).map(({ id, name }) => ({ value: String(id), label: name }));
  const order = useMutation({
    mutationFn: (values: Values) => orderBulk(bodyOf(action, numbers, values)),
    onSuccess: async () => {
      await client.invalidateQueries(bulksQuery);
      ordered();
      close();
    },
  });
  return (
    <Modal
      open
      title={worklist.bulk.title(worklist.bulk.action[action], numbers.length)}
      okText={worklist.bulk.action[action]}
      cancelText={frame.cancel}
      closable={{ 'aria-label': frame.close }}
      confirmLoading={order.isPending}
      onOk={form.submit}
      onCancel={close}
      width={460}
    >
      <Form form={form} layout="vertical" requiredMark={false} onFinish={order.mutate}>
        <p className="muted">{worklist.bulk.about}</p>
        {action === 'dispatch' && (
          <Form.Item name="unit" label={t.form.unit} rules={[{ required: true, message: t.form.chooseUnit }]}>
            <Select showSearch={{ optionFilterProp: 'label' }} options={named(units)} />
          </Form.Item>
        )}
        {(action === 'dispatch' || action === 'assign') && (
          <Form.Item
            name="assignee"
            label={action === 'assign' ? worklist.assignee : t.form.assignee}
            rules={action === 'assign' ? [{ required: true, message: frame.required }] : []}
          >
            <Select allowClear showSearch={{ optionFilterProp: 'label' }} options={named(people)} />
          </Form.Item>
        )}
        {action === 'reclassify' ? (
          <div className="pairs">
            {FIELDS.map((field) => (
              <Form.Item key={field} name={field} label={words.field[field]}>
                <Select allowClear placeholder={worklist.bulk.asIs} options={listed(words[field])} />
              </Form.Item>
            ))}
            <Form.Item name="category" label={words.field.category}>
              <Input maxLength={100} placeholder={worklist.bulk.asIs} />
            </Form.Item>
          </div>
        ) : (
          <Form.Item name="note" label={t.form.note} extra={t.form.noteHint}>
            <Input.TextArea rows={2} maxLength={2_000} />
          </Form.Item>
        )}
        <Refused error={order.error} pledge={undefined} />
      </Form>
    </Modal>
  );
}
