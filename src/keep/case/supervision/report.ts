import './tables.ts';
import { ORG_ID } from '../../../people/staff/staff.ts';
import { violated } from '../../../people/staff/store.ts';
import { findUnit } from '../../../people/staff/unit.ts';
import { Refusal } from '../../../platform/refusal.ts';
import { type Tx, timestamptz } from '../../../platform/sql.ts';
import { formatDay, type Instant } from '../../../platform/time.ts';
import { dayOf } from '../../../promise/calendar/days.ts';
import { type Clock, clocksOf } from '../clock.ts';
import { accessCodeOf, newNumber } from '../code.ts';
import type { CaseEvent } from '../event.ts';
import { historyOf } from '../history.ts';
import { DEFAULT_TIME_ZONE, type House } from '../house.ts';
import type { Terms } from '../terms.ts';
import { seal } from './seal.ts';
import type { Identity } from './supervision.ts';
import { tellInspectors } from './tell.ts';
import { SUPERVISION_TEXTS } from './texts.ts';

export interface NewReport {
  readonly body: string;
  /** Name or id of the unit that it is about: nobody of it ever sees the report. */
  readonly unit?: string | number;
  readonly identity?: Identity;
  /** To our using the identity; an anonymous report needs none. */
  readonly consent?: boolean;
}

export interface ReportReceipt {
  readonly number: string;
  readonly accessCode: string;
  readonly dueAt: Instant | null;
  readonly terms: Terms | undefined;
}

const PREFIX = 'JB';

/** The clocks that run on a report: those of the letter's clauses on supervision. */
export const reportClocks = (events: readonly CaseEvent[], terms: Terms | undefined, at: Instant): Clock[] =>
  terms ? clocksOf(historyOf(events), terms.clocks, terms.calendar, at) : [];

/**
 * [C3] Takes in a report on how feedback is handled, past everybody whom it might be about (ISO 37002). What was written is
 * sealed, who wrote it twice over; the code by which the reporter comes back is kept nowhere.
 * @throws Refusal bad-request, consent-required, unknown-unit
 */
export async function takeReport(house: House, given: NewReport, now: Instant): Promise<ReportReceipt> {
  const body = given.body.trim();
  if (body === '') throw new Refusal('bad-request', SUPERVISION_TEXTS.emptyBody);
  const identity = saidOf(given.identity);
  if (identity && given.consent !== true) throw new Refusal('consent-required', SUPERVISION_TEXTS.consent);
  const unit = given.unit === undefined ? undefined : findUnit(house.units(), given.unit);
  if (given.unit !== undefined && !unit) throw new Refusal('unknown-unit', SUPERVISION_TEXTS.unknownUnit);
  const { secret } = house.organisation;
  const terms = house.terms.inForce(now);
  const number = newNumber(now, terms?.calendar.timeZone ?? DEFAULT_TIME_ZONE, PREFIX);
  const event: CaseEvent = { at: now, type: 'reported', fields: { channel: 'web', kind: 'report' } };
  const clocks = reportClocks([event], terms, now);
  try {
    await house.db.transaction().execute(async (tx) => {
      const { id } = await tx
        .insertInto('supervision_report')
        .values({
          org_id: ORG_ID,
          number,
          unit_id: unit?.id ?? null,
          identity: identity ? seal(secret, 'identity', number, JSON.stringify(identity)) : null,
          pledge_id: terms?.pledgeId ?? null,
          reported_at: timestamptz(now),
        })
        .returning('id')
        .executeTakeFirstOrThrow();
      await addEvent(tx, id, 1, event, null);
      await addMessage(tx, { id, number }, 'reporter', body, secret, now);
      await writeClocks(tx, id, clocks, terms);
      await tellInspectors(tx, { id, unitId: unit?.id ?? null }, 'reported', now);
    });
  } catch (error) {
    // Two equal numbers in a month come up once in many thousand reports: draw again.
    if (violated(error, 'supervision_report_number_taken')) return takeReport(house, given, now);
    throw error;
  }
  const dueAt = clocks.length === 0 ? null : Math.min(...clocks.map((clock) => clock.dueAt));
  return { number, accessCode: accessCodeOf(secret, number), dueAt, terms };
}

/** Nothing but space says nothing. */
function saidOf(identity: Identity = {}): Identity | undefined {
  const said = Object.entries(identity).filter(([, text]) => text?.trim());
  return said.length === 0 ? undefined : Object.fromEntries(said.map(([name, text]) => [name, text.trim()]));
}

export const addEvent = (
  tx: Tx,
  reportId: number,
  seq: number,
  { at, type, ...data }: CaseEvent,
  staffId: number | null,
) =>
  tx
    .insertInto('supervision_event')
    .values({
      org_id: ORG_ID,
      report_id: reportId,
      seq,
      at: timestamptz(at),
      type: type as 'reported' | 'verified',
      data,
      staff_id: staffId,
    })
    .execute();

export const addMessage = (
  tx: Tx,
  { id, number }: { id: number; number: string },
  author: 'reporter' | 'inspector',
  body: string,
  secret: Uint8Array,
  at: Instant,
) =>
  tx
    .insertInto('supervision_message')
    .values({
      org_id: ORG_ID,
      report_id: id,
      author,
      body: seal(secret, 'words', number, body.trim()),
      at: timestamptz(at),
    })
    .execute();

/** Judged anew at every event, by the function that judges the clocks of cases. */
export async function writeClocks(
  tx: Tx,
  reportId: number,
  clocks: readonly Clock[],
  terms: Terms | undefined,
): Promise<void> {
  for (const { clause, startedAt, dueAt, stoppedAt, state } of clocks) {
    const judged = { due_at: timestamptz(dueAt), stopped_at: timestamptz(stoppedAt), state };
    await tx
      .insertInto('supervision_clock')
      .values({
        org_id: ORG_ID,
        report_id: reportId,
        clause_id: clause,
        pledge_id: terms!.pledgeId,
        started_at: timestamptz(startedAt),
        started_day: formatDay(dayOf(terms!.calendar, startedAt)),
        ...judged,
      })
      .onConflict((conflict) => conflict.columns(['org_id', 'report_id', 'clause_id']).doUpdateSet(judged))
      .execute();
  }
}
