import { DAY, formatInstant, HOUR, type Instant, MINUTE, parseInstant } from '../platform/time.ts';
import { formatLimit } from '../promise/calendar/limit.ts';
import type { PublishedPledge } from '../promise/pledge/inforce.ts';
import { clauseSegments, clauseSentence } from '../promise/pledge/phrase.ts';
import { NOTHING_BESIDE } from '../prove/compliance/beside.ts';
import type { LastBreach } from '../prove/compliance/last-breach.ts';
import { periodsOf, type Span } from '../prove/compliance/period.ts';
import type { ClauseFigures, Compliance, EvidenceItem } from './deps.ts';

/** Thursday. */
export const NOW: Instant = parseInstant('2026-11-19T15:40:00+08:00')!;

const ZONE = 'Asia/Shanghai';
export const stamp = (at: Instant) => formatInstant(at, ZONE);

/** Figures that differ by clause and period but are always the same. */
export function figuresFor(letter: PublishedPledge, span: Span, by: 'day' | 'week' | 'month'): Compliance {
  const tally = (kept: number, broken: number, running: number, target: number) => {
    const rate = kept + broken === 0 ? null : kept / (kept + broken);
    const verdict = rate === null ? 'no-data' : rate >= target ? 'kept' : 'broken';
    return { applicable: kept + broken + running, kept, broken, running, rate, target, verdict } as const;
  };
  const clauses = letter.pledge.clauses.map((clause, index): ClauseFigures => {
    const size = Math.max(0, 8412 - index * 370);
    const broken = index % 5 === 4 ? Math.round(size * 0.07) : index % 4;
    return {
      id: clause.id,
      text: clauseSentence(clause, 'zh'),
      segments: clauseSegments(clause, 'zh'),
      section: clause.section ?? null,
      measure: clause.measure,
      limit: clause.limit ? formatLimit(clause.limit) : null,
      measured: clause.measure !== 'double-review',
      said: null,
      medianSeconds: null,
      comparison: null,
      plan: null,
      attached: null,
      ...tally(Math.max(0, size - broken), broken, index % 3 === 0 ? 12 : 0, clause.target),
      cancelled: index % 2 === 0 ? 31 : 0,
      beside: { ...NOTHING_BESIDE, said: [] },
      worst: broken > 0 ? { overdueSeconds: broken * 700 } : null,
      periods: periodsOf(span, by).map((period, place) => ({
        ...period,
        comparison: null,
        ...tally(
          90 + ((place * 7 + index) % 9),
          index % 5 === 4 ? 5 + (place % 5) : place % 4 === 1 ? 1 : 0,
          0,
          clause.target,
        ),
      })),
    };
  });
  const { id, version, pledge } = letter;
  return { pledge: { id, title: pledge.title, version }, ...span, at: stamp(NOW), clauses };
}

export const evidenceItem = (index: number): EvidenceItem => {
  const started = NOW - (index + 1) * 5 * HOUR;
  const broken = index % 4 === 0;
  return {
    reference: `q${index}Zx3kT9aB`,
    startedAt: stamp(started),
    dueAt: stamp(started + 30 * MINUTE),
    stoppedAt: broken && index > 0 ? stamp(started + 3 * HOUR) : broken ? null : stamp(started + 6 * MINUTE),
    state: broken ? 'broken' : 'kept',
    channel: index % 2 === 0 ? 'web' : 'wechat',
  };
};

export const BREACHES: readonly LastBreach[] = [
  {
    clause: 'online-first-response',
    reference: 'q0Zx3kT9aB',
    channel: 'web',
    dueAt: NOW - 2 * DAY,
    stoppedAt: NOW - 2 * DAY + 3 * HOUR,
    after: [
      { type: 'responded', at: NOW - 2 * DAY + 3 * HOUR },
      { type: 'replied', at: NOW - DAY },
    ],
  },
  {
    clause: 'complaint-resolution',
    reference: 'm7Pq_1wE5c',
    channel: 'wechat',
    dueAt: NOW - 3 * HOUR,
    stoppedAt: null,
    after: [],
  },
];
