import { sql } from 'kysely';
import { ORG_ID } from '../../people/staff/staff.ts';
import type { Db, Tx } from '../../platform/sql.ts';
import type { Instant } from '../../platform/time.ts';
import { dropOthers } from './drop.ts';
import { type EventType, inOrder, isOpening } from './event.ts';
import type { House } from './house.ts';
import type { HistoryLine } from './line.ts';
import type { HeldCase } from './load.ts';
import { holdMany } from './load-many.ts';
import { type Addition, additions, type Directory } from './merge-lines.ts';
import { keepPauses } from './pause/keep.ts';
import { headline } from './receive.ts';
import { searchable } from './search.ts';
import { type StoredEvent, stateOf } from './state.ts';
import type { Terms } from './terms.ts';
import { nextDueOf, standingOf, statementOfMany, type Writing } from './write.ts';

/** What a history says of one case, in the order in which it was written down. */
export interface CaseLines {
  /** The id that the case gets if it is new. */
  readonly id: number;
  readonly number: string;
  readonly lines: readonly HistoryLine[];
}

/** How many cases are new, and how many events. */
export interface Absorbed {
  readonly newCases: number;
  readonly newEvents: number;
}

/**
 * Takes the histories of some cases into the installation: what is not there yet is added, and their clocks are judged
 * anew. A case is held to the pledge version that was in force when it was received.
 */
export async function absorb(
  tx: Tx,
  house: Pick<House, 'terms'>,
  directory: Directory,
  cases: readonly CaseLines[],
  now: Instant,
): Promise<Absorbed> {
  const held = await holdMany(
    tx,
    cases.map(({ number }) => number),
  );
  const entries = cases.flatMap((one, ref) => {
    const before = held.get(one.number);
    const added = additions(before?.events ?? [], one.lines, directory);
    return added.length === 0 ? [] : [entryOf(house, ref, one, before, added, now)];
  });
  const [known, fresh] = [entries.filter((entry) => entry.held), entries.filter((entry) => !entry.held)];
  if (fresh.length > 0) await write(tx, fresh, insertion(fresh), now);
  if (known.length > 0) {
    await dropOthers(
      tx,
      known.map(({ held, writing }) => ({ id: held!.id, standing: writing.standing })),
    );
    await write(tx, known, alteration(known), now);
    await sql`select pg_notify('case', number) from unnest(${known.map(({ row }) => row.number)}::text[]) number`.execute(
      tx,
    );
  }
  return { newCases: fresh.length, newEvents: entries.reduce((sum, { added }) => sum + added.length, 0) };
}

type Entry = ReturnType<typeof entryOf>;

function entryOf(
  house: Pick<House, 'terms'>,
  ref: number,
  { id, number }: CaseLines,
  held: HeldCase | undefined,
  added: readonly Addition[],
  now: Instant,
) {
  const events = inOrder([...(held?.events ?? []), ...added.map(({ event }) => event)]);
  const opening =
    events.find(({ type }) => type === 'received') ??
    events.find(({ type }) => isOpening(type)) ??
    events[0]!;
  const terms = held ? termsOf(house, held.pledgeId) : house.terms.inForce(opening.at);
  const standing = standingOf(events, terms, now);
  const writing: Writing = { ref, events: added.map(({ event }) => event), standing, terms };
  return {
    held,
    added,
    events,
    writing,
    row: {
      ref,
      id: held?.id ?? id,
      number,
      received: opening.at,
      due: finite(nextDueOf(standing.clocks)),
      pledge_id: terms?.pledgeId ?? null,
      ...columnsOf(events),
      ...wordsOf(number, held, added),
    },
  };
}

const termsOf = (house: Pick<House, 'terms'>, id: number | null): Terms | undefined =>
  id === null ? undefined : house.terms.of(id);

const finite = (at: Instant): Instant | null => (Number.isFinite(at) ? at : null);

/** What is drawn from the events. */
function columnsOf(events: readonly StoredEvent[]) {
  const state = stateOf(events);
  return {
    ...state.fields,
    stage: state.stage,
    unit_id: state.unitId,
    assignee_id: state.assigneeId,
    changed: events.at(-1)!.at,
    waiting_reason: state.waitingReason,
    rounds: state.round,
  };
}

/** What the user wrote. What is there already stays, and is not indexed again. */
function wordsOf(number: string, held: HeldCase | undefined, added: readonly Addition[]) {
  const opening = added.find(({ line }) => isOpening(line.type))?.line;
  const body = held?.body || (opening?.body ?? '');
  const title = titleOf(number, held) ?? (opening?.title?.trim() || headline(body) || number);
  const isNew = held?.title !== title || held.body !== body;
  return {
    title,
    body,
    contact: opening?.contact ?? null,
    search: isNew ? searchable(number, title, body) : null,
  };
}

/** A case of which nobody said what it is about goes by its number. */
const titleOf = (number: string, held: HeldCase | undefined): string | undefined =>
  held && held.title !== number ? held.title : undefined;

const incoming = (entries: readonly Entry[]) => sql`incoming as (
  select * from jsonb_to_recordset(${JSON.stringify(entries.map(({ row }) => row))}::jsonb) as r(
    ref int, id bigint, number text, stage text, channel text, kind text, urgency text, nature text, complexity text,
    segment text, category text, outlet text, unit_id int, assignee_id int, title text, body text, contact jsonb,
    pledge_id int, received float8, changed float8, due float8, waiting_reason text, rounds int, search text[]))`;

const due = sql`coalesce(to_timestamp(r.due / 1000.0), 'infinity')`;

const insertion = (entries: readonly Entry[]) => sql`${incoming(entries)}, written as (
  insert into cases (org_id, id, number, stage, channel, kind, urgency, nature, complexity, segment, category, outlet,
    unit_id, assignee_id, title, body, contact, pledge_id, received_at, changed_at, next_due_at, waiting_reason, rounds,
    search)
  overriding system value
  select ${ORG_ID}, r.id, r.number, r.stage, r.channel, r.kind, r.urgency, r.nature, r.complexity, r.segment, r.category,
    r.outlet, r.unit_id, r.assignee_id, r.title, r.body, r.contact, r.pledge_id, to_timestamp(r.received / 1000.0),
    to_timestamp(r.changed / 1000.0), ${due}, r.waiting_reason, r.rounds, array_to_tsvector(r.search)
  from incoming r
  returning id
), head as (select id, incoming.ref from written join incoming using (id))`;

const alteration = (entries: readonly Entry[]) => sql`${incoming(entries)}, head as (
  update cases set stage = r.stage, channel = r.channel, kind = r.kind, urgency = r.urgency, nature = r.nature,
    complexity = r.complexity, segment = r.segment, category = r.category, outlet = r.outlet, unit_id = r.unit_id,
    assignee_id = r.assignee_id, title = r.title, body = r.body, contact = coalesce(r.contact, cases.contact),
    received_at = to_timestamp(r.received / 1000.0), changed_at = to_timestamp(r.changed / 1000.0), next_due_at = ${due},
    waiting_reason = r.waiting_reason, rounds = r.rounds,
    search = case when r.search is null then cases.search else array_to_tsvector(r.search) end
  from incoming r where cases.org_id = ${ORG_ID} and cases.id = r.id
  returning cases.id, r.ref)`;

async function write(
  tx: Tx,
  entries: readonly Entry[],
  head: ReturnType<typeof insertion>,
  now: Instant,
): Promise<void> {
  const { rows } = await statementOfMany(
    head,
    entries.map(({ writing }) => writing),
    now,
  ).execute(tx);
  const ids = new Map(rows.map(({ id, ref }) => [ref, id]));
  const paused = entries.map(({ row, events, writing }) => ({
    id: ids.get(row.ref)!,
    events,
    added: writing.events,
  }));
  await keepPauses(tx, paused, now);
  const messages = entries.flatMap(({ added, row }) =>
    added.flatMap((one) => messageOf(ids.get(row.ref)!, one)),
  );
  if (messages.length === 0) return;
  await sql`
    insert into message (org_id, case_id, author, staff_id, step, internal, body, at)
    select ${ORG_ID}, m.case_id, m.author, m.staff_id, m.step, m.internal, m.body, to_timestamp(m.at / 1000.0)
    from jsonb_to_recordset(${JSON.stringify(messages)}::jsonb)
      as m(case_id bigint, author text, staff_id int, step text, internal boolean, body text, at float8)`.execute(
    tx,
  );
}

/** Steps that a user takes, when nobody is named who took them. */
const BY_USER: ReadonlySet<EventType> = new Set(['resumed', 'rated', 'appealed', 'withdrawn']);

/** Steps with which staff say something to the user; what they write with any other stays among them. */
const TO_USER: ReadonlySet<EventType> = new Set([
  'responded',
  'plan_sent',
  'coordinated',
  'waiting_user',
  'replied',
  'verified',
]);

function messageOf(caseId: number, { event, line }: Addition) {
  if (line.body === undefined || isOpening(line.type)) return [];
  const author = line.by === undefined && BY_USER.has(line.type) ? 'user' : 'staff';
  return [
    {
      case_id: caseId,
      author,
      staff_id: event.staffId,
      step: line.type,
      internal: author === 'staff' && !TO_USER.has(line.type),
      body: line.body,
      at: line.at,
    },
  ];
}

/** Ids for new cases, so that they can be written at the same time and still be in order. */
export async function reserveIds(db: Db, count: number): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    select nextval(pg_get_serial_sequence('cases', 'id')) as id from generate_series(1, ${count})`.execute(
    db,
  );
  return rows.map(({ id }) => id);
}

/** Points cases that were merged to the case that goes on, as soon as both are there. */
export async function linkMerged(tx: Tx): Promise<void> {
  await sql`
    update cases set merged_into = target.id
    from case_event event join cases target on target.org_id = event.org_id and target.number = event.data ->> 'into'
    where cases.org_id = ${ORG_ID} and cases.stage = 'merged' and cases.merged_into is null
      and event.org_id = cases.org_id and event.case_id = cases.id and event.type = 'merged' and target.id <> cases.id`.execute(
    tx,
  );
}
