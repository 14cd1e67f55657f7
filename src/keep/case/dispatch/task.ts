import './tables.ts';
import { ORG_ID } from '../../../people/staff/staff.ts';
import { Refusal } from '../../../platform/refusal.ts';
import type { Caller } from '../../../platform/route.ts';
import { type Db, type Tx, timestamptz } from '../../../platform/sql.ts';
import { DAY, formatInstant, type Instant } from '../../../platform/time.ts';
import { notify } from '../../notify/notice.ts';
import type { House } from '../house.ts';
import type { Held } from '../load.ts';
import { onCase } from '../on-case.ts';
import { unitName, zoneOf } from '../read.ts';
import type { CaseState } from '../state.ts';
import { nextDueOf, standingOf } from '../write.ts';
import { isWithAUnit } from './custody.ts';
import { personNamed } from './hand-over.ts';
import { type Member, memberOf } from './member.ts';
import { unitNamed } from './object.ts';
import { takeoverOf } from './owner.ts';
import { DISPATCH_TEXTS } from './texts.ts';

/** What an assisting unit owes to a case. */
export interface Task {
  readonly seq: number;
  readonly unitId: number;
  readonly ownerId: number | null;
  readonly what: string;
  readonly at: Instant;
  readonly dueAt: Instant;
  readonly doneAt: Instant | null;
}

const COLUMNS = [
  'seq',
  'unit_id as unitId',
  'owner_id as ownerId',
  'what',
  'at',
  'due_at as dueAt',
  'done_at as doneAt',
] as const;

const tasks = (db: Db, caseId: number) =>
  db.selectFrom('task').select(COLUMNS).where('org_id', '=', ORG_ID).where('case_id', '=', caseId);

export const readTasks = (db: Db, caseId: number): Promise<Task[]> =>
  tasks(db, caseId).orderBy('seq').execute();

/** Why somebody may not ask for assistance now; undefined when they may. */
export function giving({ stage, unitId, assigneeId }: CaseState, member: Member): Refusal | undefined {
  if (!isWithAUnit(stage)) return new Refusal('step-not-open', DISPATCH_TEXTS.notWithAUnit);
  const own = member.unitId === unitId || (member.staffId !== null && member.staffId === assigneeId);
  return own || member.leads || member.program
    ? undefined
    : new Refusal('step-not-open', DISPATCH_TEXTS.mayNotGive);
}

/** Why somebody may not say that a task is done; undefined when they may. */
export function finishing(task: Task, member: Member): Refusal | undefined {
  if (task.doneAt !== null) return new Refusal('step-not-open', DISPATCH_TEXTS.taskDone);
  const own = member.unitId === task.unitId || (member.staffId !== null && member.staffId === task.ownerId);
  return own || member.leads || member.program
    ? undefined
    : new Refusal('step-not-open', DISPATCH_TEXTS.notYourTask);
}

interface Given {
  readonly unit: string | number;
  readonly what: string;
  readonly owner?: string | number | undefined;
  /** By when; without it, by the first deadline of the case, or within a day when that has passed. */
  readonly dueAt?: Instant | undefined;
}

/**
 * The unit that leads asks another to assist. Whoever is on duty there has it by name unless somebody is named.
 * @throws Refusal step-not-open, unknown-unit, unknown-staff, bad-request
 */
export const giveTask = (
  house: House,
  number: string,
  given: Given,
  caller: Caller,
  now: Instant,
): Promise<void> =>
  onCase(house, number, caller, now, async (tx, held, at) => {
    const refusal = giving(held.state, memberOf(house, caller));
    if (refusal) throw refusal;
    const unit = unitNamed(house, given.unit);
    if (unit.id === held.state.unitId) throw new Refusal('bad-request', DISPATCH_TEXTS.assistsItself);
    const dueAt = given.dueAt ?? firstDue(house, held, at);
    if (dueAt <= at) throw new Refusal('bad-request', DISPATCH_TEXTS.dueInThePast);
    const named = given.owner === undefined ? null : personNamed(house, given.owner).id;
    const takeover = await takeoverOf(tx, house, { unitId: unit.id, assigneeId: named }, at);
    const ownerId = takeover?.assigneeId ?? named;
    const seq = held.events.length + 1;
    const what = given.what.trim();
    await insertTask(tx, held.id, { seq, unitId: unit.id, ownerId, what, at, dueAt });
    await notify(
      tx,
      [
        {
          reason: `task ${number} ${seq}`,
          template: 'task',
          to: ownerId === null ? { unit: unit.id } : { staff: ownerId },
          caseId: held.id,
          data: {
            number,
            title: held.title,
            task: what,
            due: formatInstant(dueAt, zoneOf(termsOf(house, held))),
          },
        },
      ],
      at,
    );
    return { entries: [{ type: 'task_given', unitId: unit.id, unit: unit.name }] };
  });

const termsOf = (house: House, { pledgeId }: Held) =>
  pledgeId === null ? undefined : house.terms.of(pledgeId);

function firstDue(house: House, held: Held, at: Instant): Instant {
  const due = nextDueOf(standingOf(held.events, termsOf(house, held), at).clocks);
  return Number.isFinite(due) && due > at ? due : at + DAY;
}

const insertTask = (tx: Tx, caseId: number, task: Omit<Task, 'doneAt'>) =>
  tx
    .insertInto('task')
    .values({
      org_id: ORG_ID,
      case_id: caseId,
      seq: task.seq,
      unit_id: task.unitId,
      owner_id: task.ownerId,
      what: task.what,
      at: timestamptz(task.at),
      due_at: timestamptz(task.dueAt),
      done_by: null,
    })
    .execute();

/** The assisting unit has done its part; whoever leads is told. @throws Refusal not-found, step-not-open */
export const finishTask = (
  house: House,
  number: string,
  seq: number,
  note: string | undefined,
  caller: Caller,
  now: Instant,
): Promise<void> =>
  onCase(house, number, caller, now, async (tx, held, at) => {
    const task = await tasks(tx, held.id).where('seq', '=', seq).executeTakeFirst();
    if (!task) throw new Refusal('not-found', DISPATCH_TEXTS.noTask);
    const refusal = finishing(task, memberOf(house, caller));
    if (refusal) throw refusal;
    await tx
      .updateTable('task')
      .set({ done_at: timestamptz(at), done_by: caller.staffId })
      .where('org_id', '=', ORG_ID)
      .where('case_id', '=', held.id)
      .where('seq', '=', seq)
      .execute();
    const { assigneeId, unitId } = held.state;
    await notify(
      tx,
      [
        {
          reason: `task-done ${number} ${seq}`,
          template: 'task-done',
          to: assigneeId === null ? { unit: unitId! } : { staff: assigneeId },
          caseId: held.id,
          data: { number, task: task.what, unit: unitName(house, task.unitId) ?? '' },
        },
      ],
      at,
    );
    return {
      entries: [{ type: 'task_done', task: seq, unit: unitName(house, task.unitId) ?? '' }],
      words: note === undefined ? undefined : { body: note, internal: true },
    };
  });
