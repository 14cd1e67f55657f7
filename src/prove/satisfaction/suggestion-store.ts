import './tables.ts';
import { ORG_ID } from '../../people/staff/staff.ts';
import { Refusal } from '../../platform/refusal.ts';
import { type Db, type Tx, timestamptz } from '../../platform/sql.ts';
import type { Instant } from '../../platform/time.ts';
import type { SuggestionState } from './suggestion.ts';
import { SATISFACTION_TEXTS as T } from './texts.ts';

export interface NewSuggestion {
  readonly caseId: number;
  readonly unitId: number | null;
  readonly source: 'call' | 'case';
  readonly body: string;
  readonly staffId: number | null;
}

export const insertSuggestion = (tx: Tx, suggestion: NewSuggestion, at: Instant) =>
  tx
    .insertInto('suggestion')
    .values({
      org_id: ORG_ID,
      case_id: suggestion.caseId,
      unit_id: suggestion.unitId,
      source: suggestion.source,
      body: suggestion.body,
      staff_id: suggestion.staffId,
      at: timestamptz(at),
      changed_at: timestamptz(at),
      changed_by: suggestion.staffId,
    })
    .execute();

export interface SuggestionQuery {
  readonly state?: SuggestionState;
  readonly before?: number;
  readonly limit: number;
}

/** Suggestions, the newest first. */
export const readSuggestions = (db: Db, { state, before, limit }: SuggestionQuery) =>
  db
    .selectFrom('suggestion')
    .innerJoin('cases', (join) =>
      join.onRef('cases.org_id', '=', 'suggestion.org_id').onRef('cases.id', '=', 'suggestion.case_id'),
    )
    .select([
      'suggestion.id',
      'suggestion.body',
      'suggestion.state',
      'suggestion.answer',
      'suggestion.source',
      'suggestion.unit_id as unitId',
      'suggestion.staff_id as staffId',
      'suggestion.at',
      'suggestion.changed_at as changedAt',
      'cases.number',
    ])
    .where('suggestion.org_id', '=', ORG_ID)
    .$if(state !== undefined, (query) => query.where('suggestion.state', '=', state!))
    .$if(before !== undefined, (query) => query.where('suggestion.id', '<', before!))
    .orderBy('suggestion.id', 'desc')
    .limit(limit)
    .execute();

/** Says what became of a suggestion. @throws Refusal not-found */
export async function settleSuggestion(
  db: Db,
  id: number,
  { state, answer }: { readonly state: SuggestionState; readonly answer?: string },
  staffId: number | null,
  at: Instant,
): Promise<void> {
  const { numUpdatedRows } = await db
    .updateTable('suggestion')
    .set({ state, changed_at: timestamptz(at), changed_by: staffId, ...(answer !== undefined && { answer }) })
    .where('org_id', '=', ORG_ID)
    .where('id', '=', id)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) throw new Refusal('not-found', T.noSuchSuggestion);
}
