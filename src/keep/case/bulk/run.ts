import './tables.ts';
import { sql } from 'kysely';
import { PERMISSIONS_OF } from '../../../people/auth/permission.ts';
import { isProgram, ORG_ID } from '../../../people/staff/staff.ts';
import { Refusal, type Text } from '../../../platform/refusal.ts';
import type { Caller } from '../../../platform/route.ts';
import type { Tx } from '../../../platform/sql.ts';
import { type Instant, now } from '../../../platform/time.ts';
import { actIn } from '../act.ts';
import { handOver, personNamed } from '../dispatch/hand-over.ts';
import type { House } from '../house.ts';
import { CASE_TEXTS } from '../texts.ts';
import type { BulkAction, BulkParticulars } from './bulk.ts';
import { BULK_TEXTS } from './texts.ts';

interface Item {
  readonly bulk_id: number;
  readonly position: number;
  readonly number: string;
  readonly action: BulkAction;
  readonly particulars: BulkParticulars;
  readonly staff_id: number;
}

/**
 * Does what was ordered for many cases, one after the other, until nothing waits. Any number of processes may do so at
 * once; one that dies leaves its case as it was, for the next.
 * @returns how many cases were settled, either way
 */
export async function runBulk(house: House, clock: () => Instant = now): Promise<number> {
  let settled = 0;
  while (await runOne(house, clock())) settled++;
  return settled;
}

const runOne = (house: House, at: Instant): Promise<boolean> =>
  house.db.transaction().execute(async (tx) => {
    const { rows } = await sql<Item>`
      select item.bulk_id, item.position, item.number, bulk.action, bulk.particulars, bulk.staff_id
      from bulk_item item join bulk on bulk.org_id = item.org_id and bulk.id = item.bulk_id
      where item.org_id = ${ORG_ID} and item.state = 'waiting'
      order by item.bulk_id, item.position limit 1 for update of item skip locked`.execute(tx);
    const [item] = rows;
    if (!item) return false;
    const refusal = await attempt(tx, house, item, at);
    await sql`
      update bulk_item set state = ${refusal ? 'refused' : 'done'}, code = ${refusal?.code ?? null},
                           message = ${refusal ? JSON.stringify(refusal.text) : null}::jsonb
      where org_id = ${ORG_ID} and bulk_id = ${item.bulk_id} and position = ${item.position}`.execute(tx);
    return true;
  });

/** What was done of a case that was then refused is taken back; so is what failed unforeseen. */
async function attempt(
  tx: Tx,
  house: House,
  item: Item,
  at: Instant,
): Promise<{ code: string; text: Text } | undefined> {
  await sql`savepoint before_item`.execute(tx);
  try {
    await perform(tx, house, item, callerOf(house, item.staff_id), at);
    return undefined;
  } catch (error) {
    await sql`rollback to savepoint before_item`.execute(tx);
    return error instanceof Refusal ? error : { code: 'internal', text: BULK_TEXTS.failed };
  }
}

/** Whoever ordered it, as they are now: rights that were taken away meanwhile are gone. @throws Refusal forbidden */
function callerOf(house: House, staffId: number): Caller {
  const person = house.staff().find(({ id }) => id === staffId);
  const permissions = person?.active ? PERMISSIONS_OF[person.role] : undefined;
  if (!person || !permissions?.has('case:work')) throw new Refusal('forbidden', BULK_TEXTS.noLonger);
  return {
    kind: isProgram(person.name) ? 'key' : 'staff',
    staffId,
    keyId: null,
    name: person.name,
    permissions,
  };
}

async function perform(
  tx: Tx,
  house: House,
  { number, action, particulars }: Item,
  caller: Caller,
  at: Instant,
): Promise<void> {
  const held = await tx
    .selectFrom('cases')
    .select(['stage', 'assignee_id'])
    .where('org_id', '=', ORG_ID)
    .where('number', '=', number)
    .executeTakeFirst();
  if (!held) throw new Refusal('not-found', CASE_TEXTS.unknownStaffCase);
  const { note, fields } = particulars;
  const words = note === undefined ? {} : { note };
  const step = (name: 'register' | 'dispatch' | 'reclassify' | 'archive', more: object = {}) =>
    actIn(tx, house, number, name, more, caller, at);
  const fresh = held.stage === 'received' || held.stage === 'registered';
  const registered = () => (held.stage === 'received' ? step('register') : undefined);
  switch (action) {
    case 'dispatch': {
      const { unit, assignee } = particulars;
      await registered();
      return step('dispatch', { unit, ...(assignee !== undefined && { assignee }), ...words });
    }
    case 'assign': {
      const person = personNamed(house, particulars.assignee!);
      // Done already, perhaps by a process that died before it could say so.
      if (held.assignee_id === person.id) return;
      if (!fresh) return handOver(house, number, { to: person.id, ...words }, caller, at);
      if (person.unitId === null) throw new Refusal('unknown-unit', BULK_TEXTS.noUnit);
      await registered();
      return step('dispatch', { unit: person.unitId, assignee: person.id, ...words });
    }
    case 'reclassify':
      return step('reclassify', { fields });
    case 'archive':
      return step('archive', words);
  }
}
