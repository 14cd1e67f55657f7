import Type, { type Static } from 'typebox';
import { type Locale, nullable, object, Timestamp } from '../../platform/route.ts';
import { formatDay, formatInstant, type Instant } from '../../platform/time.ts';
import { clauseSentence, wordsIn } from '../pledge/phrase.ts';
import { EVIDENCE, PERIODS } from '../pledge/pledge.ts';
import type { EvidenceEntry, Occurrence } from './duty.ts';
import { forecastOf } from './forecast.ts';
import { workingDaysLeft } from './occurrence.ts';
import { periodName } from './period.ts';
import type { Duty, DutyPeriod, JudgedPeriod } from './standing.ts';
import type { DutyAlarm } from './store.ts';
import { isLate } from './verdict.ts';

const State = Type.Enum(['running', 'kept', 'broken', 'cancelled']);

export const PeriodView = object(
  {
    name: Type.String({ description: '2026-11-22, 2026-W47, 2026-11, 2026-Q4, 2026-H2 or 2026.' }),
    from: Type.String({ description: 'First day, YYYY-MM-DD.' }),
    to: Type.String({ description: 'Last day, YYYY-MM-DD.' }),
    startsAt: Timestamp,
    dueAt: Timestamp,
    needed: Type.Integer(),
    done: Type.Integer({ description: 'Times that happened in the period and were recorded by the due.' }),
    late: Type.Integer({ description: 'Times recorded after the due, which do not count.' }),
    missing: Type.Integer(),
    workingDaysLeft: Type.Integer(),
    state: State,
    keptAt: nullable(Timestamp),
    sentence: Type.String({ description: 'What is to come of it, or what became of it.' }),
  },
  { title: 'DutyPeriod' },
);

export const EvidenceView = object(
  {
    id: Type.Integer(),
    kind: Type.Enum(EVIDENCE),
    text: Type.String(),
    link: nullable(Type.String()),
    file: nullable(object({ id: Type.String(), name: Type.String() })),
    count: Type.Integer(),
    case: nullable(Type.String({ description: 'The case by whose event it was recorded.' })),
    happenedAt: Timestamp,
    recordedAt: Timestamp,
    recordedBy: nullable(Type.String()),
    late: Type.Boolean(),
    retractedAt: nullable(Timestamp),
    retraction: nullable(Type.String()),
  },
  { title: 'DutyEvidence' },
);

export const DutyView = object(
  {
    clause: Type.String(),
    text: Type.String(),
    activity: Type.String(),
    every: Type.Enum(PERIODS),
    count: Type.Integer(),
    owner: nullable(Type.String()),
    mine: Type.Boolean({ description: 'Whether who asks answers for it.' }),
    evidence: Type.Array(Type.Enum(EVIDENCE), {
      description: 'The kinds of evidence that the clause takes.',
    }),
    current: nullable(PeriodView),
    previous: nullable(PeriodView),
    alarm: nullable(object({ percent: Type.Integer(), firedAt: Timestamp })),
  },
  { title: 'Duty' },
);

export function tellPeriod(period: JudgedPeriod, at: Instant, locale: Locale): Static<typeof PeriodView> {
  const { letter, clause, first, last, startsAt, dueAt, needed, done, late, missing, state, keptAt } = period;
  const { calendar } = letter;
  const stamp = (moment: Instant) => formatInstant(moment, calendar.timeZone);
  return {
    name: periodName(period, clause.every),
    from: formatDay(first),
    to: formatDay(last),
    startsAt: stamp(startsAt),
    dueAt: stamp(dueAt),
    needed,
    done,
    late,
    missing,
    workingDaysLeft: workingDaysLeft(period, calendar, at),
    state,
    keptAt: keptAt === null ? null : stamp(keptAt),
    sentence: forecastOf(period, at, locale),
  };
}

/** @param period the period of a duty, or what a milestone delivers */
export function tellEvidence(
  period: Occurrence & Pick<DutyPeriod, 'letter'>,
  entry: EvidenceEntry,
): Static<typeof EvidenceView> {
  const stamp = (moment: Instant) => formatInstant(moment, period.letter.calendar.timeZone);
  const { id, kind, text, link, file, count, happenedAt, recordedAt, recordedBy, retractedAt, retraction } =
    entry;
  return {
    id,
    kind,
    text,
    link,
    file,
    count,
    case: entry.case,
    happenedAt: stamp(happenedAt),
    recordedAt: stamp(recordedAt),
    recordedBy,
    late: isLate(period, entry),
    retractedAt: retractedAt === null ? null : stamp(retractedAt),
    retraction,
  };
}

export interface DutyNow extends Duty {
  readonly current: JudgedPeriod | undefined;
  readonly previous: JudgedPeriod | undefined;
  /** The last reminder of the current period. */
  readonly alarm: (Pick<DutyAlarm, 'percent'> & { readonly firedAt: Instant }) | undefined;
}

export function tellDuty(
  { letter, clause, current, previous, alarm }: DutyNow,
  at: Instant,
  locale: Locale,
  isMine: (owner: string | undefined) => boolean,
): Static<typeof DutyView> {
  return {
    clause: clause.id,
    text: clauseSentence(clause, locale),
    activity: wordsIn(clause, 'activity', locale) ?? clause.activity,
    every: clause.every,
    count: clause.count,
    owner: wordsIn(clause, 'owner', locale) ?? null,
    mine: isMine(clause.owner),
    evidence: [...(clause.evidence ?? EVIDENCE)],
    current: current ? tellPeriod(current, at, locale) : null,
    previous: previous ? tellPeriod(previous, at, locale) : null,
    alarm: alarm
      ? { percent: alarm.percent, firedAt: formatInstant(alarm.firedAt, letter.calendar.timeZone) }
      : null,
  };
}
