import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Form, Input, Radio, Space } from 'antd';
import { useState } from 'react';
import type { Algorithm } from '../../../src/promise/pledge/signature/algorithm.ts';
import { call } from '../api/call.ts';
import { Refused } from '../case/Refused.tsx';
import { useMay } from '../session/session.ts';
import { useTexts } from '../texts/language.tsx';
import { word } from '../texts/word.ts';
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
        {given.map(({ name, post, signedAt, publicKey, algorithm }) => (
          <li key={publicKey}>
            {t.signed(post, name, sayWhen(texts, signedAt, now))}{' '}
            <span className="muted">{word(t.algorithms, algorithm ?? 'ed25519')}</span>
          </li>
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
  const key = useQuery(keyQuery).data;
  const [isReplacing, setReplacing] = useState(false);
  const signs = Boolean(key?.publicKey) && !isReplacing;
  const save = useMutation({
    mutationFn: (values: Values) =>
      call('POST', signs ? `/staff/pledges/${id}/sign` : '/staff/signing-key', values),
    onSuccess: async () => {
      form.resetFields(['passphrase']);
      if (!signs) void message.success(t.keyMade);
      await client.invalidateQueries({ queryKey: signs ? ['signature', id] : ['signing-key'] });
      setReplacing(false);
    },
  });
  if (!key) return null;
  const replace = (next: boolean) => {
    setReplacing(next);
    save.reset();
    form.resetFields();
  };
  const required = { required: true, whitespace: true, message: frame.required };
  return (
    <Form form={form} layout="vertical" requiredMark={false} onFinish={(values) => save.mutate(values)}>
      {signs && key.algorithm ? (
        <>
          <p className="muted">
            {t.publicKey(t.algorithms[key.algorithm])} <code>{key.publicKey}</code>
          </p>
          <Form.Item name="post" label={t.post} rules={[required]}>
            <Input maxLength={80} />
          </Form.Item>
        </>
      ) : (
        <>
          <p>{isReplacing ? t.keyAgain : t.keyFirst}</p>
          <Form.Item name="algorithm" label={t.algorithm} initialValue={'ed25519' satisfies Algorithm}>
            <Radio.Group options={Object.entries(t.algorithms).map(([value, label]) => ({ value, label }))} />
          </Form.Item>
        </>
      )}
      <Form.Item
        name="passphrase"
        label={t.passphrase}
        extra={signs ? undefined : t.passphraseHint}
        rules={[required, { min: 8, message: t.passphraseShort }]}
        validateFirst
      >
        <Input.Password autoComplete="off" visibilityToggle={false} maxLength={200} />
      </Form.Item>
      <Refused error={save.error} pledge={undefined} />
      <Space>
        <Button type="primary" htmlType="submit" loading={save.isPending}>
          {signs ? t.sign : t.makeKey}
        </Button>
        {key.publicKey && (
          <Button onClick={() => replace(!isReplacing)}>{isReplacing ? t.keepKey : t.replaceKey}</Button>
        )}
      </Space>
    </Form>
  );
}
