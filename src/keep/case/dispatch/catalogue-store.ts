import './tables.ts';
import { sql } from 'kysely';
import { ORG_ID } from '../../../people/staff/staff.ts';
import { violated } from '../../../people/staff/store.ts';
import { Refusal } from '../../../platform/refusal.ts';
import { type Db, timestamptz } from '../../../platform/sql.ts';
import type { Instant } from '../../../platform/time.ts';
import type { Catalogue, CatalogueRow } from './catalogue.ts';
import { rowFaults } from './catalogue-faults.ts';
import { DISPATCH_TEXTS } from './texts.ts';

/** How long people have for an objection unless the catalogue says otherwise. */
export const OBJECTION_LIMIT = '4wh';

/** A version as it is kept; a draft is in force at no time. */
export interface CatalogueVersion {
  readonly id: number;
  readonly revision: number;
  readonly objectionLimit: string;
  readonly rows: readonly CatalogueRow[];
  readonly effectiveAt: Instant | null;
  readonly publishedAt: Instant | null;
  readonly publishedBy: number | null;
}

const COLUMNS = [
  'id',
  'revision',
  'objection_limit as objectionLimit',
  'rows',
  'effective_at as effectiveAt',
  'published_at as publishedAt',
  'published_by as publishedBy',
] as const;

const versions = (db: Db) => db.selectFrom('catalogue').select(COLUMNS).where('org_id', '=', ORG_ID);

/** All versions, the newest first; a draft before what has been published. */
export const readVersions = (db: Db): Promise<CatalogueVersion[]> =>
  versions(db)
    .orderBy('effective_at', (order) => order.desc().nullsFirst())
    .orderBy('id', 'desc')
    .execute();

/** @throws Refusal not-found */
export async function readVersion(db: Db, id: number): Promise<CatalogueVersion> {
  const found = await versions(db).where('id', '=', id).executeTakeFirst();
  if (!found) throw new Refusal('not-found', DISPATCH_TEXTS.noCatalogue);
  return found;
}

/** What has been published, in the order in which it comes into force. */
export async function readPublished(db: Db): Promise<Catalogue[]> {
  const list = await versions(db)
    .where('published_at', 'is not', null)
    .orderBy('effective_at')
    .orderBy('id')
    .execute();
  return list.map(({ id, effectiveAt, objectionLimit, rows }) => ({
    id,
    effectiveAt: effectiveAt!,
    objectionLimit,
    rows,
  }));
}

export interface Draft {
  readonly objectionLimit: string;
  readonly rows: readonly CatalogueRow[];
}

const json = (rows: readonly CatalogueRow[]) => sql`${JSON.stringify(rows)}::jsonb`;

/** Begins a draft. There is one at a time, so that two people do not prepare two futures. @throws Refusal already-exists */
export async function createDraft(db: Db, { objectionLimit, rows }: Draft): Promise<CatalogueVersion> {
  return db
    .insertInto('catalogue')
    .values({ org_id: ORG_ID, objection_limit: objectionLimit, rows: json(rows) })
    .returning(COLUMNS)
    .executeTakeFirstOrThrow()
    .catch((error: unknown) => {
      if (violated(error, 'catalogue_one_draft'))
        throw new Refusal('already-exists', DISPATCH_TEXTS.draftExists);
      throw error;
    });
}

/**
 * @param revision that the change was made from
 * @throws Refusal not-found, changed-meanwhile, step-not-open when it has been published
 */
export async function changeDraft(
  db: Db,
  id: number,
  revision: number,
  { objectionLimit, rows }: Draft,
): Promise<CatalogueVersion> {
  return db.transaction().execute(async (tx) => {
    await holdDraft(tx, id, revision);
    return tx
      .updateTable('catalogue')
      .set({ objection_limit: objectionLimit, rows: json(rows), revision: revision + 1 })
      .where('org_id', '=', ORG_ID)
      .where('id', '=', id)
      .returning(COLUMNS)
      .executeTakeFirstOrThrow();
  });
}

async function holdDraft(tx: Db, id: number, revision?: number): Promise<CatalogueVersion> {
  const current = await versions(tx).where('id', '=', id).forUpdate().executeTakeFirst();
  if (!current) throw new Refusal('not-found', DISPATCH_TEXTS.noCatalogue);
  if (current.publishedAt !== null) throw new Refusal('step-not-open', DISPATCH_TEXTS.catalogueIsFinal);
  if (revision !== undefined && current.revision !== revision)
    throw new Refusal('changed-meanwhile', DISPATCH_TEXTS.changedMeanwhile);
  return current;
}

/** @throws Refusal not-found, step-not-open */
export async function removeDraft(db: Db, id: number): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await holdDraft(tx, id);
    await tx.deleteFrom('catalogue').where('org_id', '=', ORG_ID).where('id', '=', id).execute();
  });
}

/**
 * Publishes a draft: from `effectiveAt` on it takes the place of the version before. Nothing that was dispatched changes.
 * @throws Refusal not-found, step-not-open; bad-request with the faults of its rows
 */
export async function publishDraft(
  db: Db,
  id: number,
  { effectiveAt, now, staffId }: { effectiveAt: Instant; now: Instant; staffId: number | null },
): Promise<CatalogueVersion> {
  return db.transaction().execute(async (tx) => {
    const { rows } = await holdDraft(tx, id);
    if (rows.length === 0) throw new Refusal('bad-request', DISPATCH_TEXTS.emptyCatalogue);
    const faults = rowFaults(rows);
    if (faults.length > 0) throw new Refusal('bad-request', DISPATCH_TEXTS.faultyCatalogue, { faults });
    return tx
      .updateTable('catalogue')
      .set({
        effective_at: timestamptz(effectiveAt),
        published_at: timestamptz(now),
        published_by: staffId,
      })
      .where('org_id', '=', ORG_ID)
      .where('id', '=', id)
      .returning(COLUMNS)
      .executeTakeFirstOrThrow();
  });
}
