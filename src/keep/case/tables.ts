import type { Generated, RawBuilder } from 'kysely';
import type { Locale } from '../../platform/route.ts';
import type { PersonalWay } from '../notify/directory.ts';
import type { Stage, WaitingReason } from './case.ts';
import type { ClockState } from './clock.ts';
import type { EventType } from './event.ts';

interface Contact {
  name?: string;
  phone?: string;
  email?: string;
  /** The openid of a WeChat account. */
  wechat?: string;
  preferred?: PersonalWay;
}

declare module '../../platform/sql.ts' {
  interface Database {
    cases: {
      org_id: number;
      id: Generated<number>;
      number: string;
      stage: Stage;
      channel: string | null;
      kind: string | null;
      urgency: string | null;
      nature: string | null;
      complexity: string | null;
      segment: string | null;
      category: string | null;
      outlet: string | null;
      unit_id: number | null;
      suggested_unit_id: number | null;
      assignee_id: number | null;
      title: string;
      body: string;
      /** What the user wants to be done about it. */
      sought: Generated<string | null>;
      contact: Contact | null;
      trace: unknown;
      pledge_id: number | null;
      received_at: TimestampColumn;
      changed_at: TimestampColumn;
      next_due_at: TimestampColumn;
      waiting_reason: WaitingReason | null;
      rounds: Generated<number>;
      merged_into: number | null;
      idempotency_key: string | null;
      request_digest: string | null;
      search: string;
      erased_at: NullableTimestampColumn;
      /** In which the user is written to; null: Chinese. */
      locale: Locale | null;
    };
    case_event: {
      org_id: number;
      case_id: number;
      seq: number;
      at: TimestampColumn;
      type: EventType;
      data: Record<string, unknown>;
      actor: 'user' | 'staff' | 'system' | 'import';
      staff_id: number | null;
      recorded_at: TimestampColumn;
    };
    clock: {
      org_id: number;
      case_id: number;
      clause_id: string;
      round: number;
      pledge_id: number;
      measure: string;
      started_at: TimestampColumn;
      started_day: string;
      due_at: TimestampColumn;
      stopped_at: NullableTimestampColumn;
      state: ClockState;
      paused: boolean;
      alarmed: number;
      next_alarm_at: NullableTimestampColumn;
      carried_state: 'running' | 'kept' | 'broken' | null;
      carried_due_at: NullableTimestampColumn;
      carried_paused: Generated<boolean>;
    };
    alarm: {
      org_id: number;
      case_id: number;
      clause_id: string;
      round: number;
      percent: number;
      fired_at: TimestampColumn;
      /** A supervision notice is still to be issued for it. */
      to_urge: Generated<boolean>;
    };
    mark: {
      org_id: number;
      case_id: number;
      clause_id: string;
      round: Generated<number>;
      pledge_id: number;
      day: string;
      at: TimestampColumn;
      counted: boolean;
      lasted_ms: number | null;
      /** Of a rating that was found malicious: why. */
      excluded: string | null;
    };
    message: {
      org_id: number;
      id: Generated<number>;
      case_id: number;
      author: 'user' | 'staff' | 'system';
      staff_id: number | null;
      step: EventType | null;
      internal: Generated<boolean>;
      body: string;
      at: TimestampColumn;
    };
    attachment: {
      org_id: number;
      id: Generated<string>;
      case_id: number;
      name: string;
      media_type: string;
      size_bytes: number;
      content: Buffer;
      at: TimestampColumn;
      author: Generated<'user' | 'staff'>;
      staff_id: number | null;
    };
    message_file: {
      org_id: number;
      message_id: number;
      attachment_id: string;
    };
    case_seen: {
      org_id: number;
      staff_id: number;
      case_id: number;
      at: TimestampColumn;
    };
    earlier_text: {
      org_id: number;
      id: Generated<number>;
      case_id: number;
      title: string;
      body: string;
      at: TimestampColumn;
    };
    case_read: {
      org_id: number;
      id: Generated<number>;
      case_id: number;
      staff_id: number | null;
      key_id: string | null;
      at: TimestampColumn;
    };
    saved_view: {
      org_id: number;
      id: Generated<number>;
      staff_id: number;
      name: string;
      filter: RawBuilder<unknown> | Record<string, unknown>;
    };
  }
}
