import { Button, Input } from 'antd';
import { useState } from 'react';

/** A name to give or to change, in one line. */
export function NameForm({
  start,
  label,
  action,
  save,
}: {
  start: string;
  label: string;
  action: string;
  save(name: string): void;
}) {
  const [name, setName] = useState(start);
  return (
    <form
      className="inline"
      onSubmit={(event) => {
        event.preventDefault();
        if (!name.trim()) return;
        save(name.trim());
        setName(start);
      }}
    >
      <Input
        value={name}
        maxLength={40}
        aria-label={label}
        placeholder={label}
        autoFocus={start !== ''}
        onChange={(event) => setName(event.target.value)}
      />
      <Button htmlType="submit" disabled={!name.trim() || name.trim() === start}>
        {action}
      </Button>
    </form>
  );
}
