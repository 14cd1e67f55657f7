import { type HistoryLine, LineFault, readRecord } from '../keep/case/line.ts';
import { type ImportReport, importHistory } from '../keep/intake/import.ts';
import { openHouse } from '../open-house.ts';
import type { Db } from '../platform/sql.ts';
import type { Instant } from '../platform/time.ts';
import { foldCompliance } from '../prove/compliance/store.ts';
import type { HistoryRecord } from './journal.ts';

/** Takes the story in as an import does, and counts what became of the promises. */
export async function fill(
  db: Db,
  records: Iterable<HistoryRecord>,
  now: Instant,
  progress: (done: number, total: number) => void = () => {},
): Promise<ImportReport> {
  const report = await importHistory(await openHouse(db), linesOf(records), { now, progress });
  await foldCompliance(db);
  return report;
}

function* linesOf(records: Iterable<HistoryRecord>): Generator<HistoryLine> {
  for (const record of records) {
    const line = readRecord(record);
    if (line instanceof LineFault)
      throw new Error(`The story has a bad line: ${record.case} ${record.type} ${line.reason}`);
    yield line;
  }
}
