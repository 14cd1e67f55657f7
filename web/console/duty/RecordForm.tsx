import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Form, Input, InputNumber, Modal } from 'antd';
import { Refused } from '../case/Refused.tsx';
import { useTexts } from '../texts/language.tsx';
import { useMinute } from '../time/now.ts';
import { EvidenceFields, fieldOf } from './EvidenceFields.tsx';
import { type Duty, type NewEvidence, record } from './queries.ts';

/** Takes down that a duty was done: how often, when, and what proves it. */
export function RecordForm({ duty, close }: { duty: Duty; close(): void }) {
  const { duty: t, frame } = useTexts();
  const [form] = Form.useForm<NewEvidence>();
  const client = useQueryClient();
  const { message } = App.useApp();
  const now = useMinute();
  const when = Form.useWatch('when', form);
  const save = useMutation({
    mutationFn: (values: NewEvidence) => record(duty.clause, values),
    onSuccess: ({ sentence }) => {
      void message.success(sentence, 6);
      close();
      return client.invalidateQueries({ queryKey: ['duties'] });
    },
  });
  const isLate = when !== undefined && when < fieldOf(Date.parse(duty.current?.startsAt ?? '9999-01-01'));
  const required = { required: true, message: frame.required };
  return (
    <Modal
      open
      title={t.recordOf(duty.activity)}
      okText={t.save}
      cancelText={frame.cancel}
      closable={{ 'aria-label': frame.close }}
      confirmLoading={save.isPending}
      onOk={form.submit}
      onCancel={close}
    >
      {duty.current && <p className="muted">{duty.current.sentence}</p>}
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{
          kind: duty.evidence.includes('count') ? 'count' : duty.evidence[0],
          count: 1,
          when: fieldOf(now),
        }}
        onFinish={(values) => save.mutate(values)}
      >
        <div className="pairs">
          <Form.Item name="count" label={t.count} rules={[required]}>
            <InputNumber min={1} max={100_000} precision={0} autoFocus style={{ width: '100%' }} />
          </Form.Item>
          <Form.Item name="when" label={t.when} rules={[required]} extra={isLate ? t.lateHint : t.whenHint}>
            <Input type="datetime-local" max={fieldOf(now)} />
          </Form.Item>
        </div>
        <EvidenceFields kinds={duty.evidence} />
        <Refused error={save.error} pledge={undefined} />
      </Form>
    </Modal>
  );
}
