import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { sentenceOf } from '../frame/Failure.tsx';
import { useTexts } from '../texts/language.tsx';
import { useEnter } from './enter.ts';
import { longEnough, PasswordField } from './PasswordField.tsx';

interface Props {
  readonly path: string;
  /** What is sent besides the new password. */
  readonly body: Readonly<Record<string, string>>;
  readonly action: string;
  readonly children: ReactNode;
}

/** Chooses a password by a one-time link and goes in. */
export function EnterForm({ path, body, action, children }: Props) {
  const texts = useTexts();
  const [password, setPassword] = useState('');
  const enter = useEnter(path);
  return (
    <form
      className="fields"
      onSubmit={(event) => {
        event.preventDefault();
        const given = Object.entries(body).map(([name, value]) => [name, value.trim()]);
        enter.mutate({ ...Object.fromEntries(given), password });
      }}
    >
      {children}
      <PasswordField id="password" label={texts.session.password} value={password} change={setPassword} />
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
        {action}
      </Button>
    </form>
  );
}
