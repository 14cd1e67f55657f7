import { Input } from 'antd';
import { useTexts } from '../texts/language.tsx';

/** The least number of characters, as the server demands. */
const PASSWORD_LENGTH = 8;

interface Props {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  change(value: string): void;
}

/** A new password, with the rule in words and how much of it is met. */
export function PasswordField({ id, label, value, change }: Props) {
  const { session } = useTexts();
  const left = PASSWORD_LENGTH - [...value].length;
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <Input.Password
        id={id}
        value={value}
        autoComplete="new-password"
        required
        maxLength={128}
        aria-describedby={`${id}-rule`}
        onChange={(event) => change(event.target.value)}
      />
      <div id={`${id}-rule`} className="hint">
        {session.rule(PASSWORD_LENGTH)}
        {value !== '' && (
          <strong className={left > 0 ? undefined : 'met'}>
            {' '}
            · {left > 0 ? session.ruleLeft(left) : session.ruleMet}
          </strong>
        )}
        <br />
        {session.ruleHint}
      </div>
    </div>
  );
}

export const longEnough = (password: string): boolean => [...password].length >= PASSWORD_LENGTH;
