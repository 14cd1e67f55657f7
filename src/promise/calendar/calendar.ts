import { createHash } from 'node:crypto';
import { Refusal } from '../../platform/refusal.ts';
import { type CivilDate, parseDay } from '../../platform/time.ts';
import { checkCalendar } from './check.ts';
import { CHINESE_HOLIDAYS, type HolidayDataset } from './holidays.ts';
import { parseSpan, weekOf } from './hours.ts';
import type { Rules, Table } from './table.ts';

/** A calendar as it is written in a pledge. */
export interface CalendarSpec {
  timezone: string;
  /** `24x7`, or windows `HH:MM-HH:MM` by weekdays: `mon-fri`, `sat`, `mon,wed`. */
  hours: '24x7' | Record<string, string[]>;
  holidays: 'CN' | 'none' | CivilDate[];
  /** Make-up working days (调休), besides those that come with `CN`. */
  workdays?: CivilDate[];
  /** Windows of single dates, before everything else; `[]` closes the day. */
  overrides?: Record<CivilDate, string[]>;
}

/** A calendar ready for arithmetic. Its years are laid out when first asked for. */
export interface Calendar {
  readonly timeZone: string;
  /** Tells calendars apart that may give different deadlines: their rules and their holiday data. */
  readonly version: string;
  /** The announcements that it follows; absent when its holidays are its own. */
  readonly dataset: HolidayDataset | undefined;
  readonly rules: Rules;
  /** Years laid out so far: owned by `days.ts`. */
  table: Table | undefined;
}

/** Calendars of the pledge versions in use, and drafts: the oldest is dropped when a new one comes. */
const KEPT = 256;
const compiled = new Map<string, Calendar>();

/**
 * Makes a calendar usable. The same content yields the same object.
 * @param dataset the announcements that `holidays: CN` means; older ones reproduce older verdicts.
 * @throws Refusal `invalid-pledge` with all `faults` of the specification.
 */
export function compileCalendar(spec: CalendarSpec, dataset: HolidayDataset = CHINESE_HOLIDAYS): Calendar {
  const key = JSON.stringify([spec, dataset.version]);
  const known = compiled.get(key);
  if (known) return known;
  const faults = checkCalendar(spec);
  if (faults.length > 0) {
    throw new Refusal(
      'invalid-pledge',
      {
        zh: `日历有误：${faults.map(({ path, message }) => `${path} ${message}`.trim()).join(' ')}`,
        en: `The calendar is at fault: ${faults.map(({ path, english }) => `${path} ${english}`.trim()).join(' ')}`,
      },
      { faults },
    );
  }
  const announcements = spec.holidays === 'CN' ? dataset : undefined;
  const rules = rulesOf(spec, announcements);
  const calendar: Calendar = {
    timeZone: spec.timezone,
    version: versionOf(rules, announcements),
    dataset: announcements,
    rules,
    table: undefined,
  };
  if (compiled.size >= KEPT) compiled.delete(compiled.keys().next().value!);
  compiled.set(key, calendar);
  return calendar;
}

const daysOf = (dates: readonly CivilDate[]) => new Set(dates.map((date) => parseDay(date)!));

function rulesOf(spec: CalendarSpec, dataset: HolidayDataset | undefined): Rules {
  const own = Array.isArray(spec.holidays) ? spec.holidays : [];
  const overrides = Object.entries(spec.overrides ?? {});
  return {
    timeZone: spec.timezone,
    week: weekOf(spec.hours),
    holidays: daysOf(dataset?.holidays ?? own),
    makeUps: daysOf([...(dataset?.workdays ?? []), ...(spec.workdays ?? [])]),
    overrides: new Map(
      overrides.map(([date, list]) => [parseDay(date)!, list.map((text) => parseSpan(text)!)]),
    ),
  };
}

/** A digest of the rules, so that another spelling of the same calendar is the same version. */
function versionOf(rules: Rules, dataset: HolidayDataset | undefined): string {
  const ordered = (days: Iterable<number>) => [...days].sort((a, b) => a - b);
  const content = JSON.stringify([
    rules.timeZone,
    rules.week,
    ordered(rules.holidays),
    ordered(rules.makeUps),
    [...rules.overrides].sort(([a], [b]) => a - b),
  ]);
  const digest = createHash('sha256').update(content).digest('hex').slice(0, 16);
  return dataset ? `${digest}+${dataset.version}` : digest;
}

/**
 * The last year whose holidays are published; later years go by weekday. A calendar whose holidays are its
 * own waits for no announcement: Infinity.
 */
export const announcedThrough = (calendar: Calendar): number =>
  calendar.dataset?.through ?? Number.POSITIVE_INFINITY;

/** Whether the holidays of a year are known, so that its deadlines do not go by weekday alone. */
export const isAnnounced = ({ dataset }: Calendar, year: number): boolean =>
  !dataset || (year >= dataset.from && year <= dataset.through);
