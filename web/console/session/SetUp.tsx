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
import { TextField } from './TextField.tsx';

const route = getRouteApi('/setup');

/** The one-time link of a new installation: its first administrator and its name. */
export function SetUp() {
  const texts = useTexts();
  const { session: t } = texts;
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
  const [password, setPassword] = useState('');
  const enter = useEnter('/setup');
  if (token === undefined) return <Refusal title={t.setupTitle} lead={t.noToken} />;
  if (link.data?.valid === false) return <Refusal title={t.setupTitle} lead={t.spent} />;
  return (
    <Door title={t.setupTitle} lead={t.setupLead}>
      <form
        className="fields"
        onSubmit={(event) => {
          event.preventDefault();
          enter.mutate({
            token,
            name: name.trim(),
            email: email.trim(),
            password,
            organisation: organisation.trim(),
          });
        }}
      >
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
          {t.create}
        </Button>
      </form>
    </Door>
  );
}
