import Type, { type Static } from 'typebox';
import type { House } from '../../keep/case/house.ts';
import type { Terms } from '../../keep/case/terms.ts';
import { nullable, object, Timestamp } from '../../platform/route.ts';
import { formatInstant, type Instant } from '../../platform/time.ts';
import { periodInWords } from '../../promise/duty/forecast.ts';
import { periodName } from '../../promise/duty/period.ts';
import type { DutyPeriod } from '../../promise/duty/standing.ts';
import { isLate } from '../../promise/duty/verdict.ts';
import { EVIDENCE } from '../../promise/pledge/pledge.ts';
import { dayOfPeriod, dutyPeriods, type Owed } from './duty-periods.ts';
import { type EvidenceQuery, type EvidenceRow, readCursor, writeCursor } from './evidence-row.ts';

/** What was recorded for a period, as everyone may see it: not in what words, and not by whom. */
export const DutyProof = object({
  needed: Type.Integer(),
  done: Type.Integer(),
  late: Type.Integer(),
  evidence: Type.Array(
    object({
      kind: Type.Enum(EVIDENCE),
      count: Type.Integer(),
      link: nullable(Type.String()),
      happenedAt: Timestamp,
      recordedAt: Timestamp,
      late: Type.Boolean(),
      retracted: Type.Boolean(),
    }),
  ),
});

export function dutyProof(period: Owed): Static<typeof DutyProof> {
  const { needed, done, late, entries, letter } = period;
  const stamp = (at: Instant) => formatInstant(at, letter.calendar.timeZone);
  return {
    needed,
    done,
    late,
    evidence: entries.map((entry) => ({
      kind: entry.kind,
      count: entry.count,
      link: entry.link,
      happenedAt: stamp(entry.happenedAt),
      recordedAt: stamp(entry.recordedAt),
      late: isLate(period, entry),
      retracted: entry.retractedAt !== null,
    })),
  };
}

/** The periods of a duty that count within a span of days, newest first, in pages by their day. */
export async function dutyEvidence(
  house: House,
  terms: Terms,
  clauseId: string,
  { from, to, state, cursor, limit }: EvidenceQuery & { readonly limit: number },
  now: Instant,
): Promise<{ rows: EvidenceRow[]; nextCursor: string | null }> {
  const before = cursor === undefined ? undefined : readCursor(cursor)[0];
  const rows = (await dutyPeriods(house, terms, now, clauseId))
    .filter((period) => state === undefined || period.state === state)
    .map((period) => rowOf(period, now))
    .filter(({ day }) => day >= from && day <= to && (before === undefined || day < before))
    .toReversed();
  const shown = rows.slice(0, limit);
  return { rows: shown, nextCursor: rows.length > limit ? writeCursor(shown.at(-1)!.day, 0, 0) : null };
}

const rowOf = (period: DutyPeriod, now: Instant): EvidenceRow => ({
  number: periodName(period, period.clause.every),
  title: periodInWords(period, period.clause.every, 'zh'),
  unit_id: null,
  channel: null,
  started_at: period.startsAt,
  due_at: period.dueAt,
  stopped_at: period.keptAt,
  state: period.state,
  day: dayOfPeriod(period, now),
  case_id: 0,
  round: 0,
  duty: period,
});
