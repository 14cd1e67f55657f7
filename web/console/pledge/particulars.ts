import {
  type DraftClause,
  GATE_MEASURES,
  isClockMeasure,
  type Measure,
  RATIO_MEASURES,
} from '../../../src/promise/pledge/pledge.ts';

/** What a clause may hold beside what its measure cannot do without. */
export type Particular =
  | 'indicators'
  | 'multiple'
  | 'amount'
  | 'count'
  | 'trainingHours'
  | 'channel'
  | 'every'
  | 'activity';

const isOneOf = (list: readonly string[], measure: Measure): boolean => list.includes(measure);
const isRatio = (measure: Measure) => isOneOf(RATIO_MEASURES, measure);
const isGate = (measure: Measure) => isOneOf(GATE_MEASURES, measure);
const isUntimed = (measure: Measure) =>
  !isClockMeasure(measure) && !isRatio(measure) && !isGate(measure) && measure !== 'parity';

/** Whether a measure takes a particular, by the same rules as the reading of a letter. */
const TAKES: Readonly<Record<Particular, (measure: Measure) => boolean>> = {
  indicators: isUntimed,
  multiple: () => true,
  amount: isUntimed,
  count: (measure) => isUntimed(measure) || isGate(measure),
  trainingHours: (measure) => isGate(measure) || measure === 'duty',
  channel: (measure) => measure === 'supervision' || measure === 'statement',
  every: (measure) => isUntimed(measure) || isRatio(measure) || isGate(measure),
  activity: (measure) => isUntimed(measure) || isGate(measure),
};

/** What a measure cannot do without; it is not taken away. */
const NEEDS: Readonly<Partial<Record<Measure, readonly Particular[]>>> = {
  duty: ['every', 'activity', 'count'],
  roster: ['count'],
};

const takes = (measure: Measure, name: Particular): boolean => TAKES[name](measure);
export const needs = (measure: Measure, name: Particular): boolean => NEEDS[measure]?.includes(name) ?? false;

/** Whether evidence can be asked for: what has no events of cases to prove it. */
export const takesEvidence = (measure: Measure): boolean => isUntimed(measure) || isGate(measure);

const ALL: readonly Particular[] = [
  'indicators',
  'multiple',
  'amount',
  'count',
  'trainingHours',
  'channel',
  'every',
  'activity',
];

/** What could be added to a clause. */
export const addable = (clause: DraftClause): Particular[] =>
  ALL.filter((name) => takes(clause.measure, name) && clause[name] === undefined);
/** What a clause has and could do without. */
export const removable = (clause: DraftClause): Particular[] =>
  ALL.filter((name) => clause[name] !== undefined && !needs(clause.measure, name));
