import { useState } from 'react';
import { useTexts } from '../texts/language.tsx';

interface Props {
  readonly label: string;
  readonly value: readonly string[];
  write(days: readonly string[]): void;
}

const DAY = /^[12]\d{3}-\d\d-\d\d$/;

/** Single days, such as holidays of one's own. */
export function Days({ label, value, write }: Props) {
  const t = useTexts().drafting.calendar;
  const [day, pick] = useState('');
  const add = () => {
    if (DAY.test(day) && !value.includes(day)) write([...value, day].toSorted());
    pick('');
  };
  return (
    <fieldset className="names">
      <legend>{label}</legend>
      {value.map((one) => (
        <button
          key={one}
          type="button"
          className="chip"
          aria-label={t.dropDay(one)}
          onClick={() => write(value.filter((other) => other !== one))}
        >
          {one} <span aria-hidden="true">×</span>
        </button>
      ))}
      <span className="with-unit">
        <input
          type="date"
          aria-label={t.pickDay(label)}
          value={day}
          onChange={({ target }) => pick(target.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter') add();
          }}
        />
        <button type="button" className="plain" disabled={!DAY.test(day)} onClick={add}>
          {t.addDay}
        </button>
      </span>
    </fieldset>
  );
}
