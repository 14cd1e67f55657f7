import { Button, Input } from 'antd';
import { useState } from 'react';
import { longEnough, PasswordField } from '../session/PasswordField.tsx';
import { useSession } from '../session/session.ts';
import { useTexts } from '../texts/language.tsx';
import { useChange } from './change.ts';

/** Changes one's own password. */
export function Password() {
  const { settings } = useTexts();
  const t = settings.password;
  const { staff } = useSession();
  const [current, setCurrent] = useState('');
  const [password, setPassword] = useState('');
  const change = useChange('session');
  return (
    <section aria-labelledby="password-title">
      <h2 id="password-title">{settings.me}</h2>
      <p className="muted">
        {staff.name} · {staff.email}
      </p>
      <form
        className="fields"
        onSubmit={(event) => {
          event.preventDefault();
          change.mutate(
            { method: 'POST', path: '/session/password', body: { current, password }, said: t.done },
            {
              onSuccess: () => {
                setCurrent('');
                setPassword('');
              },
            },
          );
        }}
      >
        <div className="field">
          <label htmlFor="current">{t.current}</label>
          <Input.Password
            id="current"
            value={current}
            required
            autoComplete="current-password"
            onChange={(event) => setCurrent(event.target.value)}
          />
        </div>
        <PasswordField id="next" label={t.next} value={password} change={setPassword} />
        <div>
          <Button htmlType="submit" disabled={!longEnough(password) || !current} loading={change.isPending}>
            {t.change}
          </Button>
        </div>
      </form>
    </section>
  );
}
