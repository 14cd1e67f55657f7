import { useQuery } from '@tanstack/react-query';
import { Form, Input, Modal, Select } from 'antd';
import { useTexts } from '../texts/language.tsx';
import { unitsQuery } from '../worklist/queries.ts';
import type { Row } from './queries.ts';

/** One row of a draft: for which cases, and who has them. */
export function RowForm({
  row,
  title,
  pending,
  save,
  close,
}: {
  row: Row | undefined;
  title: string;
  pending: boolean;
  save(row: Row): void;
  close(): void;
}) {
  const { dispatch: t, frame } = useTexts();
  const [form] = Form.useForm<Row>();
  const units = (useQuery(unitsQuery).data ?? []).filter(({ active }) => active);
  const options = units.map(({ name }) => ({ value: name, label: name }));
  return (
    <Modal
      open
      title={title}
      okText={frame.save}
      cancelText={frame.cancel}
      closable={{ 'aria-label': frame.close }}
      confirmLoading={pending}
      onOk={form.submit}
      onCancel={close}
      afterOpenChange={(open) => open && form.focusField('category')}
      width={460}
    >
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={row ?? { assist: [] }}
        onFinish={(values) => save({ ...values, assist: values.assist ?? [] })}
      >
        <Form.Item name="category" label={t.columns.category} extra={t.categoryHint}>
          <Input maxLength={100} placeholder={t.any} />
        </Form.Item>
        <Form.Item name="area" label={t.columns.area} extra={t.areaHint}>
          <Input maxLength={100} placeholder={t.any} />
        </Form.Item>
        <Form.Item name="outlet" label={t.columns.outlet} extra={t.outletHint}>
          <Input maxLength={100} placeholder={t.any} />
        </Form.Item>
        <Form.Item name="lead" label={t.columns.lead} rules={[{ required: true, message: t.required }]}>
          <Select showSearch options={options} />
        </Form.Item>
        <Form.Item name="assist" label={t.columns.assist}>
          <Select mode="multiple" options={options} />
        </Form.Item>
      </Form>
    </Modal>
  );
}
