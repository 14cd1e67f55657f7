import { Refusal } from '../../platform/refusal.ts';
import type { Caller } from '../../platform/route.ts';
import type { Db } from '../../platform/sql.ts';
import type { Instant } from '../../platform/time.ts';
import type { PublishedPledge } from '../pledge/inforce.ts';
import { EVIDENCE, type Evidence } from '../pledge/pledge.ts';
import { type DutyPeriod, dutiesNamed, judgeWithEvidence, type Owed, periodHaving } from './standing.ts';
import { findEvidence, insertEvidence, insertRetraction, type NewEvidence, readEntries } from './store.ts';
import { DUTY_TEXTS, kindNotTaken } from './texts.ts';

type Published = readonly PublishedPledge[];

/**
 * Records that the activity of a duty took place. It belongs to the period in which it happened; whether it still
 * counts is told by when it is recorded, which is now.
 * @returns the period that it belongs to, as it stands with it
 * @throws Refusal not-found; bad-request when it has not happened yet, falls in no period that the duty owes, or is not
 * of a kind that the clause takes
 */
export async function recordEvidence(
  db: Db,
  published: Published,
  clauseId: string,
  evidence: NewEvidence,
  caller: Caller,
  now: Instant,
): Promise<DutyPeriod> {
  if (dutiesNamed(published, clauseId).length === 0) throw new Refusal('not-found', DUTY_TEXTS.noSuchDuty);
  if (evidence.happenedAt > now) throw new Refusal('bad-request', DUTY_TEXTS.notYetHappened);
  const owed = periodHaving(published, clauseId, evidence.happenedAt);
  if (!owed) throw new Refusal('bad-request', DUTY_TEXTS.nothingOwedThen);
  checkEvidence(evidence, owed.duty.clause.evidence ?? EVIDENCE);
  await insertEvidence(db, clauseId, { ...evidence, text: evidence.text.trim() }, caller);
  return standingWithNews(db, owed, now);
}

/**
 * Takes evidence back, as a mistake; it stays to be seen.
 * @returns the period that it belonged to, as it stands without it
 * @throws Refusal not-found; already-exists when it was taken back before
 */
export async function retractEvidence(
  db: Db,
  published: Published,
  id: number,
  reason: string,
  caller: Caller,
  now: Instant,
): Promise<DutyPeriod> {
  const { clause, deliverable, happenedAt } = await findEvidence(db, id);
  const owed = periodHaving(published, clause, happenedAt);
  if (deliverable !== null || !owed) throw new Refusal('not-found', DUTY_TEXTS.noSuchEvidence);
  await insertRetraction(db, id, reason.trim(), caller);
  return standingWithNews(db, owed, now);
}

/** The database's clock is a little ahead of the moment at which the request came in. */
async function standingWithNews(db: Db, owed: Owed, now: Instant): Promise<DutyPeriod> {
  const { startsAt, endsAt } = owed.occurrence;
  const entries = await readEntries(db, [owed.duty.clause.id], { from: startsAt, to: endsAt });
  const at = Math.max(now, ...entries.map(({ recordedAt, retractedAt }) => retractedAt ?? recordedAt));
  return judgeWithEvidence(owed, entries, at);
}

/** @throws Refusal bad-request when it is not of a kind that is taken, or lacks what its kind has */
export function checkEvidence({ kind, link, file, text }: NewEvidence, taken: readonly Evidence[]): void {
  const refuse = (what: keyof typeof DUTY_TEXTS): never => {
    throw new Refusal('bad-request', DUTY_TEXTS[what]);
  };
  if (!taken.includes(kind)) throw new Refusal('bad-request', kindNotTaken(taken));
  if (text.trim() === '') refuse('emptyText');
  if (kind === 'link' && link === undefined) refuse('linkMissing');
  if (kind === 'file' && file === undefined) refuse('fileMissing');
  if (kind === 'report' && file === undefined && link === undefined) refuse('reportMissing');
}
