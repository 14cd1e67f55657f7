import type { Static } from 'typebox';
import { csv } from '../../../platform/csv.ts';
import { Refusal } from '../../../platform/refusal.ts';
import type { Caller, Locale } from '../../../platform/route.ts';
import {
  type CivilDate,
  dayAt,
  formatDay,
  formatInstant,
  type Instant,
  parseDay,
} from '../../../platform/time.ts';
import { doerOf } from '../actor.ts';
import { staffKey } from '../doer.ts';
import type { House } from '../house.ts';
import { zoneOf } from '../read.ts';
import { readCatalogue } from './catalogue.ts';
import { listRemedies, type MonthTally, type RemedyView, remedyTallies } from './list.ts';
import { isPaid, mayApprove, yuan } from './remedy.ts';
import type { RemedyRow, RuleView } from './shape.ts';
import { REMEDY_NAMES, REMEDY_TEXTS } from './texts.ts';

/** Remedies as staff see them. */
export async function readRemedies(
  house: House,
  query: { state?: RemedyView; number?: string },
  caller: Caller,
  now: Instant,
): Promise<Static<typeof RemedyRow>[]> {
  const [rows, catalogue] = await Promise.all([listRemedies(house.db, query, now), readCatalogue(house.db)]);
  const zone = zoneOf(house.terms.inForce(now));
  const stamp = (at: Instant | null) => (at === null ? null : formatInstant(at, zone));
  const { key } = doerOf(house, caller);
  const role = house.staff().find(({ id }) => id === caller.staffId)?.role ?? 'auditor';
  const nameOf = (by: string) => house.staff().find(({ id }) => staffKey(id) === by)?.name ?? by;
  return rows.map((row) => ({
    id: row.id,
    number: row.number,
    title: row.title,
    kind: row.kind,
    amountFen: row.amount_fen,
    particulars: row.particulars,
    state: row.state,
    proposedBy: nameOf(row.proposed_by),
    proposedAt: formatInstant(row.proposed_at, zone),
    decidedBy: row.decided_by === null ? null : nameOf(row.decided_by),
    decidedAt: stamp(row.decided_at),
    dueAt: stamp(row.due_at),
    deliveredAt: stamp(row.delivered_at),
    evidence: row.evidence,
    overdue: row.state === 'promised' && row.due_at !== null && row.due_at < now,
    missed: row.missed_at !== null,
    decidable:
      row.state === 'proposed' &&
      caller.kind === 'staff' &&
      row.proposed_by !== key &&
      mayApprove(catalogue.get(row.kind)!.limits, role, row.amount_fen),
  }));
}

export async function readRules({ db }: House): Promise<Static<typeof RuleView>[]> {
  const catalogue = await readCatalogue(db);
  return [...catalogue].map(([kind, { limits, within, active }]) => ({
    kind,
    paid: isPaid(kind),
    limitsFen: limits,
    within,
    active,
  }));
}

/** Days back from today, where a span does not say from when. */
const USUAL_DAYS = 365;

/** What remedies came to, by month and kind. @throws Refusal bad-request */
export function readTallies(
  house: House,
  { from, to }: { from?: CivilDate; to?: CivilDate },
  now: Instant,
): Promise<MonthTally[]> {
  const timeZone = zoneOf(house.terms.inForce(now));
  const last = to ?? formatDay(dayAt(timeZone, now));
  const lastDay = parseDay(last);
  const first = from ?? formatDay((lastDay ?? USUAL_DAYS) - USUAL_DAYS);
  if (lastDay === undefined || parseDay(first) === undefined || first > last)
    throw new Refusal('bad-request', REMEDY_TEXTS.badSpan);
  return remedyTallies(house.db, { from: first, to: last, timeZone }, now);
}

const COLUMNS = {
  zh: ['月份', '补救方式', '承诺件数', '金额（元）', '已兑现', '按期兑现', '逾期未兑现'],
  en: ['Month', 'Kind', 'Promised', 'Amount (CNY)', 'Delivered', 'On time', 'Overdue'],
} as const;

export const talliesAsCsv = (tallies: readonly MonthTally[], locale: Locale): string =>
  csv([
    COLUMNS[locale],
    ...tallies.map(({ month, kind, promised, amountFen, delivered, onTime, overdue }) => [
      month,
      REMEDY_NAMES[kind][locale],
      promised,
      yuan(amountFen).replaceAll(',', ''),
      delivered,
      onTime,
      overdue,
    ]),
  ]);
