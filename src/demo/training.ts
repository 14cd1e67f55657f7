import { addCertificate } from '../people/staff/certificate-store.ts';
import { readStaff } from '../people/staff/store.ts';
import type { Db } from '../platform/sql.ts';
import { DAY, formatInstant, type Instant } from '../platform/time.ts';
import { trainingOf } from './bank.ts';
import { TIME_ZONE } from './journal.ts';

/** Everyone else has learned and passed, long before the letter. */
export async function certify(db: Db, since: Instant): Promise<void> {
  const validFrom = formatInstant(since - 200 * DAY, TIME_ZONE).slice(0, 10);
  for (const { id, name } of await readStaff(db)) {
    const trainingHours = trainingOf(name);
    if (trainingHours === null) continue;
    await addCertificate(db, id, {
      name: '核心业务上岗证书',
      trainingHours,
      validFrom,
      validUntil: null,
    });
  }
}
