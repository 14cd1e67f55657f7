import { Refusal } from '../../../platform/refusal.ts';
import { type Caller, inLocale, type Locale } from '../../../platform/route.ts';
import { formatInstant, type Instant } from '../../../platform/time.ts';
import type { House } from '../house.ts';
import { dossier, zoneOf } from '../read.ts';
import { CASE_TEXTS } from '../texts.ts';
import { absenceOf } from './absence.ts';
import { readAbsences } from './absence-store.ts';
import { bouncesOf, holdingsOf, isWithAUnit } from './custody.ts';
import { handingOver } from './hand-over.ts';
import { memberOf } from './member.ts';
import { type Names, namedUnit, namesIn } from './names.ts';
import { deciding, objecting } from './objection.ts';
import { type Objection, readObjections } from './objection-store.ts';
import type { HandOversView, ObjectionView } from './shape.ts';
import { adviceFor } from './suggest.ts';
import { finishing, giving, readTasks, type Task } from './task.ts';

/** An objection as it is shown. */
export function objectionView(
  names: Names,
  one: Objection & { readonly reason: string | null },
  stamp: (at: Instant) => string,
): ObjectionView {
  return {
    seq: one.seq,
    unit: names.unit(one.unitId)!,
    by: names.person(one.staffId)?.name ?? null,
    reason: one.reason,
    wanted: names.unit(one.wantedUnitId),
    reviewer: names.person(one.reviewerId),
    at: stamp(one.at),
    dueAt: stamp(one.dueAt),
    outcome: one.outcome,
    byCatalogue: one.byCatalogue,
    decidedBy: names.person(one.decidedBy)?.name ?? null,
    to: names.unit(one.toUnitId),
    settledAt: one.settledAt === null ? null : stamp(one.settledAt),
  };
}

/** Whose a case is, was and should be, and what the caller may do about it. @throws Refusal not-found */
export async function readHandOvers(
  house: House,
  number: string,
  caller: Caller,
  now: Instant,
  locale: Locale,
): Promise<HandOversView> {
  const found = await dossier(house, number, now);
  if (!found) throw new Refusal('not-found', CASE_TEXTS.unknownStaffCase);
  const { row, events, state, terms } = found;
  const [objections, tasks, absences] = await Promise.all([
    readObjections(house.db, row.id),
    readTasks(house.db, row.id),
    readAbsences(house.db, now),
  ]);
  const names = namesIn(house);
  const stamp = (at: Instant) => formatInstant(at, zoneOf(terms));
  const member = memberOf(house, caller);
  const why = (refusal: Refusal | undefined) => (refusal ? inLocale(refusal.text, locale) : null);
  const away = state.assigneeId === null ? undefined : absenceOf(absences, state.assigneeId, now);
  const advice = adviceFor(house, state.fields, now);
  const isOpen = isWithAUnit(state.stage);
  return {
    owner: names.person(state.assigneeId),
    awayUntil: away ? stamp(away.until) : null,
    holdings: holdingsOf(events).map(({ unitId, staffId, from, until, event }) => ({
      unit: names.unit(unitId)!,
      person: names.person(staffId),
      from: stamp(from),
      until: until === null ? null : stamp(until),
      cause: event.cause ?? null,
    })),
    bounces: bouncesOf(events).length,
    advice: advice
      ? {
          unit: namedUnit(advice.lead),
          assist: advice.assist.map(namedUnit),
          category: advice.row.category ?? null,
          area: advice.row.area ?? null,
          outlet: advice.row.outlet ?? null,
          catalogue: advice.catalogueId,
        }
      : null,
    objections: objections.map((one) => objectionView(names, one, stamp)),
    tasks: tasks.map((task) => ({
      seq: task.seq,
      unit: names.unit(task.unitId)!,
      owner: names.person(task.ownerId),
      what: task.what,
      at: stamp(task.at),
      dueAt: stamp(task.dueAt),
      doneAt: task.doneAt === null ? null : stamp(task.doneAt),
      state: taskState(task, isOpen, now),
      refusal: why(finishing(task, member)),
    })),
    coordinating: state.coordinating,
    planned: events.some(({ type }) => type === 'plan_sent'),
    open: {
      handOver: why(handingOver(state, member)),
      object: why(objecting(events, member)),
      decide: why(deciding(events, member)),
      giveTask: why(giving(state, member)),
    },
    colleagues: names
      .people()
      .filter(({ id, unitId }) => id !== state.assigneeId && (unitId === null || unitId === state.unitId))
      .map(({ id, name }) => ({ id, name })),
  };
}

const taskState = ({ doneAt, dueAt }: Task, isOpen: boolean, now: Instant) =>
  doneAt !== null ? 'done' : !isOpen ? 'ended' : now > dueAt ? 'late' : 'open';
