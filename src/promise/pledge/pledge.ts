import type { CalendarSpec } from '../calendar/calendar.ts';
import type { Limit } from '../calendar/limit.ts';

/** The scope fields: what a case is. The lists are closed; null lists are free text (names of the organisation's own). */
export const SCOPE_VALUES = {
  channel: ['web', 'app', 'wechat', 'email', 'phone', 'social', 'counter', 'post', 'api'],
  kind: ['enquiry', 'complaint', 'fault', 'suggestion', 'praise', 'report'],
  urgency: ['abnormal', 'urgent', 'ordinary'],
  nature: ['technical', 'other'],
  complexity: ['simple', 'complex', 'major'],
  segment: ['ordinary', 'vip', 'elderly', 'disabled'],
  category: null,
  unit: null,
  outlet: null,
} as const satisfies Record<string, readonly string[] | null>;

export type ScopeField = keyof typeof SCOPE_VALUES;
export const SCOPE_FIELDS = Object.keys(SCOPE_VALUES) as ScopeField[];

/** For each named field the values that match; several fields mean all of them. Empty = every case. */
export type Scope = Readonly<Partial<Record<ScopeField, readonly string[]>>>;

/** What is known of a case so far. A missing field matches no scope that names it. */
export type Fields = Readonly<Partial<Record<ScopeField, string>>>;

export function matches(scope: Scope, fields: Fields): boolean {
  for (const field in scope) {
    const value = fields[field as ScopeField];
    if (value === undefined || !scope[field as ScopeField]!.includes(value)) return false;
  }
  return true;
}

export const CLOCK_MEASURES = [
  'registration',
  'dispatch',
  'first-response',
  'investigation-start',
  'initial-plan',
  'coordination',
  'coordination-plan',
  'first-handling',
  'resolution',
  'archiving',
  'second-review',
  'supervision',
  'counter-wait',
  'guide-sync',
] as const;
export const RATIO_MEASURES = ['satisfaction', 'answered', 'follow-up', 'spot-check', 'solved'] as const;
export const GATE_MEASURES = [
  'double-review',
  'certified-handler',
  'named-owner',
  'second-review-by-others',
] as const;
const OTHER_MEASURES = ['parity', 'duty', 'roster', 'milestone', 'green-channel', 'statement'] as const;

export type ClockMeasure = (typeof CLOCK_MEASURES)[number];
export type RatioMeasure = (typeof RATIO_MEASURES)[number];
export const MEASURES = [...CLOCK_MEASURES, ...RATIO_MEASURES, ...GATE_MEASURES, ...OTHER_MEASURES] as const;
export type Measure = (typeof MEASURES)[number];

export const PERIODS = ['day', 'week', 'month', 'quarter', 'half-year', 'year'] as const;
export type Period = (typeof PERIODS)[number];

export interface Clause {
  readonly id: string;
  /** The promise as a sentence; `{{limit}}`, `{{target}}` and `{{count}}` stand for the filled-in blanks. */
  readonly text: string;
  /** The same promise in English, for readers who ask for it. */
  readonly textEn?: string;
  /** The heading it stands under in the letter, such as 响应, without a number. */
  readonly section?: string;
  readonly sectionEn?: string;
  readonly measure: Measure;
  readonly scope: Scope;
  /** Clock measures have one, the others none. */
  readonly limit?: Limit;
  /** The share that must be kept, 0 to 1. */
  readonly target: number;
  /** parity: the measure compared between online and offline. */
  readonly of?: ClockMeasure;
  readonly activity?: string;
  readonly every?: Period;
  readonly count?: number;
}

export type ClockClause = Clause & { readonly measure: ClockMeasure; readonly limit: Limit };

export const PARTY_TYPES = ['enterprise', 'individual', 'other'] as const;

export interface Party {
  readonly name: string;
  readonly type?: (typeof PARTY_TYPES)[number];
}

/** A letter of commitment, read and checked. */
export interface Pledge {
  readonly title: string;
  readonly titleEn?: string;
  readonly promisor: Party;
  readonly recipient?: Party;
  /** Days of the letter's calendar, `YYYY-MM-DD`, both included. Without it the letter has no first and no last day. */
  readonly effective?: { readonly from: string; readonly to?: string };
  readonly calendar: CalendarSpec;
  readonly clauses: readonly Clause[];
}

const clockMeasures: ReadonlySet<string> = new Set(CLOCK_MEASURES);
export const isClockClause = (clause: Clause): clause is ClockClause => clockMeasures.has(clause.measure);
