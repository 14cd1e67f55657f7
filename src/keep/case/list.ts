import { type RawBuilder, type SqlBool, sql } from 'kysely';
import { ORG_ID } from '../../people/staff/staff.ts';
import { Refusal } from '../../platform/refusal.ts';
import type { Caller, Locale } from '../../platform/route.ts';
import { timestamptz } from '../../platform/sql.ts';
import { DAY, formatInstant, type Instant, offsetAt } from '../../platform/time.ts';
import { formatLimit } from '../../promise/calendar/limit.ts';
import { clauseSentence } from '../../promise/pledge/phrase.ts';
import { percentReached } from './alarm.ts';
import { readCursor, writeCursor } from './cursor.ts';
import type { House } from './house.ts';
import { LABELS, labelsOf } from './labels.ts';
import { sentenceWith } from './marks.ts';
import { unitName, zoneOf } from './read.ts';
import { found } from './search.ts';
import type { CaseFilter, CaseRow } from './shape.ts';
import { CASE_TEXTS } from './texts.ts';

/** Work on it is not over; the partial indexes of the work list say the same. */
export const OPEN = sql<SqlBool>`cases.stage in ('received', 'registered', 'dispatched', 'processing', 'replied')`;
const EXCERPT_LENGTH = 80;
/** So much of a long text is looked through for the sentence to show. */
const SEARCHED_LENGTH = 20_000;

type Row = Awaited<ReturnType<typeof select>>[number];

/** A page of cases. Pages are cut by key, so page 1,000 costs as much as page 1 and new cases shift nothing. */
export async function listCases(
  house: House,
  filter: CaseFilter,
  caller: Caller,
  now: Instant,
  locale: Locale,
): Promise<{ items: CaseRow[]; nextCursor: string | null }> {
  const limit = filter.limit ?? 50;
  const rows = await select(house, filter, caller, now, limit + 1);
  const shown = rows.slice(0, limit);
  return {
    items: shown.map((row) => caseRow(house, row, filter.q ?? '', now, locale)),
    nextCursor: rows.length > limit ? cursorOf(filter, shown.at(-1)!) : null,
  };
}

const select = (house: House, filter: CaseFilter, caller: Caller, now: Instant, limit: number) => {
  const byDue = filter.sort !== 'received';
  const query = house.db
    .selectFrom('cases')
    .leftJoin('staff', (join) =>
      join.onRef('staff.org_id', '=', 'cases.org_id').onRef('staff.id', '=', 'cases.assignee_id'),
    )
    .leftJoin('case_seen as seen', (join) =>
      join
        .onRef('seen.org_id', '=', 'cases.org_id')
        .onRef('seen.case_id', '=', 'cases.id')
        .on('seen.staff_id', '=', caller.staffId ?? -1),
    )
    .leftJoinLateral(
      // The clock that falls due first among those that tick: the one the countdown in the row is of.
      (from) =>
        from
          .selectFrom('clock')
          .select([
            'clause_id',
            'round',
            'started_at',
            'due_at',
            'clock.state as clock_state',
            'paused',
            'measure',
          ])
          .whereRef('clock.org_id', '=', 'cases.org_id')
          .whereRef('clock.case_id', '=', 'cases.id')
          .where('stopped_at', 'is', null)
          .where('clock.state', '!=', 'cancelled')
          .orderBy('paused')
          .orderBy('due_at')
          .limit(1)
          .as('next'),
      (join) => join.onTrue(),
    )
    .select([
      'cases.id',
      'number',
      'title',
      'stage',
      ...LABELS,
      'cases.unit_id',
      'suggested_unit_id',
      'assignee_id',
      'staff.name as assignee',
      'waiting_reason',
      'rounds',
      'received_at',
      'changed_at',
      'next_due_at',
      'pledge_id',
      'next.clause_id',
      'next.started_at',
      'next.due_at',
      'next.clock_state',
      'next.paused',
      'next.measure',
      sql<string>`left(cases.body, ${filter.q ? SEARCHED_LENGTH : EXCERPT_LENGTH})`.as('excerpt'),
      // New to whoever asks: changed since they looked, or theirs and never looked at.
      sql<boolean>`coalesce(cases.changed_at > seen.at, cases.assignee_id = ${caller.staffId}, false)`.as(
        'unread',
      ),
    ])
    .where('cases.org_id', '=', ORG_ID)
    .where((where) => where.and(conditions(house, filter, caller, now)))
    .limit(limit);
  return byDue
    ? query.orderBy('cases.next_due_at').orderBy('cases.id').execute()
    : query.orderBy('received_at', 'desc').orderBy('cases.id', 'desc').execute();
};

const EQUAL = ['stage', 'urgency', 'kind', 'channel', 'nature', 'complexity', 'segment', 'outlet'] as const;

/** A category of the first level holds those below it. */
const inCategory = (category: string) =>
  sql<SqlBool>`(cases.category = ${category} or starts_with(cases.category, ${`${category}/`}))`;

function conditions(house: House, filter: CaseFilter, caller: Caller, now: Instant): RawBuilder<SqlBool>[] {
  const { open, due, q, cursor, category, waiting } = filter;
  const equal = (column: (typeof EQUAL)[number]) =>
    filter[column] === undefined
      ? undefined
      : sql<SqlBool>`${sql.ref(`cases.${column}`)} = ${filter[column]}`;
  const all: (RawBuilder<SqlBool> | undefined)[] = [
    ...EQUAL.map(equal),
    category === undefined ? undefined : inCategory(category),
    waiting === undefined
      ? undefined
      : waiting
        ? sql`cases.waiting_reason is not null`
        : sql`cases.waiting_reason is null`,
    open === undefined ? undefined : open ? OPEN : sql`not (${OPEN})`,
    unitCondition(house, filter.unit),
    assigneeCondition(house, filter.assignee, caller),
    due === undefined ? undefined : dueCondition(house, due, now),
    q ? found(q) : undefined,
    cursor === undefined ? undefined : afterCursor(filter, cursor),
  ];
  return all.filter((one) => one !== undefined);
}

function unitCondition(house: House, unit: string | undefined): RawBuilder<SqlBool> | undefined {
  if (unit === undefined) return undefined;
  if (unit === 'none') return sql`cases.unit_id is null`;
  const known = house.units().find(({ id, name }) => name === unit || String(id) === unit);
  if (!known) throw new Refusal('unknown-unit', CASE_TEXTS.unknownUnit(unit));
  return sql`cases.unit_id = ${known.id}`;
}

function assigneeCondition(
  house: House,
  assignee: string | undefined,
  caller: Caller,
): RawBuilder<SqlBool> | undefined {
  if (assignee === undefined) return undefined;
  if (assignee === 'none') return sql`cases.assignee_id is null`;
  const person = house
    .staff()
    .find(({ id, name }) =>
      assignee === 'me' ? id === caller.staffId : String(id) === assignee || name === assignee,
    );
  if (!person) throw new Refusal('unknown-staff', CASE_TEXTS.unknownStaff);
  return sql`cases.assignee_id = ${person.id}`;
}

/** `today` ends at midnight in the time zone of the pledge in force. */
export function dueCondition(
  house: House,
  due: 'overdue' | 'today' | '24h',
  now: Instant,
): RawBuilder<SqlBool> {
  if (due === 'overdue') return sql`cases.next_due_at < ${timestamptz(now)}`;
  return sql`cases.next_due_at < ${timestamptz(due === '24h' ? now + DAY : endOfDay(house, now))}`;
}

function endOfDay(house: House, now: Instant): Instant {
  const offset = offsetAt(zoneOf(house.terms.inForce(now)), now);
  return (Math.floor((now + offset) / DAY) + 1) * DAY - offset;
}

/** A case without a ticking clock falls due at infinity, which JSON writes as null. */
function cursorOf({ sort }: CaseFilter, row: Row): string {
  const key = sort === 'received' ? row.received_at : row.next_due_at;
  return writeCursor(key, row.id);
}

function afterCursor({ sort }: CaseFilter, cursor: string): RawBuilder<SqlBool> {
  const [key, id] = readCursor(cursor);
  return sort === 'received'
    ? sql`(cases.received_at, cases.id) < (${timestamptz(key)}, ${id})`
    : sql`(cases.next_due_at, cases.id) > (${timestamptz(key)}, ${id})`;
}

function caseRow(house: House, row: Row, q: string, now: Instant, locale: Locale): CaseRow {
  const terms = row.pledge_id === null ? undefined : house.terms.of(row.pledge_id);
  const stamp = (at: Instant) => formatInstant(at, zoneOf(terms));
  const unit = (id: number | null) => (id === null ? null : { id, name: unitName(house, id) ?? String(id) });
  const { number, title, excerpt, stage } = row;
  const clause = terms?.clocks.find(({ id }) => id === row.clause_id);
  const overdue = row.clock_state === 'broken' || (row.due_at !== null && !row.paused && row.due_at < now);
  return {
    number,
    title,
    excerpt: sentenceWith(excerpt, q, EXCERPT_LENGTH),
    unread: row.unread,
    stage,
    ...labelsOf(row),
    unit: unit(row.unit_id),
    suggestedUnit: unit(row.suggested_unit_id),
    assignee:
      row.assignee_id === null
        ? null
        : { id: row.assignee_id, name: row.assignee ?? String(row.assignee_id) },
    waitingReason: row.waiting_reason,
    round: row.rounds,
    receivedAt: stamp(row.received_at),
    changedAt: stamp(row.changed_at),
    next:
      clause && row.started_at !== null && row.due_at !== null
        ? {
            clause: clause.id,
            text: clauseSentence(clause, locale),
            measure: clause.measure,
            limit: formatLimit(clause.limit),
            startedAt: stamp(row.started_at),
            dueAt: stamp(row.due_at),
            state: overdue ? 'broken' : 'running',
            paused: row.paused ?? false,
            level: row.paused
              ? 0
              : percentReached(terms!.calendar, clause.limit, row.started_at, row.due_at, now),
          }
        : null,
  };
}
