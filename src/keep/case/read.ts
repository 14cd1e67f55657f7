import { sql } from 'kysely';
import { isProgram, ORG_ID } from '../../people/staff/staff.ts';
import { Refusal } from '../../platform/refusal.ts';
import type { Caller, Locale } from '../../platform/route.ts';
import { type Db, timestamptz } from '../../platform/sql.ts';
import { formatInstant, type Instant } from '../../platform/time.ts';
import { explainDeadline } from '../../promise/calendar/explain.ts';
import { formatLimit } from '../../promise/calendar/limit.ts';
import { clauseSentence } from '../../promise/pledge/phrase.ts';
import { type FileView, readSentFiles, readUserFiles } from './attachment.ts';
import type { Clock } from './clock.ts';
import { opens } from './code.ts';
import { decideForUser, type UserAct } from './decide.ts';
import { editObstacle } from './edit.ts';
import type { EventType } from './event.ts';
import { type Extension, extensionsOf } from './extension/extension.ts';
import { historyOf } from './history.ts';
import { DEFAULT_TIME_ZONE, type House } from './house.ts';
import { readEvents } from './load.ts';
import { CLOCK_RULES } from './measure.ts';
import { waitingUntil } from './pause/store.ts';
import { remediesOf } from './remedy/remedy.ts';
import type { CaseView } from './shape.ts';
import { apartIn } from './split/split.ts';
import { type CaseState, type StoredEvent, stateOf } from './state.ts';
import type { Terms } from './terms.ts';
import { CASE_TEXTS } from './texts.ts';
import { standingOf } from './write.ts';

/** A case with everything that is kept of it. */
export interface Dossier {
  readonly row: CaseRecord;
  readonly events: readonly StoredEvent[];
  readonly state: CaseState;
  readonly terms: Terms | undefined;
  readonly clocks: readonly Clock[];
  readonly extensions: readonly Extension[];
  readonly messages: readonly MessageRecord[];
  /** What the user added. */
  readonly attachments: readonly FileView[];
  /** What went with messages, by message. */
  readonly sent: ReadonlyMap<number, readonly FileView[]>;
}

export type CaseRecord = Awaited<ReturnType<typeof readRow>> & {};
type MessageRecord = Awaited<ReturnType<typeof readMessages>>[number];

const readRow = (db: Db, number: string) =>
  db
    .selectFrom('cases')
    .selectAll()
    .where('org_id', '=', ORG_ID)
    .where('number', '=', number)
    .executeTakeFirst();

const readMessages = (db: Db, caseId: number) =>
  db
    .selectFrom('message')
    .leftJoin('staff', (join) =>
      join.onRef('staff.org_id', '=', 'message.org_id').onRef('staff.id', '=', 'message.staff_id'),
    )
    .select([
      'message.id',
      'message.at',
      'message.author',
      'message.step',
      'message.internal',
      'message.body',
      'staff.name',
    ])
    .where('message.org_id', '=', ORG_ID)
    .where('message.case_id', '=', caseId)
    .orderBy('message.at')
    .orderBy('message.id')
    .execute();

/** Reads a case whole. Its clocks are judged at `now` from its events, not taken from the table. */
export async function dossier(house: House, number: string, now: Instant): Promise<Dossier | undefined> {
  const row = await readRow(house.db, number);
  if (!row) return undefined;
  const [events, messages, attachments, sent] = await Promise.all([
    readEvents(house.db, row.id),
    readMessages(house.db, row.id),
    readUserFiles(house.db, row.id),
    readSentFiles(house.db, row.id),
  ]);
  const terms = row.pledge_id === null ? undefined : house.terms.of(row.pledge_id);
  const { clocks } = standingOf(events, terms, now);
  return {
    row,
    events,
    state: stateOf(events),
    terms,
    clocks,
    extensions: terms ? extensionsOf(events, clocks, terms.calendar, now) : [],
    messages,
    attachments,
    sent,
  };
}

/** What happens among staff is no news for the user. */
const AMONG_STAFF: ReadonlySet<EventType> = new Set([
  'reclassified',
  'inspected',
  'handed_over',
  'objected',
  'objection_decided',
  'task_given',
  'task_done',
  'extension_requested',
  'extension_refused',
  'overridden',
  'assessed',
  'cause_found',
  'prevention_planned',
  'prevention_done',
  'remedy_proposed',
  'remedy_refused',
  'urged',
  'urge_answered',
  'escalated',
  'rating_contested',
  'rating_settled',
  'call_attempted',
]);

export const zoneOf = (terms: Terms | undefined): string => terms?.calendar.timeZone ?? DEFAULT_TIME_ZONE;

/** The clocks as they are shown, each with why its deadline is when it is. */
export function clockViews(
  { clocks, extensions, events, terms }: Dossier,
  locale: Locale,
): CaseView['clocks'] {
  if (!terms) return [];
  const { calendar } = terms;
  const stamp = (at: Instant) => formatInstant(at, calendar.timeZone);
  const pauses = historyOf(events).pauses;
  return clocks.map((clock) => {
    const clause = terms.clocks.find(({ id }) => id === clock.clause)!;
    const paused = CLOCK_RULES[clause.measure].pauses ? pauses : [];
    return {
      clause: clock.clause,
      text: clauseSentence(clause, locale),
      measure: clock.measure,
      limit: formatLimit(clause.limit),
      round: clock.round,
      startedAt: stamp(clock.startedAt),
      dueAt: stamp(clock.dueAt),
      stoppedAt: clock.stoppedAt === null ? null : stamp(clock.stoppedAt),
      state: clock.state,
      paused: clock.paused,
      extension: extensionView(
        extensions.find(({ clause: id, round }) => id === clock.clause && round === clock.round),
        stamp,
      ),
      explanation: explainDeadline(calendar, clock.startedAt, clause.limit, paused).map((step) => ({
        ...step,
        from: stamp(step.from),
        to: stamp(step.to),
      })),
    };
  });
}

const extensionView = (extension: Extension | undefined, stamp: (at: Instant) => string) =>
  extension ? { dueAt: stamp(extension.dueAt), verdict: extension.verdict } : null;

/** What the holder of number and code sees. @throws Refusal not-found, alike for a wrong number and a wrong code */
export async function readAsUser(
  house: House,
  number: string,
  code: string,
  now: Instant,
  locale: Locale,
): Promise<CaseView> {
  const found = opens(house.organisation.secret, number, code)
    ? await dossier(house, number, now)
    : undefined;
  if (!found) throw new Refusal('not-found', CASE_TEXTS.notFound);
  const { row, events, state, terms, attachments, sent } = found;
  const messages = found.messages.filter(({ internal }) => !internal);
  const stamp = (at: Instant) => formatInstant(at, zoneOf(terms));
  const until = state.waiting ? await waitingUntil(house.db, row.id) : undefined;
  const may = (act: UserAct) => !(decideForUser(state, act, now) instanceof Refusal);
  return {
    number: row.number,
    title: row.title,
    body: row.body,
    stage: state.stage,
    kind: row.kind,
    channel: row.channel,
    waiting: state.waiting,
    waitingReason: state.waitingReason,
    waitingUntil: until === undefined ? null : stamp(until),
    unit: unitName(house, state.unitId),
    receivedAt: stamp(row.received_at),
    changedAt: stamp(row.changed_at),
    pledge: pledgeOf(terms),
    timeline: events
      .filter(({ type }) => !AMONG_STAFF.has(type))
      .map((event) => ({
        at: stamp(event.at),
        type: event.type,
        unit: event.unit ?? null,
        reason: event.reason ?? null,
        score: event.score ?? null,
      })),
    ...apartIn(events, house.organisation.secret),
    clocks: clockViews(found, locale),
    messages: messages.map(({ id, at, author, name, step, body }) => ({
      at: stamp(at),
      author,
      name:
        author === 'staff' ? (name === null || isProgram(name) ? unitName(house, state.unitId) : name) : null,
      step,
      body,
      attachments: [...(sent.get(id) ?? [])],
    })),
    attachments: [...attachments, ...messages.flatMap(({ id }) => sent.get(id) ?? [])],
    rating: state.rating,
    remedies: remediesOf(events).flatMap(({ id, kind, amountFen, dueAt, deliveredAt, missed }) =>
      dueAt === null
        ? []
        : {
            id,
            kind,
            amountFen,
            dueAt: stamp(dueAt),
            deliveredAt: deliveredAt === null ? null : stamp(deliveredAt),
            overdue: deliveredAt === null && dueAt < now,
            missed,
          },
    ),
    open: {
      message: may('message'),
      withdraw: may('withdraw'),
      edit: editObstacle(state.stage, events, now) === undefined,
      rate: may('rate'),
      appeal: !state.resumedByRating && may('appeal'),
      contest: may('contest'),
    },
  };
}

export const unitName = (house: House, id: number | null): string | null =>
  house.units().find((unit) => unit.id === id)?.name ?? null;

export const staffName = (house: Pick<House, 'staff'>, id: number | null): string | null =>
  house.staff().find((one) => one.id === id)?.name ?? null;

export const pledgeOf = (terms: Terms | undefined): CaseView['pledge'] =>
  terms ? { id: terms.pledgeId, title: terms.pledge.title, version: terms.version } : null;

/** Every look of staff at what a user wrote is recorded. */
export async function recordRead(db: Db, caseId: number, caller: Caller, at: Instant): Promise<void> {
  await sql`
    with seen as (
      insert into case_seen (org_id, staff_id, case_id, at)
      select ${ORG_ID}, ${caller.staffId}, ${caseId}, ${timestamptz(at)} where ${caller.staffId !== null}
      on conflict (org_id, staff_id, case_id) do update set at = greatest(case_seen.at, excluded.at)
    )
    insert into case_read (org_id, case_id, staff_id, key_id, at)
    values (${ORG_ID}, ${caseId}, ${caller.staffId}, ${caller.keyId}, ${timestamptz(at)})`.execute(db);
}
