import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Form, Input, InputNumber, Modal, Select } from 'antd';
import { Refused } from '../case/Refused.tsx';
import { useTexts } from '../texts/language.tsx';
import { useMinute } from '../time/now.ts';
import { civil, isoDay } from '../time/zone.ts';
import { type Duty, type NewEvidence, record } from './queries.ts';

/** A moment as a field of date and time takes it, in the zone of the promises. */
function fieldOf(instant: number): string {
  const { day, clock } = civil(instant);
  return `${isoDay(day)}T${clock}`;
}

/** Takes down that a duty was done: how often, when, and what proves it. */
export function RecordForm({ duty, close }: { duty: Duty; close(): void }) {
  const { duty: t, frame } = useTexts();
  const [form] = Form.useForm<NewEvidence>();
  const client = useQueryClient();
  const { message } = App.useApp();
  const now = useMinute();
  const kind = Form.useWatch('kind', form);
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
        <Form.Item name="kind" label={t.kind}>
          <Select options={duty.evidence.map((value) => ({ value, label: t.kinds[value] }))} />
        </Form.Item>
        <Form.Item
          name="text"
          label={kind === 'minutes' ? t.minutes : t.text}
          extra={t.textHint}
          rules={[{ ...required, whitespace: true }]}
        >
          <Input.TextArea rows={kind === 'minutes' ? 8 : 3} maxLength={10_000} />
        </Form.Item>
        {(kind === 'file' || kind === 'report' || kind === 'minutes') && (
          <Form.Item
            name="file"
            label={t.file}
            extra={t.fileHint}
            valuePropName="files"
            getValueFromEvent={(event: { target: HTMLInputElement }) => event.target.files?.[0]}
            getValueProps={() => ({})}
            rules={kind === 'file' ? [{ required: true, message: t.fileNeeded }] : []}
          >
            <input type="file" />
          </Form.Item>
        )}
        {(kind === 'link' || kind === 'report') && (
          <Form.Item
            name="link"
            label={t.link}
            extra={t.linkHint}
            dependencies={['file']}
            rules={[
              ...(kind === 'link' ? [required] : [needsEither(t.reportNeeded)]),
              { pattern: /^https?:\/\/\S+$/, message: t.linkWrong },
            ]}
          >
            <Input type="url" maxLength={2_000} placeholder="https://" />
          </Form.Item>
        )}
        <Refused error={save.error} pledge={undefined} />
      </Form>
    </Modal>
  );
}

/** A report is there as a file or at an address. */
const needsEither =
  (message: string) =>
  ({ getFieldValue }: { getFieldValue(name: string): unknown }) => ({
    validator: (_: unknown, link: unknown) =>
      link || getFieldValue('file') ? Promise.resolve() : Promise.reject(new Error(message)),
  });
