import './tables.ts';
import { sql } from 'kysely';
import { ORG_ID } from '../../../people/staff/staff.ts';
import { type Tx, timestamptz } from '../../../platform/sql.ts';
import type { Instant } from '../../../platform/time.ts';
import type { House } from '../house.ts';
import type { Held } from '../load.ts';
import { type Absence, absenceOf } from './absence.ts';
import { readAbsences, readEnded, settleAbsence } from './absence-store.ts';
import { bySystem } from './by-system.ts';
import { isWithAUnit } from './custody.ts';
import { takeoverOf } from './owner.ts';

/**
 * [S2] Hands over what is with people who are away or have left, gives what is nobody's to those on duty, and brings back
 * what should come back after an absence. It looks at how things stand and not at what happened, so it may run as often
 * and as late as it likes.
 */
export async function nameOwners(house: House, now: Instant): Promise<void> {
  await bringBack(house, now);
  for (const number of await unattended(house, now)) {
    await bySystem(house, number, now, async (tx, held) => {
      const { stage } = held.state;
      if (!isWithAUnit(stage) && stage !== 'replied') return undefined;
      const takeover = await takeoverOf(tx, house, held.state, now);
      if (!takeover || (stage === 'replied' && takeover.cause === 'duty')) return undefined;
      if (takeover.cause === 'absence') await remember(tx, held, takeover.assigneeId, now);
      return { entries: [{ type: 'handed_over', ...takeover }] };
    });
  }
}

/** The cases that are with somebody who is away or has left, and those that are nobody's in a unit with somebody on duty. */
async function unattended({ db }: House, now: Instant): Promise<string[]> {
  const at = timestamptz(now);
  const { rows } = await sql<{ number: string }>`
    select c.number from cases c
    where c.org_id = ${ORG_ID} and c.stage in ('dispatched', 'processing', 'replied') and c.assignee_id in (
      select staff_id from absence where org_id = ${ORG_ID} and from_at <= ${at} and until_at > ${at})
    union
    select c.number from cases c
    join staff s on (s.org_id, s.id) = (c.org_id, c.assignee_id) and not s.active
    join unit u on (u.org_id, u.id) = (c.org_id, c.unit_id) and u.duty_staff_id is not null
    where c.org_id = ${ORG_ID} and c.stage in ('dispatched', 'processing', 'replied')
    union
    select c.number from cases c
    join unit u on (u.org_id, u.id) = (c.org_id, c.unit_id) and u.duty_staff_id is not null
    where c.org_id = ${ORG_ID} and c.stage in ('dispatched', 'processing') and c.assignee_id is null`.execute(
    db,
  );
  return rows.map(({ number }) => number);
}

/** Notes what was handed over for an absence, so that it can come back. */
async function remember(tx: Tx, { id, state }: Held, deputyId: number, now: Instant): Promise<void> {
  const absence = absenceOf(await readAbsences(tx, now), state.assigneeId!, now);
  if (!absence) return;
  await tx
    .insertInto('absence_case')
    .values({ org_id: ORG_ID, absence_id: absence.id, case_id: id, deputy_id: deputyId })
    .onConflict((conflict) =>
      conflict.columns(['org_id', 'absence_id', 'case_id']).doUpdateSet({ deputy_id: deputyId }),
    )
    .execute();
}

async function bringBack(house: House, now: Instant): Promise<void> {
  for (const absence of await readEnded(house.db, now)) {
    if (absence.returns) {
      for (const number of await handedOverFor(house, absence))
        await bySystem(house, number, now, (tx, held) => takenBack(tx, house, absence, held, now));
    }
    await settleAbsence(house.db, absence.id);
  }
}

async function handedOverFor({ db }: House, { id }: Absence): Promise<string[]> {
  const rows = await db
    .selectFrom('absence_case')
    .innerJoin('cases', (join) =>
      join.onRef('cases.org_id', '=', 'absence_case.org_id').onRef('cases.id', '=', 'absence_case.case_id'),
    )
    .select('cases.number')
    .where('absence_case.org_id', '=', ORG_ID)
    .where('absence_id', '=', id)
    .orderBy('cases.id')
    .execute();
  return rows.map(({ number }) => number);
}

/** A case that somebody has handed on by hand meanwhile, or that went to another unit, does not come back. */
async function takenBack(tx: Tx, house: House, absence: Absence, held: Held, now: Instant) {
  const { stage, assigneeId } = held.state;
  const { rows } = await sql<{ deputy_id: number }>`
    delete from absence_case held using absence away
    where (away.org_id, away.id) = (held.org_id, held.absence_id) and held.org_id = ${ORG_ID} and held.case_id = ${held.id}
      and (held.absence_id = ${absence.id} or away.from_at >= ${timestamptz(absence.from)})
    returning held.deputy_id`.execute(tx);
  const last = held.events.findLast(
    ({ type, unitId }) =>
      type === 'handed_over' ||
      type === 'dispatched' ||
      (type === 'objection_decided' && unitId !== undefined),
  );
  const lent = last?.type === 'handed_over' && (last.cause === 'absence' || last.cause === 'return');
  const open = isWithAUnit(stage) || stage === 'replied';
  const isHere = house.staff().some(({ id, active }) => id === absence.staffId && active);
  const isAway = absenceOf(await readAbsences(tx, now), absence.staffId, now) !== undefined;
  if (rows.length === 0 || !lent || !open || !isHere || isAway || assigneeId === absence.staffId)
    return undefined;
  return {
    entries: [{ type: 'handed_over' as const, assigneeId: absence.staffId, cause: 'return' as const }],
  };
}
