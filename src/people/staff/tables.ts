import type { Generated } from 'kysely';
import type { Role } from './role.ts';
import type { UnitFunction } from './unit.ts';

declare module '../../platform/sql.ts' {
  interface Database {
    organisation: {
      org_id: number;
      name: string;
      secret: Generated<Buffer>;
      created_at: GeneratedTimestampColumn;
    };
    unit: {
      org_id: number;
      id: Generated<number>;
      name: string;
      active: Generated<boolean>;
      function: UnitFunction | null;
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
