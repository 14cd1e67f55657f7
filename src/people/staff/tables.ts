import type { Generated } from 'kysely';
import type { Role } from './role.ts';
import type { UnitFunction } from './unit.ts';

declare module '../../platform/sql.ts' {
  interface Database {
    organisation: {
      org_id: number;
      name: string;
      secret: Generated<Buffer>;
      longest_pause_days: Generated<number>;
      created_at: GeneratedTimestampColumn;
    };
    unit: {
      org_id: number;
      id: Generated<number>;
      name: string;
      active: Generated<boolean>;
      function: UnitFunction | null;
      duty_staff_id: number | null;
    };
    certificate: {
      org_id: number;
      id: Generated<number>;
      staff_id: number;
      name: string;
      training_hours: number;
      valid_from: string;
      valid_until: string | null;
      revoked_at: NullableTimestampColumn;
    };
    staff: {
      org_id: number;
      id: Generated<number>;
      name: string;
      email: string | null;
      role: Role;
      unit_id: number | null;
      user_id: string | null;
      active: Generated<boolean>;
      created_at: GeneratedTimestampColumn;
    };
  }
}
