import type { Generated } from 'kysely';
import type { OverrideState } from './override.ts';

declare module '../../../platform/sql.ts' {
  interface Database {
    gate_override: {
      org_id: number;
      id: Generated<number>;
      case_id: number;
      pledge_id: number;
      clause_id: string;
      round: number;
      reason: string;
      state: Generated<OverrideState>;
      requested_by: number;
      requested_at: TimestampColumn;
      decided_by: number | null;
      decided_at: NullableTimestampColumn;
      decided_day: string | null;
    };
  }
}
