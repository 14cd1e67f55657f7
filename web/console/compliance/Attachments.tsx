import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Form, Input, Modal } from 'antd';
import { useState } from 'react';
import { Refused } from '../case/Refused.tsx';
import { EvidenceFields, fieldOf } from '../duty/EvidenceFields.tsx';
import type { Proof } from '../duty/queries.ts';
import { useTexts } from '../texts/language.tsx';
import { useMinute } from '../time/now.ts';
import { sayFully } from '../time/say.ts';
import { type Attached, attach } from './queries.ts';

interface Props {
  readonly clause: string;
  readonly kinds: readonly Proof['kind'][];
  readonly attached: Attached;
}

/** Of a statement, which nothing measures: the evidence that people attached to it, and the way to attach more. */
export function Attachments({ clause, kinds, attached }: Props) {
  const texts = useTexts();
  const { compliance: t, duty } = texts;
  const now = useMinute();
  const [open, setOpen] = useState(false);
  return (
    <section className="attachments">
      <div className="page-head">
        <h2>{t.attached}</h2>
        <Button type="primary" onClick={() => setOpen(true)}>
          {t.attach}
        </Button>
      </div>
      {attached.count === 0 ? (
        <p className="muted">{t.noneAttached}</p>
      ) : (
        <ul>
          {attached.items.map(({ id, kind, link, happenedAt, recordedAt }) => (
            <li key={id}>
              {link ? (
                <a href={link} rel="noreferrer">
                  {duty.kinds[kind]}
                </a>
              ) : (
                duty.kinds[kind]
              )}{' '}
              · {sayFully(texts, happenedAt, now)}
              <small className="muted"> {t.recorded(sayFully(texts, recordedAt, now))}</small>
            </li>
          ))}
        </ul>
      )}
      {open && <AttachForm clause={clause} kinds={kinds} close={() => setOpen(false)} />}
    </section>
  );
}

function AttachForm({ clause, kinds, close }: Omit<Props, 'attached'> & { close(): void }) {
  const { compliance: t, duty, frame } = useTexts();
  const [form] = Form.useForm<Proof>();
  const client = useQueryClient();
  const { message } = App.useApp();
  const now = useMinute();
  const save = useMutation({
    mutationFn: (values: Proof) => attach(clause, values),
    onSuccess: () => {
      void message.success(t.attachedNow);
      close();
      return client.invalidateQueries({ queryKey: ['compliance'] });
    },
  });
  return (
    <Modal
      open
      title={t.attach}
      okText={duty.save}
      cancelText={frame.cancel}
      closable={{ 'aria-label': frame.close }}
      confirmLoading={save.isPending}
      onOk={form.submit}
      onCancel={close}
    >
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ kind: kinds[0], when: fieldOf(now) }}
        onFinish={(values) => save.mutate(values)}
      >
        <Form.Item
          name="when"
          label={t.evidenceDate}
          rules={[{ required: true, message: frame.required }]}
          extra={duty.whenHint}
        >
          <Input type="datetime-local" max={fieldOf(now)} />
        </Form.Item>
        <EvidenceFields kinds={kinds} />
        <Refused error={save.error} pledge={undefined} />
      </Form>
    </Modal>
  );
}
