import type { Generated } from 'kysely';
import type { Fen, RemedyKind, RemedyState } from './remedy.ts';

declare module '../../../platform/sql.ts' {
  interface Database {
    remedy: {
      org_id: number;
      id: Generated<number>;
      case_id: number;
      kind: RemedyKind;
      amount_fen: Fen | null;
      particulars: string | null;
      state: Generated<RemedyState>;
      proposed_by: string;
      proposed_at: TimestampColumn;
      decided_by: string | null;
      decided_at: NullableTimestampColumn;
      due_at: NullableTimestampColumn;
      delivered_at: NullableTimestampColumn;
      evidence: string | null;
      missed_at: NullableTimestampColumn;
    };
    remedy_limit: {
      org_id: number;
      kind: RemedyKind;
      agent_fen: Fen | null;
      manager_fen: Fen | null;
      administrator_fen: Fen | null;
      within: string;
      active: boolean;
    };
  }
}
