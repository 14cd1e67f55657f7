import type { Generated, RawBuilder } from 'kysely';
import type { Text } from '../../../platform/refusal.ts';

declare module '../../../platform/sql.ts' {
  interface Database {
    bulk: {
      org_id: number;
      id: Generated<number>;
      staff_id: number;
      action: string;
      particulars: RawBuilder<unknown> | Record<string, unknown>;
      created_at: TimestampColumn;
    };
    bulk_item: {
      org_id: number;
      bulk_id: number;
      position: number;
      number: string;
      state: Generated<'waiting' | 'done' | 'refused'>;
      code: string | null;
      message: Text | null;
    };
  }
}
