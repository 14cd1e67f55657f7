import { queryOptions, useQuery } from '@tanstack/react-query';
import { App, Button, Input, Select } from 'antd';
import { useState } from 'react';
import { get } from '../api/call.ts';
import { useTexts } from '../texts/language.tsx';
import { listed } from '../texts/word.ts';
import { useMinute } from '../time/now.ts';
import { sayWhen } from '../time/say.ts';
import { useChange } from './change.ts';
import { Once } from './Once.tsx';

interface Key {
  readonly id: number;
  readonly name: string;
  readonly role: 'administrator' | 'manager' | 'agent' | 'auditor';
  readonly start: string;
  readonly lastUsedAt: string | null;
}

const keysQuery = queryOptions({
  queryKey: ['keys'],
  queryFn: () => get<{ items: readonly Key[] }>('/staff/keys').then(({ items }) => items),
});

function KeyLine({ of }: { of: Key }) {
  const texts = useTexts();
  const { words, frame } = texts;
  const t = texts.settings.key;
  const now = useMinute();
  const { modal } = App.useApp();
  const revoke = useChange('keys');
  const ask = () =>
    modal.confirm({
      title: t.revokeTitle(of.name),
      content: t.revokeText,
      icon: null,
      okText: t.revoke,
      cancelText: frame.cancel,
      onOk: () => revoke.mutate({ method: 'DELETE', path: `/staff/keys/${of.id}`, said: t.revoked }),
    });
  return (
    <li>
      <span className="name">
        {of.name}
        <small className="muted">
          <code>{of.start}…</code> · {words.role[of.role]} ·{' '}
          {of.lastUsedAt ? t.used(sayWhen(texts, of.lastUsedAt, now)) : t.unused}
        </small>
      </span>
      <Button type="text" onClick={ask}>
        {t.revoke}
      </Button>
    </li>
  );
}

/** Keys with which other systems use the API. */
export function Keys() {
  const { settings, words } = useTexts();
  const t = settings.key;
  const keys = useQuery(keysQuery).data;
  const create = useChange<Key & { key: string }>('keys');
  const [name, setName] = useState('');
  const [role, setRole] = useState<Key['role']>('agent');
  const [made, setMade] = useState<string>();
  return (
    <section aria-labelledby="keys-title">
      <h2 id="keys-title">{settings.keys}</h2>
      <p className="muted">{t.lead}</p>
      <ul className="lines">
        {keys?.length === 0 && <li className="muted">{t.none}</li>}
        {keys?.map((key) => (
          <KeyLine key={key.id} of={key} />
        ))}
      </ul>
      <form
        className="inline"
        onSubmit={(event) => {
          event.preventDefault();
          create.mutate(
            { method: 'POST', path: '/staff/keys', body: { name: name.trim(), role }, said: t.created },
            {
              onSuccess: ({ key }) => {
                setMade(key);
                setName('');
              },
            },
          );
        }}
      >
        <Input
          value={name}
          maxLength={80}
          aria-label={t.name}
          placeholder={t.name}
          onChange={(event) => setName(event.target.value)}
        />
        <Select aria-label={t.role} value={role} options={listed(words.role)} onChange={setRole} />
        <Button htmlType="submit" disabled={!name.trim()} loading={create.isPending}>
          {t.create}
        </Button>
      </form>
      {made && <Once title={t.created} hint={t.createdHint} secret={made} close={() => setMade(undefined)} />}
    </section>
  );
}
