import type { CalendarSpec } from '../calendar/calendar.ts';
import type { Limit } from '../calendar/limit.ts';
import type { Empty } from './blank.ts';

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
export type GateMeasure = (typeof GATE_MEASURES)[number];
export const MEASURES = [...CLOCK_MEASURES, ...RATIO_MEASURES, ...GATE_MEASURES, ...OTHER_MEASURES] as const;
export type Measure = (typeof MEASURES)[number];

export const PERIODS = ['day', 'week', 'month', 'quarter', 'half-year', 'year'] as const;
export type Period = (typeof PERIODS)[number];

/** What a clause can be proved with, beside the events of its cases. */
export const EVIDENCE = ['file', 'link', 'count', 'minutes', 'report'] as const;
export type Evidence = (typeof EVIDENCE)[number];

/** What may stand as `{{…}}` in the text of a clause. */
export const BLANKS = [
  'limit',
  'target',
  'count',
  'indicators',
  'multiple',
  'amount',
  'trainingHours',
  'due',
  'phase',
  'channel',
] as const;
export type BlankName = (typeof BLANKS)[number];

/** The least and the most that make sense, both included. */
export type Range<T> = readonly [least: T, most: T];

/** For each blank that holds a number, what is sensible. A number beyond it is no fault; the linter asks. */
export interface Ranges {
  readonly limit?: Range<Limit>;
  readonly target?: Range<number>;
  readonly count?: Range<number>;
  readonly indicators?: Range<number>;
  readonly multiple?: Range<number>;
  readonly amount?: Range<number>;
  readonly trainingHours?: Range<number>;
}

/** First and last day, `YYYY-MM-DD`, both included. */
export interface Phase {
  readonly from: string;
  readonly to: string;
}

/** A clause as it is being written: numbers may still be blank. Words and dates that are blank are `__`. */
export interface DraftClause {
  readonly id: string;
  /** The promise as a sentence; `{{limit}}` and the other `BLANKS` stand for what is filled in. */
  readonly text: string;
  /** The same promise in English, for readers who ask for it. So with every key that ends in En. */
  readonly textEn?: string;
  /** The heading it stands under in the letter, such as 响应, without a number. */
  readonly section?: string;
  readonly sectionEn?: string;
  readonly measure: Measure;
  readonly scope: Scope;
  /** Clock measures have one, the others none. */
  readonly limit?: Limit | Empty;
  /** The share that must be kept, 0 to 1. */
  readonly target: number | Empty;
  /** parity: the measure compared between online and offline. */
  readonly of?: ClockMeasure;
  readonly activity?: string;
  readonly activityEn?: string;
  readonly every?: Period;
  /** How often in each period; of a roster, how many people. */
  readonly count?: number | Empty;
  /** On how many indicators something is appraised: how it is done, not how often. */
  readonly indicators?: number | Empty;
  /** What falling short costs, as a multiple of what the promisor names in the text. */
  readonly multiple?: number | Empty;
  /** Money, in yuan. */
  readonly amount?: number | Empty;
  /** Hours of training before the certificate is given. */
  readonly trainingHours?: number | Empty;
  /** roster: the hours that are covered, written as in a calendar. */
  readonly hours?: CalendarSpec['hours'];
  /** milestone: its last day, `YYYY-MM-DD`; or the phase it lasts. Its pilot outlets are its scope. */
  readonly due?: string;
  readonly phase?: Phase;
  readonly deliverables?: readonly string[];
  readonly deliverablesEn?: readonly string[];
  /** Where reports about the handling are taken: a number, an address. */
  readonly channel?: string;
  readonly evidence?: readonly Evidence[];
  /** The post or unit that answers for the clause. */
  readonly owner?: string;
  readonly ownerEn?: string;
  /** What has to hold for the promise to bind, and what it does not cover. */
  readonly conditions?: readonly string[];
  readonly conditionsEn?: readonly string[];
  readonly exclusions?: readonly string[];
  readonly exclusionsEn?: readonly string[];
  /** The figure that tells whether it was kept, in words. */
  readonly indicator?: string;
  readonly indicatorEn?: string;
  readonly range?: Ranges;
  /** The rows of docs/promises.md that the clause stands for. */
  readonly rows?: readonly string[];
}

/** A clause that can run: no number is blank. */
export interface Clause extends DraftClause {
  readonly limit?: Limit;
  readonly target: number;
  readonly count?: number;
  readonly indicators?: number;
  readonly multiple?: number;
  readonly amount?: number;
  readonly trainingHours?: number;
}

export type ClockClause = Clause & { readonly measure: ClockMeasure; readonly limit: Limit };

export const PARTY_TYPES = ['enterprise', 'individual', 'other'] as const;

export interface Party {
  readonly name: string;
  readonly type?: (typeof PARTY_TYPES)[number];
}

/** A letter that is being written, read and checked as far as it goes. */
export interface Draft {
  readonly title: string;
  readonly titleEn?: string;
  readonly promisor: Party;
  readonly recipient?: Party;
  /** Days of the letter's calendar, `YYYY-MM-DD`, both included. Without it the letter has no first and no last day. */
  readonly effective?: { readonly from: string; readonly to?: string };
  readonly calendar: CalendarSpec;
  readonly clauses: readonly DraftClause[];
}

/** A letter of commitment in which no blank is left. */
export interface Pledge extends Draft {
  readonly clauses: readonly Clause[];
}

const clockMeasures: ReadonlySet<string> = new Set(CLOCK_MEASURES);
const ratioMeasures: ReadonlySet<Measure> = new Set(RATIO_MEASURES);
export const isRatioMeasure = (measure: Measure): measure is RatioMeasure => ratioMeasures.has(measure);
export const isClockMeasure = (measure: Measure): measure is ClockMeasure => clockMeasures.has(measure);
const gateMeasures: ReadonlySet<string> = new Set(GATE_MEASURES);
export const isGateMeasure = (measure: Measure): measure is GateMeasure => gateMeasures.has(measure);
export const isClockClause = (clause: Clause): clause is ClockClause => isClockMeasure(clause.measure);
