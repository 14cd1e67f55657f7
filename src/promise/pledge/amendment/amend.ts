import { findUnit } from '../../../people/staff/unit.ts';
import { readUnits } from '../../../people/staff/unit-store.ts';
import { Refusal } from '../../../platform/refusal.ts';
import type { Db } from '../../../platform/sql.ts';
import type { Instant } from '../../../platform/time.ts';
import type { PledgeBook } from '../snapshot.ts';
import { lockVersion } from '../store.ts';
import type { Command } from './amendment.ts';
import { recordStep } from './record.ts';
import { AMENDMENT_TEXTS } from './texts.ts';

/** Who takes a step, and when. */
interface Act {
  readonly now: Instant;
  readonly staffId: number | null;
}

/**
 * Takes a step of an amendment; the first assessment of a draft begins it.
 * @throws Refusal not-found, step-not-open, gate-not-met, bad-request, unknown-unit
 */
export async function amend(
  db: Db,
  book: Pick<PledgeBook, 'published'>,
  id: number,
  command: Command,
  act: Act,
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const { revision, timeZone } = await lockVersion(tx, id);
    if (book.published().every((one) => one.id === id))
      throw new Refusal('step-not-open', AMENDMENT_TEXTS.nothingPublished);
    await recordStep(tx, { id, revision, timeZone, ...act }, await withUnitNames(tx, command));
  });
}

/** Units are kept by the name that they have now. */
async function withUnitNames(db: Db, command: Command): Promise<Command> {
  if (!('unit' in command || 'opinions' in command)) return command;
  const units = await readUnits(db);
  const named = (name: string): string => {
    const unit = findUnit(units, name);
    if (!unit) throw new Refusal('unknown-unit', AMENDMENT_TEXTS.unknownUnit(name));
    return unit.name;
  };
  if ('unit' in command) return { ...command, unit: named(command.unit) };
  return { ...command, opinions: command.opinions.map((one) => ({ ...one, unit: named(one.unit) })) };
}
