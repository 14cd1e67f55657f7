import Type, { type Static } from 'typebox';
import { Refusal } from '../../platform/refusal.ts';
import { type Caller, nullable, object, Timestamp } from '../../platform/route.ts';
import type { Db } from '../../platform/sql.ts';
import { formatInstant, type Instant } from '../../platform/time.ts';
import type { EvidenceEntry } from '../../promise/duty/duty.ts';
import { checkEvidence } from '../../promise/duty/record.ts';
import { insertEvidence, insertRetraction, type NewEvidence, readEntries } from '../../promise/duty/store.ts';
import { DUTY_TEXTS } from '../../promise/duty/texts.ts';
import type { PublishedPledge } from '../../promise/pledge/inforce.ts';
import { type Clause, EVIDENCE } from '../../promise/pledge/pledge.ts';
import { COMPLIANCE_TEXTS } from './texts.ts';

export const AttachedView = object(
  {
    count: Type.Integer(),
    lastRecordedAt: nullable(Timestamp),
    items: Type.Array(
      object({
        id: Type.Integer(),
        kind: Type.Enum(EVIDENCE),
        link: nullable(Type.String()),
        happenedAt: Timestamp,
        recordedAt: Timestamp,
      }),
    ),
  },
  { title: 'Attached', description: 'statement: evidence attached by hand, the newest first.' },
);

export function tellAttached(
  { count, lastRecordedAt, items }: Attached,
  timeZone: string,
): Static<typeof AttachedView> {
  const stamp = (at: Instant) => formatInstant(at, timeZone);
  return {
    count,
    lastRecordedAt: lastRecordedAt === null ? null : stamp(lastRecordedAt),
    items: items.map((item) => ({
      ...item,
      happenedAt: stamp(item.happenedAt),
      recordedAt: stamp(item.recordedAt),
    })),
  };
}

/** What has been attached to a statement by hand. It proves nothing by itself and yields no verdict. */
export interface Attached {
  readonly count: number;
  readonly lastRecordedAt: Instant | null;
  /** The newest of it, as everyone may see it: not in what words, and not by whom. */
  readonly items: readonly Pick<EvidenceEntry, 'id' | 'kind' | 'link' | 'happenedAt' | 'recordedAt'>[];
}

const MOST_ITEMS = 20;

const isStatement = ({ measure }: Clause): boolean => measure === 'statement';

/** The evidence of statements by clause, in the order of its recording; what was taken back is not part of it. */
export async function readAttachments(
  db: Db,
  clauses: readonly Clause[],
): Promise<ReadonlyMap<string, readonly EvidenceEntry[]>> {
  const entries = await readEntries(
    db,
    clauses.filter(isStatement).map(({ id }) => id),
  );
  return Map.groupBy(
    entries.filter(({ retractedAt }) => retractedAt === null),
    ({ clause }) => clause,
  );
}

export const attachedOf = (entries: readonly EvidenceEntry[]): Attached => ({
  count: entries.length,
  lastRecordedAt: entries.at(-1)?.recordedAt ?? null,
  items: entries
    .slice(-MOST_ITEMS)
    .toReversed()
    .map(({ id, kind, link, happenedAt, recordedAt }) => ({ id, kind, link, happenedAt, recordedAt })),
});

/**
 * Attaches evidence to a statement. It keeps when it was recorded, which is now.
 * @throws Refusal not-found; bad-request when it has not happened yet, or is not of a kind that the clause takes
 */
export async function attach(
  db: Db,
  published: readonly PublishedPledge[],
  clauseId: string,
  evidence: NewEvidence,
  caller: Caller,
  now: Instant,
): Promise<Attached> {
  const clause = statementNamed(published, clauseId);
  if (!clause) throw new Refusal('not-found', COMPLIANCE_TEXTS.noSuchStatement);
  if (evidence.happenedAt > now) throw new Refusal('bad-request', DUTY_TEXTS.notYetHappened);
  checkEvidence(evidence, clause.evidence ?? EVIDENCE);
  await insertEvidence(db, clauseId, { ...evidence, text: evidence.text.trim() }, caller);
  return standing(db, clause);
}

/**
 * Takes evidence of a statement back, as a mistake; it stays to be seen.
 * @throws Refusal not-found; already-exists when it was taken back before
 */
export async function detach(
  db: Db,
  published: readonly PublishedPledge[],
  clauseId: string,
  id: number,
  reason: string,
  caller: Caller,
): Promise<Attached> {
  const clause = statementNamed(published, clauseId);
  const entries = clause ? await readEntries(db, [clauseId]) : [];
  if (!clause || !entries.some((entry) => entry.id === id))
    throw new Refusal('not-found', DUTY_TEXTS.noSuchEvidence);
  await insertRetraction(db, id, reason.trim(), caller);
  return standing(db, clause);
}

/** As the newest version that has it words it. */
const statementNamed = (published: readonly PublishedPledge[], id: string): Clause | undefined =>
  published
    .toSorted((a, b) => b.version - a.version)
    .flatMap(({ pledge }) => pledge.clauses)
    .find((clause) => clause.id === id && isStatement(clause));

const standing = async (db: Db, clause: Clause): Promise<Attached> =>
  attachedOf((await readAttachments(db, [clause])).get(clause.id) ?? []);
