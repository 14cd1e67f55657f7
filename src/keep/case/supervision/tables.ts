import type { Generated } from 'kysely';
import type { ClockState } from '../clock.ts';
import type { Finding } from './supervision.ts';

declare module '../../../platform/sql.ts' {
  interface Database {
    supervision_report: {
      org_id: number;
      id: Generated<number>;
      number: string;
      unit_id: number | null;
      identity: Buffer | null;
      pledge_id: number | null;
      reported_at: TimestampColumn;
      verified_at: NullableTimestampColumn;
      finding: Finding | null;
      erased_at: NullableTimestampColumn;
    };
    supervision_event: {
      org_id: number;
      report_id: number;
      seq: number;
      at: TimestampColumn;
      type: 'reported' | 'verified';
      data: Record<string, unknown>;
      staff_id: number | null;
      recorded_at: GeneratedTimestampColumn;
    };
    supervision_clock: {
      org_id: number;
      report_id: number;
      clause_id: string;
      pledge_id: number;
      started_at: TimestampColumn;
      started_day: string;
      due_at: TimestampColumn;
      stopped_at: NullableTimestampColumn;
      state: ClockState;
    };
    supervision_message: {
      org_id: number;
      id: Generated<number>;
      report_id: number;
      author: 'reporter' | 'inspector';
      body: Buffer;
      at: TimestampColumn;
    };
    supervision_read: {
      org_id: number;
      id: Generated<number>;
      report_id: number;
      staff_id: number;
      what: 'report' | 'identity';
      reason: string | null;
      at: TimestampColumn;
    };
  }
}
