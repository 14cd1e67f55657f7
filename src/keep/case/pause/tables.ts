import type { Generated } from 'kysely';
import type { WaitingReason } from '../case.ts';
import type { StoredEvent } from '../state.ts';

declare module '../../../platform/sql.ts' {
  interface Database {
    pause: {
      org_id: number;
      case_id: number;
      seq: number;
      reason: WaitingReason;
      started_at: TimestampColumn;
      ended_at: NullableTimestampColumn;
      ended_by: StoredEvent['actor'] | null;
      contested: Generated<boolean>;
      remind_at: TimestampColumn;
      ends_at: TimestampColumn;
      reminded: Generated<boolean>;
    };
  }
}
