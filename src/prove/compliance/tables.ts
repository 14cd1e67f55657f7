import type { Generated } from 'kysely';

interface Counted {
  org_id: number;
  pledge_id: number;
  clause_id: string;
  day: string;
  kept: number;
  broken: number;
  running: number;
  cancelled: number;
}

declare module '../../platform/sql.ts' {
  interface Database {
    compliance_daily: Counted;
    compliance_delta: Counted & { id: Generated<number> };
  }
}
