import type { Generated } from 'kysely';
import type { Algorithm } from './algorithm.ts';

declare module '../../../platform/sql.ts' {
  interface Database {
    signing_key: {
      org_id: number;
      id: Generated<number>;
      staff_id: number;
      algorithm: Algorithm;
      public_key: string;
      sealed: string;
      created_at: TimestampColumn;
    };
    pledge_signature: {
      org_id: number;
      pledge_id: number;
      digest: string;
      staff_id: number;
      name: string;
      post: string;
      algorithm: Algorithm;
      public_key: string;
      signature: string;
      signed_at: TimestampColumn;
    };
  }
}
