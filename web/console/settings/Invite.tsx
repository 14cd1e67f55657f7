import { useQuery } from '@tanstack/react-query';
import { Form, Input, Modal, Select } from 'antd';
import { useTexts } from '../texts/language.tsx';
import { listed } from '../texts/word.ts';
import { unitsQuery } from '../worklist/queries.ts';
import { useChange } from './change.ts';
import type { Invited } from './people.ts';

interface Props {
  close(): void;
  done(invited: Invited): void;
}

/** Asks who is invited, and as what. */
export function Invite({ close, done }: Props) {
  const { settings, words, frame } = useTexts();
  const t = settings.person;
  const units = useQuery(unitsQuery).data ?? [];
  const [form] = Form.useForm();
  const invite = useChange<Invited>('people');
  return (
    <Modal
      open
      title={t.inviteTitle}
      okText={t.invite}
      cancelText={frame.cancel}
      closable={{ 'aria-label': frame.close }}
      confirmLoading={invite.isPending}
      onOk={form.submit}
      onCancel={close}
    >
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ role: 'agent' }}
        onFinish={(body) =>
          invite.mutate({ method: 'POST', path: '/staff/people', body, said: t.saved }, { onSuccess: done })
        }
      >
        <Form.Item
          name="name"
          label={t.name}
          rules={[{ required: true, whitespace: true, message: frame.required }]}
        >
          <Input maxLength={80} autoFocus />
        </Form.Item>
        <Form.Item
          name="email"
          label={t.email}
          rules={[{ required: true, whitespace: true, message: frame.required }]}
        >
          <Input type="email" maxLength={254} />
        </Form.Item>
        <Form.Item name="role" label={t.role}>
          <Select options={listed(words.role)} />
        </Form.Item>
        <Form.Item name="unitId" label={t.unit}>
          <Select
            allowClear
            placeholder={t.noUnit}
            options={units.filter(({ active }) => active).map(({ id, name }) => ({ value: id, label: name }))}
          />
        </Form.Item>
      </Form>
    </Modal>
  );
}
