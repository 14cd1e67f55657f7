import type { Kysely } from 'kysely';
import { ORG_ID } from '../../people/staff/staff.ts';
import { Refusal } from '../../platform/refusal.ts';
import { type Caller, inLocale, type Locale } from '../../platform/route.ts';
import type { Database } from '../../platform/sql.ts';
import { formatInstant, type Instant } from '../../platform/time.ts';
import { actorOf } from './actor.ts';
import { percentReached } from './alarm.ts';
import type { Actor } from './barrier.ts';
import { ACTIONS } from './case.ts';
import { decide } from './decide.ts';
import { readEarlier } from './edit.ts';
import type { House } from './house.ts';
import { labelsOf } from './labels.ts';
import {
  clockViews,
  type Dossier,
  dossier,
  pledgeOf,
  recordRead,
  staffName,
  unitName,
  zoneOf,
} from './read.ts';
import { seenBy } from './seal.ts';
import type { CaseView, StaffCaseView } from './shape.ts';
import { CASE_TEXTS } from './texts.ts';

/** The whole case for staff; the look is recorded. @throws Refusal not-found */
export async function readAsStaff(
  house: House,
  number: string,
  caller: Caller,
  now: Instant,
  locale: Locale,
): Promise<StaffCaseView> {
  const found = await dossier(house, number, now);
  if (!found) throw new Refusal('not-found', CASE_TEXTS.unknownStaffCase);
  const [{ into, here }, earlier] = await Promise.all([
    mergedWith(house.db, found.row.id, found.row.merged_into),
    readEarlier(house.db, found.row.id),
    recordRead(house.db, found.row.id, caller, now),
  ]);
  const { row, state, terms, attachments } = found;
  const { rating, events, messages } = seenBy(caller, found, now);
  const stamp = (at: Instant) => formatInstant(at, zoneOf(terms));
  const clocks = clockViews(found, locale);
  const ticking = clocks.filter(
    ({ stoppedAt, state }) => stoppedAt === null && (state === 'running' || state === 'broken'),
  );
  const next = ticking.toSorted(
    (a, b) => Number(a.paused) - Number(b.paused) || Date.parse(a.dueAt) - Date.parse(b.dueAt),
  )[0];
  const reference = (id: number | null, name: string | null) =>
    id === null ? null : { id, name: name ?? String(id) };
  return {
    number: row.number,
    title: row.title,
    excerpt: row.body.slice(0, 80),
    unread: false,
    body: row.body,
    stage: state.stage,
    ...labelsOf(row),
    unit: reference(state.unitId, unitName(house, state.unitId)),
    suggestedUnit: reference(row.suggested_unit_id, unitName(house, row.suggested_unit_id)),
    assignee: reference(state.assigneeId, staffName(house, state.assigneeId)),
    waitingReason: state.waitingReason,
    round: state.round,
    receivedAt: stamp(row.received_at),
    changedAt: stamp(row.changed_at),
    next: next
      ? {
          clause: next.clause,
          text: next.text,
          measure: next.measure,
          limit: next.limit,
          startedAt: next.startedAt,
          dueAt: next.dueAt,
          state: next.state === 'broken' ? 'broken' : 'running',
          paused: next.paused,
          level: next.paused ? 0 : levelOf(found, next, now),
        }
      : null,
    contact: row.contact,
    sought: row.sought,
    trace: row.trace ?? null,
    rating,
    ratingSealed: state.rating !== null && rating === null,
    mergedInto: into,
    mergedHere: here,
    pledge: pledgeOf(terms),
    events: events.map(({ seq, at, type, actor, staffId, ...data }) => ({
      seq,
      at: stamp(at),
      type,
      actor,
      staffName: staffName(house, staffId),
      data,
    })),
    clocks,
    messages: messages.map(({ id, at, author, name, step, internal, body }) => ({
      at: stamp(at),
      author,
      name,
      step,
      internal,
      body,
      attachments: [...(found.sent.get(id) ?? [])],
    })),
    earlier: earlier.map(({ at, ...text }) => ({ at: stamp(at), ...text })),
    attachments: [...attachments],
    actions: actionsOf(found, actorOf(house, caller, now), locale),
  };
}

/** The highest share of a clock's limit that is over, of those that are alarmed for. */
function levelOf(
  { terms, clocks }: Dossier,
  { clause, round }: CaseView['clocks'][number],
  now: Instant,
): number {
  const clock = clocks.find((one) => one.clause === clause && one.round === round)!;
  const limit = terms!.clocks.find(({ id }) => id === clause)!.limit;
  return percentReached(terms!.calendar, limit, clock.startedAt, clock.dueAt, now);
}

function actionsOf({ state, terms }: Dossier, actor: Actor, locale: Locale): StaffCaseView['actions'] {
  return ACTIONS.map((action) => {
    const decision = decide(state, action, actor, terms?.gates ?? []);
    if (!(decision instanceof Refusal)) return { action, refusal: null };
    const clause = typeof decision.details.clause === 'string' ? decision.details.clause : null;
    return { action, refusal: { code: decision.code, clause, message: inLocale(decision.text, locale) } };
  });
}

async function mergedWith(
  db: Kysely<Database>,
  id: number,
  mergedInto: number | null,
): Promise<{ into: string | null; here: string[] }> {
  const rows = await db
    .selectFrom('cases')
    .select(['id', 'number'])
    .where('org_id', '=', ORG_ID)
    .where((where) => where.or([where('merged_into', '=', id), where('id', '=', mergedInto ?? -1)]))
    .execute();
  return {
    into: rows.find((row) => row.id === mergedInto)?.number ?? null,
    here: rows.filter((row) => row.id !== mergedInto).map(({ number }) => number),
  };
}
