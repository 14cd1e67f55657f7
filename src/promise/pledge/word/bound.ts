import type { Measure, Period, Scope } from '../pledge.ts';
import type { Unit } from './unit.ts';

/** A blank as it is reported: what it is counted in, what is written in it, and what it is for. */
export interface BlankFound {
  readonly unit: Unit;
  /** Null while the blank is empty. */
  readonly value: number | string | null;
  readonly meaning: string;
}

/** A promise of a letter and the measure that it was bound to. */
export interface BoundClause {
  readonly text: string;
  readonly section: string | null;
  readonly measure: Measure;
  readonly scope: Scope;
  /** In the short form of a pledge, such as `30m`; null where the letter leaves it open or says none. */
  readonly limit: string | null;
  /** 0 to 1; null where the letter says none. */
  readonly target: number | null;
  readonly activity: string | null;
  readonly every: Period | null;
  readonly count: number | null;
  readonly blanks: readonly BlankFound[];
  /** How sure the binding is, 0 to 1. */
  readonly confidence: number;
}
