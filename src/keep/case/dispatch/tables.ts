import type { ColumnType, Generated, RawBuilder } from 'kysely';
import type { CatalogueRow } from './catalogue.ts';

declare module '../../../platform/sql.ts' {
  interface Database {
    catalogue: {
      org_id: number;
      id: Generated<number>;
      revision: Generated<number>;
      objection_limit: Generated<string>;
      rows: ColumnType<CatalogueRow[], RawBuilder<unknown>, RawBuilder<unknown>>;
      effective_at: NullableTimestampColumn;
      published_at: NullableTimestampColumn;
      published_by: number | null;
    };
    objection: {
      org_id: number;
      case_id: number;
      seq: number;
      unit_id: number;
      staff_id: number | null;
      wanted_unit_id: number | null;
      reviewer_id: number | null;
      at: TimestampColumn;
      due_at: TimestampColumn;
      outcome: 'upheld' | 'refused' | 'lapsed' | null;
      by_catalogue: Generated<boolean>;
      decided_by: number | null;
      to_unit_id: number | null;
      settled_at: NullableTimestampColumn;
    };
    bounce: {
      org_id: number;
      case_id: number;
      seq: number;
      from_unit_id: number;
      to_unit_id: number;
      at: TimestampColumn;
    };
    task: {
      org_id: number;
      case_id: number;
      seq: number;
      unit_id: number;
      owner_id: number | null;
      what: string;
      at: TimestampColumn;
      due_at: TimestampColumn;
      done_at: NullableTimestampColumn;
      done_by: number | null;
    };
    absence: {
      org_id: number;
      id: Generated<number>;
      staff_id: number;
      deputy_id: number;
      from_at: TimestampColumn;
      until_at: TimestampColumn;
      returns: boolean;
      settled: Generated<boolean>;
    };
    absence_case: {
      org_id: number;
      absence_id: number;
      case_id: number;
      deputy_id: number;
    };
  }
}
