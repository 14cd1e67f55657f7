import { sql } from 'kysely';
import { ORG_ID } from '../../../people/staff/staff.ts';
import { type Tx, timestamptz } from '../../../platform/sql.ts';
import { DAY, dayAt, formatDay, formatInstant, type Instant } from '../../../platform/time.ts';
import { deadline } from '../../../promise/calendar/deadline.ts';
import type { Limit } from '../../../promise/calendar/limit.ts';
import { type Notice, notify, type Recipient } from '../../notify/notice.ts';
import type { House } from '../house.ts';
import type { Held } from '../load.ts';
import { zoneOf } from '../read.ts';
import type { Terms } from '../terms.ts';
import { recipientsOf } from './rung.ts';

/** How long a unit has to answer unless it is told otherwise. */
export const USUAL_LIMIT: Limit = { count: 1, unit: 'wd' };

/** `督〔2026〕12 号`: how official letters are numbered (GB/T 9704-2012, 7.2.5). */
export const documentNumber = ({ year, serial }: { year: number; serial: number }): string =>
  `督〔${year}〕${serial}号`;

interface Issue {
  readonly reason: string;
  readonly limit: Limit;
  /** The person who issues it. */
  readonly staffId: number | null;
  /** The clock that the ladder rose with, when no person did it. */
  readonly clock?: { readonly clause: string; readonly round: number };
}

const termsOf = (house: House, { pledgeId }: Held, at: Instant): Terms | undefined =>
  (pledgeId === null ? undefined : house.terms.of(pledgeId)) ?? house.terms.inForce(at);

/**
 * Issues a supervision notice in the transaction that holds the case, numbered without a gap in its year, and tells the
 * unit and its head. Its deadline is counted by the calendar of the letter that the case is held to.
 * @returns its id, for the event
 */
export async function issueUrge(
  tx: Tx,
  house: House,
  held: Held,
  { reason, limit, staffId, clock }: Issue,
  at: Instant,
): Promise<number> {
  const terms = termsOf(house, held, at);
  const dueAt = terms ? deadline(terms.calendar, at, limit) : at + DAY;
  const year = Number(formatDay(dayAt(zoneOf(terms), at)).slice(0, 4));
  // Whoever issues one waits for the other, so that no number is left out.
  await sql`select pg_advisory_xact_lock(hashtext('urge'), ${ORG_ID})`.execute(tx);
  const { unitId, assigneeId } = held.state;
  const { id, serial } = await tx
    .insertInto('urge')
    .values({
      org_id: ORG_ID,
      case_id: held.id,
      year,
      serial: sql<number>`(select coalesce(max(serial), 0) + 1 from urge where org_id = ${ORG_ID} and year = ${year})`,
      cause: clock ? 'ladder' : 'person',
      clause_id: clock?.clause ?? null,
      round: clock?.round ?? null,
      unit_id: unitId,
      staff_id: staffId,
      reason,
      issued_at: timestamptz(at),
      due_at: timestamptz(dueAt),
    })
    .returning(['id', 'serial'])
    .executeTakeFirstOrThrow();
  const people = { staff: house.staff(), units: house.units() };
  const to = recipientsOf(['assignee', 'unit', 'head'], { unitId, assigneeId }, people);
  const about = { id, document: documentNumber({ year, serial }), case: held, dueAt, zone: zoneOf(terms) };
  await notify(tx, tellOf(about, 'urged', to), at);
  return id;
}

/** A supervision notice as notices tell of it. */
export interface Told {
  readonly id: number;
  readonly document: string;
  readonly case: { readonly id: number; readonly number: string; readonly title: string };
  readonly dueAt: Instant;
  readonly zone: string;
}

export const tellOf = (
  { id, document, case: about, dueAt, zone }: Told,
  template: 'urged' | 'urge-reminder' | 'urge-late' | 'urge-answered',
  to: readonly Recipient[],
): Notice[] =>
  to.map((recipient) => ({
    reason: `${template} ${id}`,
    template,
    to: recipient,
    caseId: about.id,
    data: { number: about.number, title: about.title, document, due: formatInstant(dueAt, zone) },
  }));
