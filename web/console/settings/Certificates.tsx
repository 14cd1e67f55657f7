import { Button, Form, Input, InputNumber, Modal } from 'antd';
import type { Certificate } from '../../../src/people/staff/certificate.ts';
import { useTexts } from '../texts/language.tsx';
import { useChange } from './change.ts';
import type { Person } from './people.ts';

interface LineProps {
  readonly certificate: Certificate;
  revoke(): void;
}

function Line({ certificate: { name, trainingHours, validFrom, validUntil }, revoke }: LineProps) {
  const t = useTexts().settings.certificate;
  return (
    <li>
      <span className="name">
        {name}
        <small className="muted">
          {t.hours(trainingHours)} · {validUntil ? t.fromTo(validFrom, validUntil) : t.from(validFrom)}
        </small>
      </span>
      <Button type="text" onClick={revoke}>
        {t.revoke}
      </Button>
    </li>
  );
}

interface Values {
  readonly name: string;
  readonly trainingHours: number;
  readonly validFrom: string;
  readonly validUntil?: string;
}

interface Props {
  readonly person: Person;
  close(): void;
}

/** What somebody has learned and passed. Promises that ask for it let nobody else begin, plan or answer. */
export function Certificates({ person, close }: Props) {
  const { settings, frame } = useTexts();
  const t = settings.certificate;
  const change = useChange('people');
  const [form] = Form.useForm<Values>();
  const path = `/staff/people/${person.id}/certificates`;
  const required = [{ required: true, message: frame.required }];
  const add = ({ validUntil, ...values }: Values) =>
    change.mutate(
      { method: 'POST', path, body: { ...values, validUntil: validUntil || null }, said: t.added },
      { onSuccess: () => form.resetFields() },
    );
  return (
    <Modal
      open
      title={t.title(person.name)}
      footer={null}
      closable={{ 'aria-label': frame.close }}
      onCancel={close}
      width={520}
    >
      <p className="muted">{t.lead}</p>
      {person.certificates.length === 0 ? (
        <p>{t.none}</p>
      ) : (
        <ul className="lines">
          {person.certificates.map((one) => (
            <Line
              key={one.id}
              certificate={one}
              revoke={() => change.mutate({ method: 'DELETE', path: `${path}/${one.id}`, said: t.revoked })}
            />
          ))}
        </ul>
      )}
      <Form form={form} layout="vertical" requiredMark={false} onFinish={add}>
        <Form.Item name="name" label={t.name} rules={[{ ...required[0]!, whitespace: true }]}>
          <Input maxLength={80} />
        </Form.Item>
        <div className="pairs">
          <Form.Item name="trainingHours" label={t.trainingHours} rules={required}>
            <InputNumber min={0} max={10_000} precision={0} style={{ width: '100%' }} />
          </Form.Item>
          <Form.Item name="validFrom" label={t.validFrom} rules={required}>
            <Input type="date" />
          </Form.Item>
          <Form.Item name="validUntil" label={t.validUntil}>
            <Input type="date" />
          </Form.Item>
        </div>
        <Button htmlType="submit" type="primary" loading={change.isPending}>
          {t.add}
        </Button>
      </Form>
    </Modal>
  );
}
