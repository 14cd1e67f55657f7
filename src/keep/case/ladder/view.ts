import './tables.ts';
import Type, { type Static } from 'typebox';
import { ORG_ID } from '../../../people/staff/staff.ts';
import { type Caller, type Locale, nullable, object, Timestamp } from '../../../platform/route.ts';
import type { Db } from '../../../platform/sql.ts';
import { formatInstant, type Instant } from '../../../platform/time.ts';
import { clauseSentence } from '../../../promise/pledge/phrase.ts';
import type { House } from '../house.ts';
import { staffName, unitName, zoneOf } from '../read.ts';
import { oneOf } from '../shape.ts';
import { documentNumber } from './issue.ts';
import { mayAnswer } from './urge.ts';

/** Whether it was answered, and in time. */
export const URGE_STATES = ['open', 'overdue', 'in-time', 'late'] as const;
export type UrgeState = (typeof URGE_STATES)[number];

export const UrgeView = object(
  {
    id: Type.Integer(),
    /** `督〔2026〕12号` */
    document: Type.String(),
    number: Type.String(),
    title: Type.String(),
    cause: oneOf(['person', 'ladder']),
    /** The promise that the ladder rose with, as a sentence. */
    clause: nullable(Type.String()),
    unit: nullable(Type.String()),
    issuedBy: nullable(Type.String()),
    reason: Type.String(),
    issuedAt: Timestamp,
    dueAt: Timestamp,
    state: oneOf(URGE_STATES),
    answeredAt: nullable(Timestamp),
    answeredBy: nullable(Type.String()),
    answer: nullable(Type.String()),
    mayAnswer: Type.Boolean(),
  },
  { title: 'UrgeView' },
);
export type UrgeView = Static<typeof UrgeView>;

export const urges = (db: Db) =>
  db
    .selectFrom('urge')
    .innerJoin('cases', (join) =>
      join.onRef('cases.org_id', '=', 'urge.org_id').onRef('cases.id', '=', 'urge.case_id'),
    )
    .select([
      'urge.id',
      'year',
      'serial',
      'cases.number',
      'title',
      'pledge_id',
      'cause',
      'clause_id',
      'urge.unit_id',
      'urge.staff_id',
      'reason',
      'issued_at',
      'due_at',
      'answered_at',
      'answered_by',
      'answer',
    ])
    .where('urge.org_id', '=', ORG_ID);

export type UrgeRow = Awaited<ReturnType<ReturnType<typeof urges>['execute']>>[number];

const stateOfUrge = (
  { due_at, answered_at }: Pick<UrgeRow, 'due_at' | 'answered_at'>,
  now: Instant,
): UrgeState =>
  answered_at === null ? (now > due_at ? 'overdue' : 'open') : answered_at > due_at ? 'late' : 'in-time';

export function urgeView(
  house: House,
  row: UrgeRow,
  { caller, now, locale }: { caller: Caller; now: Instant; locale: Locale },
): UrgeView {
  const terms = row.pledge_id === null ? undefined : house.terms.of(row.pledge_id);
  const stamp = (at: Instant) => formatInstant(at, zoneOf(terms));
  const clause = terms?.clocks.find(({ id }) => id === row.clause_id);
  return {
    id: row.id,
    document: documentNumber(row),
    number: row.number,
    title: row.title,
    cause: row.cause,
    clause: clause ? clauseSentence(clause, locale) : row.clause_id,
    unit: unitName(house, row.unit_id),
    issuedBy: staffName(house, row.staff_id),
    reason: row.reason,
    issuedAt: stamp(row.issued_at),
    dueAt: stamp(row.due_at),
    state: stateOfUrge(row, now),
    answeredAt: row.answered_at === null ? null : stamp(row.answered_at),
    answeredBy: staffName(house, row.answered_by),
    answer: row.answer,
    mayAnswer:
      row.answered_at === null &&
      caller.permissions.has('case:work') &&
      mayAnswer(house, caller, row.unit_id),
  };
}
