import type { ColumnType, Generated } from 'kysely';
import type { CivilDate } from '../../platform/time.ts';
import type { Evidence } from '../pledge/pledge.ts';

declare module '../../platform/sql.ts' {
  interface Database {
    duty_file: {
      org_id: number;
      id: Generated<string>;
      name: string;
      media_type: string;
      content: Buffer;
      recorded_at: GeneratedTimestampColumn;
    };
    duty_evidence: {
      org_id: number;
      id: ColumnType<number, never, never>;
      clause_id: string;
      deliverable: string | null;
      kind: Evidence;
      text: string;
      link: string | null;
      file_id: string | null;
      count: number;
      happened_at: TimestampColumn;
      recorded_at: GeneratedTimestampColumn;
      staff_id: number | null;
      key_id: string | null;
      case_number: string | null;
      case_event: number | null;
    };
    duty_retraction: {
      org_id: number;
      evidence_id: number;
      reason: string;
      recorded_at: GeneratedTimestampColumn;
      staff_id: number | null;
      key_id: string | null;
    };
    duty_alarm: {
      org_id: number;
      pledge_id: number;
      clause_id: string;
      first_day: CivilDate;
      percent: number;
      missing: number;
      fired_at: TimestampColumn;
    };
  }
}
