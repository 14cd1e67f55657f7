import './tables.ts';
import { sql } from 'kysely';
import { ORG_ID } from '../../people/staff/staff.ts';
import { Refusal } from '../../platform/refusal.ts';
import { type Db, type Tx, timestamptz } from '../../platform/sql.ts';
import type { CivilDate, Instant } from '../../platform/time.ts';
import type { CallState, HeldCall } from './call.ts';
import type { Drawable } from './sample.ts';
import { SATISFACTION_TEXTS as T } from './texts.ts';

export interface Framed extends Drawable {
  readonly caseId: number;
}

/**
 * The cases that were archived for the first time in a span, with the group in which each is drawn: its unit, its channel
 * and whether it was rated. How it was rated is no part of it, since those who call would learn it.
 */
export async function readFrame(db: Db, from: Instant, to: Instant): Promise<Framed[]> {
  const { rows } = await sql<Framed>`
    select cases.number as key, cases.id as "caseId",
           concat_ws('/', coalesce(cases.unit_id::text, '-'), coalesce(cases.channel, '-'),
             case when exists (select from case_event rated where rated.org_id = cases.org_id and rated.case_id = cases.id
                                 and rated.type = 'rated') then 'rated' else 'unrated' end) as stratum
    from (select case_id, min(at) as at from case_event
          where org_id = ${ORG_ID} and type = 'archived' and at >= ${timestamptz(from)} and at < ${timestamptz(to)}
          group by case_id) closed
    join cases on cases.org_id = ${ORG_ID} and cases.id = closed.case_id
    where cases.stage in ('replied', 'archived') and cases.erased_at is null
      and not exists (select from case_event earlier where earlier.org_id = cases.org_id and earlier.case_id = cases.id
                        and earlier.type = 'archived' and earlier.at < closed.at)
    order by cases.number`.execute(db);
  return rows;
}

/** Who of staff handled these cases. */
export async function readHandlers(db: Db, caseIds: readonly number[]): Promise<Map<number, number[]>> {
  const rows = await db
    .selectFrom('case_event')
    .select(['case_id', 'staff_id'])
    .distinct()
    .where('org_id', '=', ORG_ID)
    .where('case_id', 'in', [-1, ...caseIds])
    .where('actor', '=', 'staff')
    .where('type', 'in', ['started', 'responded', 'plan_sent', 'waiting_user', 'replied'])
    .where('staff_id', 'is not', null)
    .execute();
  const handlers = new Map<number, number[]>();
  for (const { case_id, staff_id } of rows)
    handlers.set(case_id, [...(handlers.get(case_id) ?? []), staff_id!]);
  return handlers;
}

export interface NewList {
  readonly seed: string;
  readonly from: CivilDate;
  readonly to: CivilDate;
  readonly wanted: number;
  readonly drawnBy: number | null;
  readonly frame: readonly Framed[];
  readonly calls: readonly { readonly caseId: number; readonly staffId: number | null }[];
}

/** Keeps a list with the frame it was drawn from. @returns its id */
export async function insertList(tx: Tx, list: NewList, at: Instant): Promise<number> {
  const { id } = await tx
    .insertInto('call_list')
    .values({
      org_id: ORG_ID,
      seed: list.seed,
      from_day: list.from,
      to_day: list.to,
      wanted: list.wanted,
      drawn_at: timestamptz(at),
      drawn_by: list.drawnBy,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  const frame = list.frame.map(({ caseId, stratum }) => ({ caseId, stratum }));
  await sql`
    insert into call_frame (org_id, list_id, case_id, stratum)
    select ${ORG_ID}, ${id}, f."caseId", f.stratum
    from jsonb_to_recordset(${JSON.stringify(frame)}::jsonb) as f("caseId" bigint, stratum text)`.execute(tx);
  const calls = list.calls.map((call, index) => ({ ...call, place: index + 1 }));
  await sql`
    insert into call (org_id, list_id, place, case_id, staff_id)
    select ${ORG_ID}, ${id}, c.place, c."caseId", c."staffId"
    from jsonb_to_recordset(${JSON.stringify(calls)}::jsonb) as c(place int, "caseId" bigint, "staffId" int)`.execute(
    tx,
  );
  return id;
}

/** The frame of a list as it was drawn from, by number. */
export const readListFrame = (db: Db, id: number) =>
  db
    .selectFrom('call_frame')
    .innerJoin('cases', (join) =>
      join.onRef('cases.org_id', '=', 'call_frame.org_id').onRef('cases.id', '=', 'call_frame.case_id'),
    )
    .select(['cases.number as key', 'call_frame.stratum'])
    .where('call_frame.org_id', '=', ORG_ID)
    .where('call_frame.list_id', '=', id)
    .orderBy('cases.number')
    .execute();

export const readLists = (db: Db, id?: number) =>
  db
    .selectFrom('call_list')
    .leftJoin('staff', (join) =>
      join.onRef('staff.org_id', '=', 'call_list.org_id').onRef('staff.id', '=', 'call_list.drawn_by'),
    )
    .select(({ selectFrom }) => [
      'call_list.id',
      'seed',
      'from_day as from',
      'to_day as to',
      'wanted',
      'drawn_at as drawnAt',
      'staff.name as drawnBy',
      selectFrom('call_frame')
        .select(({ fn }) => fn.countAll<number>().as('count'))
        .whereRef('call_frame.org_id', '=', 'call_list.org_id')
        .whereRef('call_frame.list_id', '=', 'call_list.id')
        .as('population'),
    ])
    .where('call_list.org_id', '=', ORG_ID)
    .$if(id !== undefined, (query) => query.where('call_list.id', '=', id!))
    .orderBy('call_list.id', 'desc')
    .limit(100)
    .execute();

/** How many calls of each list are in which state. */
export async function readStates(
  db: Db,
  lists: readonly number[],
): Promise<Map<number, Map<CallState, number>>> {
  const rows = await db
    .selectFrom('call')
    .select(({ fn }) => ['list_id', 'state', fn.countAll<number>().as('count')])
    .where('org_id', '=', ORG_ID)
    .where('list_id', 'in', [-1, ...lists])
    .groupBy(['list_id', 'state'])
    .execute();
  const of = new Map<number, Map<CallState, number>>();
  for (const { list_id, state, count } of rows)
    of.set(list_id, (of.get(list_id) ?? new Map<CallState, number>()).set(state, Number(count)));
  return of;
}

/** The calls of a list, or one of them, with what a caller has to know of the case. */
export const readCalls = (db: Db, list: number, place?: number) =>
  db
    .selectFrom('call')
    .innerJoin('cases', (join) =>
      join.onRef('cases.org_id', '=', 'call.org_id').onRef('cases.id', '=', 'call.case_id'),
    )
    .select([
      'call.place',
      'call.case_id as caseId',
      'call.state',
      'call.attempts',
      'call.staff_id as staffId',
      'call.tried_at as triedAt',
      'call.again_at as againAt',
      'cases.number',
      'cases.title',
      'cases.unit_id as unitId',
      'cases.channel',
      'cases.contact',
    ])
    .where('call.org_id', '=', ORG_ID)
    .where('call.list_id', '=', list)
    .$if(place !== undefined, (query) => query.where('call.place', '=', place!))
    .orderBy('call.place')
    .execute();

/** By which number the case of a call goes. @throws Refusal not-found */
export async function caseOfCall(db: Db, list: number, place: number): Promise<string> {
  const [call] = await readCalls(db, list, place);
  if (!call) throw new Refusal('not-found', T.noSuchCall);
  return call.number;
}

/** A call, held until the transaction ends. */
export const holdCall = (tx: Tx, list: number, place: number): Promise<HeldCall & { attempts: number }> =>
  tx
    .selectFrom('call')
    .select(['state', 'attempts', 'staff_id as staffId'])
    .where('org_id', '=', ORG_ID)
    .where('list_id', '=', list)
    .where('place', '=', place)
    .forUpdate()
    .executeTakeFirstOrThrow();

export interface Tried {
  readonly state: CallState;
  readonly attempts: number;
  readonly staffId: number | null;
  readonly again?: Instant;
}

/** Who tries a call that is nobody's makes it their own. */
export const updateCall = (tx: Tx, list: number, place: number, tried: Tried, at: Instant) =>
  tx
    .updateTable('call')
    .set({
      state: tried.state,
      attempts: tried.attempts,
      staff_id: tried.staffId,
      tried_at: timestamptz(at),
      again_at: timestamptz(tried.again ?? null),
    })
    .where('org_id', '=', ORG_ID)
    .where('list_id', '=', list)
    .where('place', '=', place)
    .execute();

/** Gives a call that is open to somebody, or to nobody. @returns whether there was one */
export async function giveCall(
  db: Db,
  list: number,
  place: number,
  staffId: number | null,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('call')
    .set({ staff_id: staffId })
    .where('org_id', '=', ORG_ID)
    .where('list_id', '=', list)
    .where('place', '=', place)
    .where('state', '=', 'open')
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}
