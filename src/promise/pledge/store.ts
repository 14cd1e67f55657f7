import './tables.ts';
import { sql } from 'kysely';
import { ORG_ID } from '../../people/staff/staff.ts';
import { Refusal } from '../../platform/refusal.ts';
import type { Locale } from '../../platform/route.ts';
import { type Db, type Tx, timestamptz } from '../../platform/sql.ts';
import type { CivilDate, Instant } from '../../platform/time.ts';
import { compileCalendar } from '../calendar/calendar.ts';
import { announce } from './amendment/announce.ts';
import { admitPublication } from './amendment/record.ts';
import { recordAuthor } from './amendment/store.ts';
import { isEmpty } from './blank.ts';
import type { PublishedPledge } from './inforce.ts';
import type { Draft, Pledge } from './pledge.ts';
import { type Reading, readPledge } from './read.ts';
import { ANSWERS, invalidPledge } from './refusals.ts';
import { type PledgeDocument, toDocument } from './write.ts';

/** A version of the letter as it is listed: a draft, or published for good. */
export interface PledgeVersion {
  readonly id: number;
  readonly version: number | null;
  readonly status: 'draft' | 'published';
  readonly title: string;
  readonly effectiveFrom: CivilDate | null;
  readonly effectiveTo: CivilDate | null;
  /** Counts the changes of a draft. */
  readonly revision: number;
  readonly createdAt: Instant;
  readonly publishedAt: Instant | null;
}

const COLUMNS = [
  'id',
  'version',
  'status',
  'title',
  'effective_from as effectiveFrom',
  'effective_to as effectiveTo',
  'revision',
  'created_at as createdAt',
  'published_at as publishedAt',
] as const;

/** A blank day is none yet. */
const dayOf = (day: CivilDate | undefined): CivilDate | null =>
  day === undefined || isEmpty(day) ? null : day;

const contentOf = (pledge: Draft) => ({
  title: pledge.title,
  document: JSON.stringify(toDocument(pledge)) as unknown as PledgeDocument,
  effective_from: dayOf(pledge.effective?.from),
  effective_to: dayOf(pledge.effective?.to),
});

/**
 * Keeps a letter as a new draft.
 * @param staffId who wrote it, which takes a transaction; null from the command line
 */
export async function createDraft(
  db: Db,
  pledge: Draft,
  staffId: number | null = null,
): Promise<PledgeVersion> {
  const draft = await db
    .insertInto('pledge')
    .values({ org_id: ORG_ID, ...contentOf(pledge) })
    .returning(COLUMNS)
    .executeTakeFirstOrThrow();
  await recordAuthor(db, draft.id, staffId);
  return draft;
}

/**
 * Changes a draft.
 * @param revision the one that the change was made on; undefined overwrites whatever is there
 * @param staffId who changes it
 * @throws Refusal not-found; step-not-open when it is published; changed-meanwhile
 */
export async function changeDraft(
  db: Db,
  id: number,
  pledge: Draft,
  revision: number | undefined,
  staffId: number | null = null,
): Promise<PledgeVersion> {
  return db.transaction().execute(async (tx) => {
    const current = await lockDraft(tx, id);
    if (revision !== undefined && revision !== current.revision) {
      throw new Refusal('changed-meanwhile', ANSWERS.changedMeanwhile, { revision: current.revision });
    }
    await recordAuthor(tx, id, staffId);
    return tx
      .updateTable('pledge')
      .set({ ...contentOf(pledge), revision: current.revision + 1 })
      .where('org_id', '=', ORG_ID)
      .where('id', '=', id)
      .returning(COLUMNS)
      .executeTakeFirstOrThrow();
  });
}

/** A version that nobody else changes meanwhile. */
interface Locked extends PledgeVersion {
  readonly document: PledgeDocument;
  /** Of the letter's calendar. */
  readonly timeZone: string;
}

/** Reads a version, draft or published, and keeps others from changing it. @throws Refusal not-found */
export async function lockVersion(tx: Tx, id: number): Promise<Locked> {
  const version = await tx
    .selectFrom('pledge')
    .select([...COLUMNS, 'document'])
    .select(sql<string>`document #>> '{calendar,timezone}'`.as('timeZone'))
    .where('org_id', '=', ORG_ID)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  if (!version) throw new Refusal('not-found', ANSWERS.noSuchPledge);
  return version;
}

/** The same of a draft. @throws Refusal not-found, step-not-open */
async function lockDraft(tx: Tx, id: number): Promise<Locked> {
  const draft = await lockVersion(tx, id);
  if (draft.status === 'published') throw new Refusal('step-not-open', ANSWERS.publishedIsFinal);
  return draft;
}

/**
 * Publishes a draft as the next version; from then on it never changes. Processes that keep the published
 * versions in memory are told on the channel `pledge`.
 * @param staffId who publishes; null from the command line
 * @throws Refusal not-found; step-not-open when it is published already; invalid-pledge when it has faults, such as an open blank;
 * gate-not-met when it is an amendment of which a step is missing
 */
export async function publishDraft(
  tx: Tx,
  id: number,
  { now, staffId, locale = 'zh' }: { now: Instant; staffId: number | null; locale?: Locale },
): Promise<PledgeVersion> {
  await oneAtATime(tx);
  const { document, revision, timeZone } = await lockDraft(tx, id);
  const reading = readPledge(document);
  // What the linter finds is told before and shown after; what to promise is the promisor's own decision.
  if ('faults' in reading) throw invalidPledge(reading.faults, locale);
  await admitPublication(tx, { id, revision, timeZone, now, staffId });
  const last = await lastPublished(tx);
  const version = (last?.version ?? 0) + 1;
  const published = await tx
    .updateTable('pledge')
    .set({
      status: 'published',
      version,
      published_at: timestamptz(now),
      published_by: staffId,
    })
    .where('org_id', '=', ORG_ID)
    .where('id', '=', id)
    .returning(COLUMNS)
    .executeTakeFirstOrThrow();
  await announce(tx, { id, version, pledge: reading.pledge, before: last, now });
  await sql`select pg_notify('pledge', ${String(id)})`.execute(tx);
  return published;
}

/** The version that was published last. */
async function lastPublished(tx: Tx): Promise<{ version: number; pledge: Pledge } | undefined> {
  const row = await tx
    .selectFrom('pledge')
    .select(['id', 'version', 'document'])
    .where('org_id', '=', ORG_ID)
    .where('status', '=', 'published')
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row && { version: row.version!, pledge: letterOf(row.id, readPledge(row.document)) };
}

/** One publication at a time, so that versions have no gaps and none is given twice. */
const oneAtATime = (tx: Tx) => sql`select pg_advisory_xact_lock(hashtext('pledge'), ${ORG_ID})`.execute(tx);

/** Whether there is no letter at all, which stays so until the transaction publishes one. */
export async function isWithoutPledges(tx: Tx): Promise<boolean> {
  await oneAtATime(tx);
  const any = await tx
    .selectFrom('pledge')
    .select('id')
    .where('org_id', '=', ORG_ID)
    .limit(1)
    .executeTakeFirst();
  return any === undefined;
}

/** All versions, drafts and published, the newest first. */
export const listPledges = (db: Db): Promise<PledgeVersion[]> =>
  db.selectFrom('pledge').select(COLUMNS).where('org_id', '=', ORG_ID).orderBy('id', 'desc').execute();

/** A version with its letter, draft or published. @throws Refusal not-found */
export async function readVersion(db: Db, id: number): Promise<PledgeVersion & { readonly pledge: Draft }> {
  const row = await db
    .selectFrom('pledge')
    .select([...COLUMNS, 'document'])
    .where('org_id', '=', ORG_ID)
    .where('id', '=', id)
    .executeTakeFirst();
  if (!row) throw new Refusal('not-found', ANSWERS.noSuchPledge);
  const { document, ...version } = row;
  return { ...version, pledge: letterOf(id, readPledge(document, { draft: row.status === 'draft' })) };
}

/** All published versions, the newest first. */
export async function loadPublished(db: Db): Promise<PublishedPledge[]> {
  const rows = await db
    .selectFrom('pledge')
    .select(['id', 'version', 'published_at', 'document'])
    .where('org_id', '=', ORG_ID)
    .where('status', '=', 'published')
    .orderBy('version', 'desc')
    .execute();
  return rows.map(({ id, version, published_at, document }) => {
    const pledge = letterOf(id, readPledge(document));
    return {
      id,
      version: version!,
      publishedAt: published_at!,
      pledge,
      calendar: compileCalendar(pledge.calendar),
    };
  });
}

/** Letters are checked before they are kept, so one that cannot be read was changed behind the product's back. */
function letterOf<Letter extends Draft>(id: number, reading: Reading<Letter>): Letter {
  if ('pledge' in reading) return reading.pledge;
  throw new Error(`pledge ${id} in the database cannot be read: ${JSON.stringify(reading.faults)}`);
}
