import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { get, withQuery } from '../api/call.ts';
import { sentenceOf } from '../frame/Failure.tsx';
import { useTexts } from '../texts/language.tsx';
import { Door, Refusal } from './Door.tsx';
import { useEnter } from './enter.ts';
import { longEnough, PasswordField } from './PasswordField.tsx';

const route = getRouteApi('/invite');

/** A one-time link to set one's password: an invitation, or help for a password forgotten. */
export function Invite() {
  const texts = useTexts();
  const { session: t } = texts;
  const { token } = route.useSearch();
  const holder = useQuery({
    queryKey: ['invitation', token],
    queryFn: () => get<{ name: string; email: string | null }>(withQuery('/session/invitation', { token })),
    enabled: token !== undefined,
    retry: false,
  });
  const [password, setPassword] = useState('');
  const enter = useEnter('/session/password');
  if (token === undefined) return <Refusal title={t.inviteTitle} lead={t.noToken} />;
  if (holder.isError) return <Refusal title={t.inviteTitle} lead={sentenceOf(texts, holder.error)} />;
  return (
    <Door title={t.inviteTitle} lead={t.inviteLead}>
      <form
        className="fields"
        onSubmit={(event) => {
          event.preventDefault();
          enter.mutate({ token, password });
        }}
      >
        {holder.data && <p>{t.invitedAs(holder.data.name, holder.data.email ?? '')}</p>}
        <input type="hidden" autoComplete="username" value={holder.data?.email ?? ''} readOnly />
        <PasswordField id="password" label={t.password} value={password} change={setPassword} />
        {enter.isError && (
          <p className="refused" role="alert">
            {sentenceOf(texts, enter.error)}
          </p>
        )}
        <Button
          type="primary"
          htmlType="submit"
          block
          loading={enter.isPending}
          disabled={!longEnough(password)}
        >
          {t.accept}
        </Button>
      </form>
    </Door>
  );
}
