import type { Generated } from 'kysely';
import type { CallState } from './call.ts';
import type { ContestCause, ContestState } from './contest.ts';
import type { SuggestionState } from './suggestion.ts';

declare module '../../platform/sql.ts' {
  interface Database {
    rating_contest: {
      org_id: number;
      id: Generated<number>;
      case_id: number;
      rated_seq: number;
      unit_id: number;
      cause: ContestCause;
      reason: string;
      asked_by: number;
      asked_at: TimestampColumn;
      due_at: TimestampColumn;
      state: Generated<ContestState>;
      settled_at: NullableTimestampColumn;
    };
    rating_vote: {
      org_id: number;
      contest_id: number;
      staff_id: number;
      uphold: boolean;
      reason: string;
      at: TimestampColumn;
    };
    call_list: {
      org_id: number;
      id: Generated<number>;
      seed: string;
      from_day: string;
      to_day: string;
      wanted: number;
      drawn_at: TimestampColumn;
      drawn_by: number | null;
    };
    call_frame: { org_id: number; list_id: number; case_id: number; stratum: string };
    call: {
      org_id: number;
      list_id: number;
      place: number;
      case_id: number;
      staff_id: number | null;
      state: Generated<CallState>;
      attempts: Generated<number>;
      tried_at: NullableTimestampColumn;
      again_at: NullableTimestampColumn;
    };
    suggestion: {
      org_id: number;
      id: Generated<number>;
      case_id: number;
      unit_id: number | null;
      source: 'call' | 'case';
      body: string;
      state: Generated<SuggestionState>;
      answer: string | null;
      at: TimestampColumn;
      staff_id: number | null;
      changed_at: TimestampColumn;
      changed_by: number | null;
    };
  }
}
