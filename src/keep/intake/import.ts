import { sql } from 'kysely';
import { findUnit, type Unit } from '../../people/staff/unit.ts';
import { createUnit } from '../../people/staff/unit-store.ts';
import type { Db } from '../../platform/sql.ts';
import { type Instant, now as present } from '../../platform/time.ts';
import { absorb, type CaseLines, linkMerged } from '../case/absorb.ts';
import type { House } from '../case/house.ts';
import type { HistoryLine } from '../case/line.ts';
import { Lanes } from './import-lanes.ts';
import { Stage } from './import-stage.ts';
import { triaged } from './import-triage.ts';

export interface ImportOptions {
  /** Lets the classifier fill in what a received line does not say of the case. */
  readonly triage?: boolean;
  /** Makes the units that lines name and that there are not. */
  readonly createUnits?: boolean;
  /** When clocks are judged that still run; the present moment by default. */
  readonly now?: Instant;
  /** Told after every batch of cases. */
  readonly progress?: (done: number, total: number) => void;
}

export interface ImportReport {
  /** Valid lines. */
  readonly lines: number;
  /** Cases that the lines are about, and how many of them were not there before. */
  readonly cases: number;
  readonly newCases: number;
  /** Events that were not there before. */
  readonly newEvents: number;
  /** Names of units that there are not; cases keep them as text. */
  readonly unknownUnits: readonly string[];
}

/** Cases in one transaction. More make locks last, fewer make round trips count. */
const BATCH = 250;
/** Batches being written at the same time: one is judged here while the database writes the others. */
const AT_ONCE = 3;
/** Two imports at once would look for the same cases and both make them. */
const LOCK = 5_041_964;

/**
 * Takes a history into the installation. All lines are read before the first case is written, so that what throws while
 * they are read leaves nothing behind. A case is written whole or not at all, and what is there already is passed
 * over: an import that was broken off is simply run again.
 */
export function importHistory(
  house: House,
  lines: Iterable<HistoryLine> | AsyncIterable<HistoryLine>,
  options: ImportOptions = {},
): Promise<ImportReport> {
  return house.db.connection().execute(async (db) => {
    await sql`select pg_advisory_lock(${LOCK})`.execute(db);
    const stage = await Stage.open(db);
    try {
      return await importStaged(house, db, stage, lines, options);
    } finally {
      await stage.close();
      await sql`select pg_advisory_unlock(${LOCK})`.execute(db);
    }
  });
}

async function importStaged(
  house: House,
  db: Db,
  stage: Stage,
  lines: Iterable<HistoryLine> | AsyncIterable<HistoryLine>,
  { triage = false, createUnits = false, now = present(), progress }: ImportOptions,
): Promise<ImportReport> {
  const named = new Set<string>();
  for await (const line of lines) {
    if (line.unit !== undefined && (line.type === 'dispatched' || line.type === 'reclassified'))
      named.add(line.unit);
    await stage.add(triage ? triaged(line, house.classifier) : line);
  }
  const { units, unknown } = await unitsFor(house, db, named, createUnits);
  const directory = { units, staff: house.staff() };
  const total = await stage.sort();
  const sum = { newCases: 0, newEvents: 0 };
  let told = 0;
  const take = async (cases: readonly CaseLines[]) => {
    const taken = await house.db.transaction().execute((tx) => absorb(tx, house, directory, cases, now));
    sum.newCases += taken.newCases;
    sum.newEvents += taken.newEvents;
    told += cases.length;
    progress?.(told, total);
  };
  const lanes = new Lanes(AT_ONCE);
  for (let done = 0; done < total; done += BATCH) {
    const cases = await stage.cases(done + 1, done + BATCH);
    await lanes.enter(() => take(cases));
    if (done > 0) continue;
    await lanes.empty();
    // Planned while the table is empty, the checks of the foreign keys walk through all cases for each row that is
    // added: 0.3 ms a row at 2,000 cases, against 0.01 ms once the planner has seen some.
    await sql`analyze cases`.execute(db);
  }
  await lanes.empty();
  if (sum.newEvents > 0) await db.transaction().execute(linkMerged);
  return { lines: stage.lines, cases: total, ...sum, unknownUnits: unknown };
}

async function unitsFor(house: House, db: Db, named: ReadonlySet<string>, create: boolean) {
  const units: Unit[] = [...house.units()];
  const missing = [...named].filter((name) => !findUnit(units, name));
  if (!create) return { units, unknown: missing };
  for (const name of missing) units.push(await createUnit(db, name));
  return { units, unknown: [] };
}
