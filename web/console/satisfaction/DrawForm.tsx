import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { App, Form, Input, InputNumber, Modal, Select } from 'antd';
import type { CallListView } from '../../../src/prove/satisfaction/call-routes.ts';
import { call } from '../api/call.ts';
import { Refused } from '../case/Refused.tsx';
import { useTexts } from '../texts/language.tsx';
import { useMinute } from '../time/now.ts';
import { civil, isoDay } from '../time/zone.ts';
import { colleaguesQuery } from '../worklist/queries.ts';

interface Draw {
  readonly from: string;
  readonly to: string;
  readonly wanted: number;
  readonly seed?: string;
  readonly callers?: readonly number[];
}

const MONTH = 30 * 24 * 3_600_000;

/** Asks from which days how many are drawn, and who calls. */
export function DrawForm({ close }: { close(): void }) {
  const { calls: t, frame } = useTexts();
  const [form] = Form.useForm<Draw>();
  const client = useQueryClient();
  const navigate = useNavigate();
  const { message } = App.useApp();
  const now = useMinute();
  const people = useQuery(colleaguesQuery).data ?? [];
  const day = (at: number) => isoDay(civil(at).day);
  const draw = useMutation({
    mutationFn: ({ seed, ...rest }: Draw) =>
      call<CallListView>('POST', '/staff/call-lists', {
        ...rest,
        ...(seed?.trim() && { seed: seed.trim() }),
      }),
    onSuccess: async ({ id }) => {
      void message.success(t.drawn);
      await client.invalidateQueries({ queryKey: ['calls'] });
      void navigate({ to: '/calls/$list', params: { list: String(id) } });
    },
  });
  const required = { required: true, message: frame.required };
  return (
    <Modal
      open
      title={t.drawTitle}
      okText={t.draw}
      cancelText={frame.cancel}
      closable={{ 'aria-label': frame.close }}
      confirmLoading={draw.isPending}
      onOk={form.submit}
      onCancel={close}
    >
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ from: day(now - MONTH), to: day(now), wanted: 20 }}
        onFinish={(values) => draw.mutate(values)}
      >
        <div className="pairs">
          <Form.Item name="from" label={t.archivedFrom} rules={[required]}>
            <Input type="date" max={day(now)} />
          </Form.Item>
          <Form.Item name="to" label={t.archivedTo} rules={[required]}>
            <Input type="date" max={day(now)} />
          </Form.Item>
        </div>
        <div className="pairs">
          <Form.Item name="wanted" label={t.wanted} rules={[required]}>
            <InputNumber min={1} max={1_000} precision={0} style={{ width: '100%' }} />
          </Form.Item>
          <Form.Item name="seed" label={t.seed} extra={t.seedHint} rules={[{ pattern: /^\S*$/ }]}>
            <Input maxLength={100} autoComplete="off" />
          </Form.Item>
        </div>
        <Form.Item name="callers" label={t.callers} extra={t.callersHint}>
          <Select
            mode="multiple"
            optionFilterProp="label"
            options={people
              .filter(({ active }) => active)
              .map(({ id, name }) => ({ value: id, label: name }))}
          />
        </Form.Item>
        <Refused error={draw.error} pledge={undefined} />
      </Form>
    </Modal>
  );
}
