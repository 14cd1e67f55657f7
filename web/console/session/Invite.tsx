import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { get, withQuery } from '../api/call.ts';
import { sentenceOf } from '../frame/Failure.tsx';
import { useTexts } from '../texts/language.tsx';
import { Door, Refusal } from './Door.tsx';
import { EnterForm } from './EnterForm.tsx';

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
  if (token === undefined) return <Refusal title={t.inviteTitle} lead={t.noToken} />;
  if (holder.isError) return <Refusal title={t.inviteTitle} lead={sentenceOf(texts, holder.error)} />;
  const email = holder.data?.email ?? '';
  return (
    <Door title={t.inviteTitle} lead={t.inviteLead}>
      <EnterForm path="/session/password" body={{ token }} action={t.accept}>
        {holder.data && <p>{t.invitedAs(holder.data.name, email)}</p>}
        <input type="hidden" autoComplete="username" value={email} readOnly />
      </EnterForm>
    </Door>
  );
}
