import type { Generated } from 'kysely';
import type { CivilDate } from '../../../platform/time.ts';
import type { DisputeOutcome, Forum } from './complaint.ts';

declare module '../../../platform/sql.ts' {
  interface Database {
    prevention: {
      org_id: number;
      id: Generated<number>;
      case_id: number;
      measure: string;
      owner_id: number;
      due_on: CivilDate;
      created_at: TimestampColumn;
      done_at: NullableTimestampColumn;
      evidence: string | null;
    };
    dispute: {
      org_id: number;
      id: Generated<number>;
      case_id: number;
      forum: Forum;
      reference: string | null;
      opened_on: CivilDate;
      closed_on: CivilDate | null;
      outcome: DisputeOutcome | null;
      note: string | null;
    };
  }
}
