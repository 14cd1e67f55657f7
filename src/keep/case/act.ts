import { findUnit, type Unit } from '../../people/staff/unit.ts';
import { Refusal } from '../../platform/refusal.ts';
import type { Caller } from '../../platform/route.ts';
import type { Tx } from '../../platform/sql.ts';
import type { Instant } from '../../platform/time.ts';
import { recordDeeds } from '../../promise/duty/deed.ts';
import type { Fields } from '../../promise/pledge/pledge.ts';
import { actorOf, signed } from './actor.ts';
import type { Actor } from './barrier.ts';
import type { Action, WaitingReason } from './case.ts';
import { change, type Remark } from './change.ts';
import { decide } from './decide.ts';
import type { EventType } from './event.ts';
import type { House } from './house.ts';
import { hold } from './load.ts';
import { lockTarget, settleMerge } from './merge.ts';
import { STANDARD_QUESTION } from './pause/texts.ts';
import { momentAfter, type StoredEvent } from './state.ts';
import { CASE_TEXTS } from './texts.ts';

/** What a step is taken with; which members a step has is said by its route. */
export interface Particulars {
  readonly body?: string;
  readonly note?: string;
  /** Files that staff keep with the case, to go with what is said. */
  readonly files?: readonly string[];
  readonly unit?: string | number;
  readonly assignee?: string | number;
  readonly reason?: WaitingReason;
  readonly into?: string;
  readonly fields?: Fields;
}

/**
 * Takes one step with a case. The row, its events, its clocks and what is said commit together.
 * @throws Refusal unknown-case, step-not-open, gate-not-met, unknown-unit, unknown-staff
 */
export async function act(
  house: House,
  number: string,
  action: Action,
  particulars: Particulars,
  caller: Caller,
  now: Instant,
): Promise<void> {
  await house.db.transaction().execute((tx) => actIn(tx, house, number, action, particulars, caller, now));
}

/** The same within a transaction. */
export async function actIn(
  tx: Tx,
  house: House,
  number: string,
  action: Action,
  particulars: Particulars,
  caller: Caller,
  now: Instant,
): Promise<void> {
  const into = particulars.into && (await lockTarget(tx, number, particulars.into));
  const held = await hold(tx, number);
  if (!held) throw new Refusal('not-found', CASE_TEXTS.unknownStaffCase);
  const gates = held.pledgeId === null ? [] : (house.terms.of(held.pledgeId)?.gates ?? []);
  const actor = actorOf(house, caller, now);
  const emitted = decide(held.state, action, actor, gates);
  if (emitted instanceof Refusal) throw emitted;
  const at = momentAfter(held.state, now);
  const data = dataOf(house, action, particulars, actor);
  const types: EventType[] =
    action === 'dispatch' && data.unit !== held.state.fields.unit ? [...emitted, 'reclassified'] : emitted;
  const events = types.map(
    (type, index): StoredEvent => ({
      ...(type === 'reclassified' && action === 'dispatch'
        ? { fields: { unit: data.unit! } }
        : type === 'resumed'
          ? {}
          : data),
      ...signed(caller, actor),
      ...(!actor.program && { trained: actor.trainedHours }),
      seq: held.events.length + 1 + index,
      at,
      type,
    }),
  );
  await change(tx, house, held, events, at, remarkOf(action, particulars, events, caller));
  await recordDeeds(
    tx,
    house.book,
    events.map(({ type, seq, at }) => ({ type, seq, at, case: number, fields: held.state.fields })),
    caller,
  );
  if (action === 'merge' || action === 'unmerge') await settleMerge(tx, house, held, into, at);
}

type Data = Partial<Omit<StoredEvent, 'seq' | 'at' | 'type' | 'actor' | 'staffId'>>;

function dataOf(house: House, action: Action, particulars: Particulars, actor: Actor): Data {
  switch (action) {
    case 'dispatch':
      return dispatchedTo(house, particulars);
    case 'wait':
      return { reason: particulars.reason! };
    case 'review':
      return actor.side === null ? {} : { side: actor.side };
    case 'reclassify':
      return reclassifiedTo(house, particulars.fields ?? {});
    case 'merge':
      return { into: particulars.into! };
    default:
      return {};
  }
}

function reclassifiedTo(house: House, fields: Fields): Data {
  if (Object.keys(fields).length === 0) throw new Refusal('bad-request', CASE_TEXTS.nothingToReclassify);
  if (fields.unit === undefined) return { fields };
  const { id, name } = unitOf(house, fields.unit);
  return { fields: { ...fields, unit: name }, unitId: id };
}

function unitOf(house: House, nameOrId: string | number): Unit {
  const unit = findUnit(house.units(), nameOrId);
  if (!unit) throw new Refusal('unknown-unit', CASE_TEXTS.unknownUnit(String(nameOrId)));
  return unit;
}

function dispatchedTo(house: House, { unit, assignee }: Particulars): Data {
  const found = unitOf(house, unit!);
  const to = { unit: found.name, unitId: found.id };
  if (assignee === undefined) return to;
  const person = house
    .staff()
    .find(({ id, name, active }) => active && (String(id) === String(assignee) || name === assignee));
  if (!person) throw new Refusal('unknown-staff', CASE_TEXTS.unknownStaff);
  return { ...to, assigneeId: person.id };
}

/** `body` is said to the user, `note` stays among staff. */
function remarkOf(
  action: Action,
  { body, note, reason, files }: Particulars,
  events: readonly StoredEvent[],
  caller: Caller,
): Remark | undefined {
  const asked = action === 'wait' && reason ? STANDARD_QUESTION[reason] : undefined;
  const said = body ?? note ?? asked;
  if (said === undefined || said.trim() === '') return undefined;
  return {
    author: 'staff',
    staffId: caller.staffId,
    step: events.at(action === 'dispatch' ? 0 : -1)!.type,
    internal: body === undefined && asked === undefined,
    body: said.trim(),
    ...(files && { files }),
  };
}
