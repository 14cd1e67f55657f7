import type { Generated } from 'kysely';

declare module '../../platform/sql.ts' {
  interface Database {
    api_key: {
      org_id: number;
      id: Generated<number>;
      name: string;
      staff_id: number;
      digest: Buffer;
      start: string;
      created_by: number | null;
      created_at: TimestampColumn;
      last_used_at: NullableTimestampColumn;
      revoked_at: NullableTimestampColumn;
    };
    one_time_link: {
      org_id: number;
      digest: Buffer;
      purpose: 'setup' | 'password';
      staff_id: number | null;
      expires_at: TimestampColumn;
    };
    sign_in_failure: { org_id: number; digest: Buffer; count: number; until: TimestampColumn };
    /** Written by the sign-in library; here sessions only end. */
    auth_session: { id: string; user_id: string; expires_at: TimestampColumn };
  }
}
