import { useState } from 'react';
import type { CalendarSpec } from '../../../src/promise/calendar/calendar.ts';
import { useTexts } from '../texts/language.tsx';
import { hoursIn, nextWindow, plainTime, readTime, USUAL, type Week, weekIn } from './week.ts';

interface Props {
  readonly legend: string;
  readonly value: CalendarSpec['hours'];
  write(hours: CalendarSpec['hours'], about?: string): void;
}

/** Hours by weekday, or all of them. */
export function WeekHours({ legend, value, write }: Props) {
  const t = useTexts().drafting.calendar;
  const always = value === '24x7';
  const week = always ? [] : weekIn(value);
  const put = (day: number, windows: readonly string[], about?: string) =>
    write(hoursIn(week.with(day, windows) as Week), about);
  return (
    <fieldset className="week">
      <legend>{legend}</legend>
      <div className="choices">
        <label>
          <input type="radio" checked={always} onChange={() => write('24x7')} />
          {t.always}
        </label>
        <label>
          <input type="radio" checked={!always} onChange={() => always && write(USUAL)} />
          {t.weekly}
        </label>
      </div>
      {week.map((windows, day) => (
        <div key={t.weekdays[day]} className="weekday">
          <span>{t.weekdays[day]}</span>
          <Windows
            day={t.weekdays[day]!}
            windows={windows}
            write={(next, about) => put(day, next, about && `${day} ${about}`)}
          />
          {day === 0 && windows.length > 0 && (
            <button
              type="button"
              className="plain"
              onClick={() => write(hoursIn(week.map((own, at) => (at < 5 ? windows : own))))}
            >
              {t.sameAllWeek}
            </button>
          )}
        </div>
      ))}
    </fieldset>
  );
}

interface WindowsProps {
  /** The day that they are of, in words. */
  readonly day: string;
  readonly windows: readonly string[];
  write(windows: readonly string[], about?: string): void;
}

interface TimeProps {
  readonly label: string;
  readonly value: string;
  write(time: string): void;
}

/** A time of day. The browser's own field knows no 24:00, and says 01:30 PM where the letter says 13:30. */
function TimeField({ label, value, write }: TimeProps) {
  const [typed, type] = useState<string>();
  return (
    <input
      className="time"
      inputMode="numeric"
      aria-label={label}
      autoComplete="off"
      value={typed ?? value}
      onChange={({ target }) => {
        type(target.value);
        const time = readTime(target.value);
        if (time !== undefined && /:\d\d|^\d{4}$/.test(plainTime(target.value))) write(time);
      }}
      onBlur={() => {
        const time = typed === undefined ? undefined : readTime(typed);
        if (time !== undefined && time !== value) write(time);
        type(undefined);
      }}
    />
  );
}

/** The windows of a day. */
export function Windows({ day, windows, write }: WindowsProps) {
  const t = useTexts().drafting.calendar;
  return (
    <span className="windows">
      {windows.length === 0 && <span className="muted">{t.closed}</span>}
      {windows.map((window, at) => {
        const [from = '', to = ''] = window.split('-');
        const set = (next: string, about: string) => write(windows.with(at, next), `${at} ${about}`);
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: a window is known by its place
          <span key={at} className="window">
            <TimeField
              label={t.begins(day, at + 1)}
              value={from}
              write={(time) => set(`${time}-${to}`, 'from')}
            />
            –
            <TimeField
              label={t.ends(day, at + 1)}
              value={to}
              write={(time) => set(`${from}-${time}`, 'to')}
            />
            <button
              type="button"
              className="plain"
              aria-label={t.dropWindow(day, at + 1)}
              onClick={() => write(windows.toSpliced(at, 1))}
            >
              ×
            </button>
          </span>
        );
      })}
      <button
        type="button"
        className="plain"
        aria-label={t.addWindowOn(day)}
        onClick={() => write([...windows, nextWindow(windows)])}
      >
        {t.addWindow}
      </button>
    </span>
  );
}
