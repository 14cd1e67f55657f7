import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Form, Input, InputNumber, Modal } from 'antd';
import { Refused } from '../case/Refused.tsx';
import { EvidenceFields, fieldOf } from '../duty/EvidenceFields.tsx';
import { useTexts } from '../texts/language.tsx';
import { useMinute } from '../time/now.ts';
import { type Deliverable, deliver, type NewDelivery, type Phase } from './queries.ts';

/** Takes down that something of a phase was delivered, and what proves it. */
export function DeliveryForm({
  phase,
  deliverable: { key, name, needed, dueAt, deliveredAt },
  close,
}: {
  phase: Phase;
  deliverable: Deliverable;
  close(): void;
}) {
  const { milestone: t, duty, frame } = useTexts();
  const [form] = Form.useForm<NewDelivery>();
  const client = useQueryClient();
  const { message } = App.useApp();
  const now = useMinute();
  const save = useMutation({
    mutationFn: (values: NewDelivery) => deliver(phase.clause, key, values),
    onSuccess: () => {
      void message.success(t.done);
      close();
      return client.invalidateQueries({ queryKey: ['milestones'] });
    },
  });
  const required = { required: true, message: frame.required };
  const isLate = deliveredAt === null && Date.parse(dueAt) < now;
  return (
    <Modal
      open
      title={(deliveredAt === null ? t.deliverOf : t.addOf)(name)}
      okText={duty.save}
      cancelText={frame.cancel}
      closable={{ 'aria-label': frame.close }}
      confirmLoading={save.isPending}
      onOk={form.submit}
      onCancel={close}
    >
      {isLate && <p className="muted">{t.lateHint}</p>}
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ kind: phase.evidenceKinds[0], when: fieldOf(now), ...(needed > 1 && { count: 1 }) }}
        onFinish={(values) => save.mutate(values)}
      >
        {needed > 1 && (
          <Form.Item name="count" label={t.count} rules={[required]}>
            <InputNumber min={1} max={100_000} precision={0} style={{ width: '100%' }} />
          </Form.Item>
        )}
        <Form.Item name="when" label={t.when} rules={[required]} extra={duty.whenHint}>
          <Input type="datetime-local" max={fieldOf(now)} />
        </Form.Item>
        <EvidenceFields kinds={phase.evidenceKinds} />
        <Refused error={save.error} pledge={undefined} />
      </Form>
    </Modal>
  );
}
