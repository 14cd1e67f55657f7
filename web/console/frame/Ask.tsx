import { Form, Modal } from 'antd';
import type { ReactNode } from 'react';
import { useChange } from '../settings/change.ts';
import { useTexts } from '../texts/language.tsx';

interface Props<V> {
  readonly title: string;
  readonly ok: string;
  /** What is read anew afterwards. */
  readonly list: string;
  readonly path: string;
  readonly method?: 'POST' | 'PUT';
  /** What to say when it is done. */
  readonly said: string;
  readonly start?: Partial<V>;
  /** What is sent of what was filled in; the fields that are filled in unless told. */
  readonly body?: (values: V) => object;
  close(): void;
  done?(answer: unknown): void;
  readonly children: ReactNode;
}

/** Asks for what an act needs and does it. What is refused is said, and what was filled in stays. */
export function Ask<V extends object>(props: Props<V>) {
  const { title, ok, list, path, method = 'POST', said, start, body = filled, close, done, children } = props;
  const { frame } = useTexts();
  const [form] = Form.useForm<V>();
  const change = useChange(list);
  return (
    <Modal
      open
      title={title}
      okText={ok}
      cancelText={frame.cancel}
      closable={{ 'aria-label': frame.close }}
      confirmLoading={change.isPending}
      onOk={form.submit}
      onCancel={close}
    >
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        {...(start && { initialValues: start })}
        onFinish={(values) =>
          change.mutate(
            { method, path, body: body(values), said },
            {
              onSuccess: (answer) => {
                done?.(answer);
                close();
              },
            },
          )
        }
      >
        {children}
      </Form>
    </Modal>
  );
}

const filled = (values: object): object =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined && value !== ''));
