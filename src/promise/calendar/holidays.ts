import chineseDays from 'chinese-days/dist/chinese-days.json' with { type: 'json' };
import manifest from 'chinese-days/package.json' with { type: 'json' };
import type { CivilDate } from '../../platform/time.ts';

/**
 * The public holidays and make-up working days (调休) of a country, as announced up to some moment. It is
 * plain data: whoever must reach the same verdict after a newer announcement keeps it beside the verdict.
 */
export interface HolidayDataset {
  version: string;
  /** First and last year that the announcements cover. */
  from: number;
  through: number;
  holidays: readonly CivilDate[];
  workdays: readonly CivilDate[];
}

/**
 * Years announced in full. New Year's Day of a year may be known from the announcement of the year before,
 * so the National Day is what tells that the year's own announcement is in.
 */
const announced = Object.keys(chineseDays.holidays)
  .filter((date) => date.endsWith('-10-01'))
  .map((date) => Number(date.slice(0, 4)));

/** The arrangements published by the General Office of the State Council (国务院办公厅), year by year. */
export const CHINESE_HOLIDAYS: HolidayDataset = {
  version: `chinese-days@${manifest.version}`,
  from: Math.min(...announced),
  through: Math.max(...announced),
  holidays: Object.keys(chineseDays.holidays),
  workdays: Object.keys(chineseDays.workdays),
};
