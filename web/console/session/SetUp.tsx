import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { get, withQuery } from '../api/call.ts';
import { useTexts } from '../texts/language.tsx';
import { Door, Refusal } from './Door.tsx';
import { EnterForm } from './EnterForm.tsx';
import { TextField } from './TextField.tsx';

const route = getRouteApi('/setup');

/** The one-time link of a new installation: its first administrator and its name. */
export function SetUp() {
  const { session: t } = useTexts();
  const { token } = route.useSearch();
  const link = useQuery({
    queryKey: ['setup', token],
    queryFn: () => get<{ valid: boolean }>(withQuery('/setup', { token })),
    enabled: token !== undefined,
    retry: false,
  });
  const [organisation, setOrganisation] = useState('');
  const [name, setName] = useState('');
  const [email, setEmail] = useState('');
  if (token === undefined) return <Refusal title={t.setupTitle} lead={t.noToken} />;
  if (link.data?.valid === false) return <Refusal title={t.setupTitle} lead={t.spent} />;
  return (
    <Door title={t.setupTitle} lead={t.setupLead}>
      <EnterForm path="/setup" body={{ token, organisation, name, email }} action={t.create}>
        <TextField
          id="organisation"
          label={t.organisation}
          hint={t.organisationHint}
          autoComplete="organization"
          autoFocus
          value={organisation}
          change={setOrganisation}
        />
        <TextField id="name" label={t.name} autoComplete="name" value={name} change={setName} />
        <TextField
          id="email"
          label={t.email}
          type="email"
          autoComplete="username"
          value={email}
          change={setEmail}
        />
      </EnterForm>
    </Door>
  );
}
