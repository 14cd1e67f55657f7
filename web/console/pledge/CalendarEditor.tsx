import { useState } from 'react';
import type { CalendarSpec } from '../../../src/promise/calendar/calendar.ts';
import { hoursInWords } from '../../../src/promise/pledge/paper/hours.ts';
import { useLanguage } from '../texts/language.tsx';
import { put } from './change.ts';
import { Days } from './Days.tsx';
import { WeekHours, Windows } from './WeekHours.tsx';

interface Props {
  readonly calendar: CalendarSpec;
  /** What is wrong with it, in words. */
  readonly faults: readonly string[];
  write(calendar: CalendarSpec, about?: string): void;
}

const ZONES = Intl.supportedValuesOf('timeZone');

/** When the promisor works: what working time and working days of the letter go by. */
export function CalendarEditor({ calendar, faults, write }: Props) {
  const { texts, language } = useLanguage();
  const t = texts.drafting.calendar;
  const { workdays = [], overrides = {}, holidays } = calendar;
  const [open, setOpen] = useState(false);
  const set = <K extends keyof CalendarSpec>(key: K, value: CalendarSpec[K] | undefined, about?: string) =>
    write(put(calendar, key, value), about && `calendar ${key} ${about}`);
  const setSingle = (next: Record<string, string[]>, about?: string) =>
    set('overrides', Object.keys(next).length > 0 ? next : undefined, about);
  return (
    <details
      className="calendar"
      open={open || faults.length > 0}
      onToggle={({ currentTarget }) => setOpen(currentTarget.open)}
    >
      <summary>
        {t.title} {faults.length === 0 && <span className="muted">{hoursInWords(calendar, language)}</span>}
      </summary>
      <div className="clause-panel">
        <p className="muted">{t.hint}</p>
        <WeekHours
          legend={t.hours}
          value={calendar.hours}
          write={(hours, about) => set('hours', hours, about)}
        />
        <fieldset>
          <legend>{t.holidays}</legend>
          {(['CN', 'none', 'list'] as const).map((kind) => (
            <label key={kind}>
              <input
                type="radio"
                checked={kind === 'list' ? Array.isArray(holidays) : holidays === kind}
                onChange={() => set('holidays', kind === 'list' ? [] : kind)}
              />
              {t.holidayKinds[kind]}
            </label>
          ))}
        </fieldset>
        {Array.isArray(holidays) && (
          <Days label={t.ownHolidays} value={holidays} write={(days) => set('holidays', [...days])} />
        )}
        <Days
          label={t.workdays}
          value={workdays}
          write={(days) => set('workdays', days.length > 0 ? [...days] : undefined)}
        />
        <Days
          label={t.single}
          value={Object.keys(overrides)}
          write={(days) => setSingle(Object.fromEntries(days.map((day) => [day, overrides[day] ?? []])))}
        />
        {Object.entries(overrides).map(([day, windows]) => (
          <div key={day} className="weekday">
            <span>{day}</span>
            <Windows
              day={day}
              windows={windows}
              write={(next, about) =>
                setSingle({ ...overrides, [day]: [...next] }, about && `${day} ${about}`)
              }
            />
          </div>
        ))}
        <label className="row">
          {t.zone}
          <select value={calendar.timezone} onChange={({ target }) => set('timezone', target.value)}>
            {!ZONES.includes(calendar.timezone) && <option>{calendar.timezone}</option>}
            {ZONES.map((zone) => (
              <option key={zone} value={zone}>
                {zone === 'Asia/Shanghai' ? t.beijing : zone}
              </option>
            ))}
          </select>
        </label>
        {faults.map((fault) => (
          <p key={fault} className="finding fault" tabIndex={-1}>
            {fault}
          </p>
        ))}
      </div>
    </details>
  );
}
