import type { Generated } from 'kysely';
import type { CivilDate } from '../../platform/time.ts';
import type { PledgeDocument } from './write.ts';

declare module '../../platform/sql.ts' {
  interface Database {
    pledge: {
      org_id: number;
      id: Generated<number>;
      version: number | null;
      status: Generated<'draft' | 'published'>;
      title: string;
      document: PledgeDocument;
      effective_from: CivilDate | null;
      effective_to: CivilDate | null;
      revision: Generated<number>;
      created_at: GeneratedTimestampColumn;
      published_at: NullableTimestampColumn;
      published_by: number | null;
    };
  }
}
