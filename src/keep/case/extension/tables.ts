import type { Generated } from 'kysely';
import type { ExtensionState, Verdict } from './extension.ts';

declare module '../../../platform/sql.ts' {
  interface Database {
    extension: {
      org_id: number;
      id: Generated<number>;
      case_id: number;
      pledge_id: number;
      clause_id: string;
      round: number;
      length: string;
      reason: string;
      state: Generated<ExtensionState>;
      requested_by: number | null;
      requested_at: TimestampColumn;
      decided_by: number | null;
      decided_at: NullableTimestampColumn;
      due_at: NullableTimestampColumn;
      verdict: Verdict | null;
      paused: Generated<boolean>;
    };
  }
}
