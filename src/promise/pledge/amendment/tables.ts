import type { ColumnType } from 'kysely';
import type { Command, Step } from './amendment.ts';

declare module '../../../platform/sql.ts' {
  interface Database {
    pledge_author: {
      org_id: number;
      pledge_id: number;
      staff_id: number;
    };
    amendment_step: {
      org_id: number;
      pledge_id: number;
      seq: number;
      step: Step;
      content: ColumnType<Command, string, never>;
      revision: number;
      recorded_at: TimestampColumn;
      staff_id: number | null;
    };
  }
}
