import type { ColumnType, Generated } from 'kysely';
import type { CivilDate } from '../../../platform/time.ts';
import type { Command, Step, Trigger } from './amendment.ts';
import type { AnnouncedChanges } from './announcement.ts';

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
    announcement: {
      org_id: number;
      id: Generated<string>;
      pledge_id: number;
      version: number;
      since_version: number | null;
      announced_at: TimestampColumn;
      binds_from: CivilDate;
      trigger: Trigger | null;
      reason: string | null;
      changes: ColumnType<AnnouncedChanges, string, never>;
    };
  }
}
