import type { Generated } from 'kysely';

declare module '../../../platform/sql.ts' {
  interface Database {
    canned: {
      org_id: number;
      id: Generated<number>;
      staff_id: number | null;
      name: string;
      body: string;
    };
  }
}
