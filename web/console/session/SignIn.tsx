import { getRouteApi } from '@tanstack/react-router';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { Problem } from '../api/call.ts';
import { sentenceOf } from '../frame/Failure.tsx';
import { useTexts } from '../texts/language.tsx';
import { Door } from './Door.tsx';
import { useEnter } from './enter.ts';
import { TextField } from './TextField.tsx';

const route = getRouteApi('/signin');

export function SignIn() {
  const texts = useTexts();
  const { session: t } = texts;
  const { next, expired } = route.useSearch();
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const enter = useEnter('/session', next);
  const wrong = enter.error instanceof Problem && enter.error.code === 'wrong-credentials';
  return (
    <Door title={t.title} lead={expired ? t.expired : t.lead}>
      <form
        className="fields"
        onSubmit={(event) => {
          event.preventDefault();
          enter.mutate({ email: email.trim(), password });
        }}
      >
        <TextField
          id="email"
          label={t.email}
          type="email"
          autoComplete="username"
          autoFocus
          value={email}
          change={setEmail}
        />
        <div className="field">
          <label htmlFor="password">{t.password}</label>
          <Input.Password
            id="password"
            value={password}
            required
            autoComplete="current-password"
            onChange={(event) => setPassword(event.target.value)}
          />
        </div>
        {enter.isError && (
          <p className="refused" role="alert">
            {wrong ? t.wrong : sentenceOf(texts, enter.error)}
          </p>
        )}
        <Button type="primary" htmlType="submit" block loading={enter.isPending}>
          {t.signIn}
        </Button>
      </form>
    </Door>
  );
}
