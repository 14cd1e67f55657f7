import { Input } from 'antd';

interface Props {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  readonly hint?: string;
  readonly type?: string;
  readonly autoComplete?: string;
  readonly autoFocus?: boolean;
  change(value: string): void;
}

export function TextField({ id, label, value, hint, type = 'text', autoComplete, autoFocus, change }: Props) {
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <Input
        id={id}
        type={type}
        value={value}
        required
        maxLength={254}
        {...(autoComplete && { autoComplete })}
        {...(autoFocus && { autoFocus })}
        {...(hint && { 'aria-describedby': `${id}-hint` })}
        onChange={(event) => change(event.target.value)}
      />
      {hint && (
        <div id={`${id}-hint`} className="hint">
          {hint}
        </div>
      )}
    </div>
  );
}
