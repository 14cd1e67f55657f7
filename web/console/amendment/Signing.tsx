import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Form, Input, Radio } from 'antd';
import type { Algorithm } from '../../../src/promise/pledge/signature/algorithm.ts';
import { call } from '../api/call.ts';
import { Refused } from '../case/Refused.tsx';
import { useMay } from '../session/session.ts';
import { useTexts } from '../texts/language.tsx';
import { useMinute } from '../time/now.ts';
import { sayWhen } from '../time/say.ts';
import { keyQuery, signatureQuery } from './queries.ts';

interface Values {
  readonly passphrase: string;
  readonly post?: string;
  readonly algorithm?: Algorithm;
}

/** Who signed the text as it is, and one's own signature. */
export function Signing({ id }: { id: string }) {
  const texts = useTexts();
  const t = texts.amendment;
  const now = useMinute();
  const maySign = useMay('pledge:publish');
  const given = useQuery(signatureQuery(id)).data?.signatures ?? [];
  return (
    <section aria-labelledby="signing">
      <h2 id="signing">{t.signing}</h2>
      {given.length === 0 && <p className="muted">{t.signingNone}</p>}
      <ul>
        {given.map(({ name, post, signedAt, publicKey }) => (
          <li key={publicKey}>{t.signed(post, name, sayWhen(texts, signedAt, now))}</li>
        ))}
      </ul>
      {maySign && <SignForm id={id} />}
    </section>
  );
}

function SignForm({ id }: { id: string }) {
  const { amendment: t, frame } = useTexts();
  const client = useQueryClient();
  const { message } = App.useApp();
  const [form] = Form.useForm<Values>();
  const key = useQuery(keyQuery);
  const hasKey = typeof key.data === 'string';
  const save = useMutation({
    mutationFn: (values: Values) =>
      call('POST', hasKey ? `/staff/pledges/${id}/sign` : '/staff/signing-key', values),
    onSuccess: async () => {
      form.resetFields(['passphrase']);
      if (!hasKey) void message.success(t.keyMade);
      await client.invalidateQueries({ queryKey: hasKey ? ['signature', id] : ['signing-key'] });
    },
  });
  if (key.isPending) return null;
  const required = { required: true, whitespace: true, message: frame.required };
  return (
    <Form form={form} layout="vertical" requiredMark={false} onFinish={(values) => save.mutate(values)}>
      {hasKey ? (
        <p className="muted">
          {t.publicKey} <code>{key.data}</code>
        </p>
      ) : (
        <p>{t.keyFirst}</p>
      )}
      {!hasKey && (
        <Form.Item name="algorithm" label={t.algorithm} initialValue={'ed25519' satisfies Algorithm}>
          <Radio.Group options={Object.entries(t.algorithms).map(([value, label]) => ({ value, label }))} />
        </Form.Item>
      )}
      {hasKey && (
        <Form.Item name="post" label={t.post} rules={[required]}>
          <Input maxLength={80} />
        </Form.Item>
      )}
      <Form.Item
        name="passphrase"
        label={t.passphrase}
        extra={t.passphraseHint}
        rules={[{ ...required, min: 8 }]}
      >
        <Input.Password autoComplete="off" visibilityToggle={false} maxLength={200} />
      </Form.Item>
      <Refused error={save.error} pledge={undefined} />
      <Button type="primary" htmlType="submit" loading={save.isPending}>
        {hasKey ? t.sign : t.makeKey}
      </Button>
    </Form>
  );
}
