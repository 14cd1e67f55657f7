import type { Generated } from 'kysely';
import type { Tells } from './rung.ts';

declare module '../../../platform/sql.ts' {
  interface Database {
    ladder_rung: {
      org_id: number;
      /** `*`: every clause without rungs of its own. */
      clause_id: string;
      percent: number;
      tells: readonly Tells[];
      urges: boolean;
    };
    urge: {
      org_id: number;
      id: Generated<number>;
      case_id: number;
      year: number;
      serial: number;
      cause: 'person' | 'ladder';
      /** The clock that the ladder rose with. */
      clause_id: string | null;
      round: number | null;
      unit_id: number | null;
      staff_id: number | null;
      /** Empty once the case is erased. */
      reason: string;
      issued_at: TimestampColumn;
      due_at: TimestampColumn;
      reminded: Generated<boolean>;
      answered_at: NullableTimestampColumn;
      answered_by: number | null;
      answer: string | null;
    };
  }
}
