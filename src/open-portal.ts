import { keepAttachment } from './keep/case/attachment.ts';
import { RETENTION_YEARS } from './keep/case/erase.ts';
import { readAsUser } from './keep/case/read.ts';
import { receive } from './keep/case/receive.ts';
import { actAsUser } from './keep/case/user.ts';
import type { OpenHouse } from './open-house.ts';
import { organisationName } from './people/staff/store.ts';
import { now } from './platform/time.ts';
import type { PortalDeps } from './portal/deps.ts';
import { publicAmendment } from './promise/pledge/amendment/shape.ts';
import { readSteps } from './promise/pledge/amendment/store.ts';
import { canonicalDigest } from './promise/pledge/signature/canonical.ts';
import { readSignatures } from './promise/pledge/signature/store.ts';
import { toDocument } from './promise/pledge/write.ts';
import { complianceOf } from './prove/compliance/compliance.ts';
import { evidenceOf, publicEvidence } from './prove/compliance/evidence.ts';
import { publishedTerms, spanOf } from './prove/compliance/routes.ts';

/** What the public pages read and do, in a house. */
export const openPortal = (house: OpenHouse, publicUrl: string): PortalDeps => ({
  now,
  publicUrl,
  organisation: async () => ({ name: await organisationName(house.db), retentionYears: RETENTION_YEARS }),
  book: house.book,
  amendment: async (id) => publicAmendment(await readSteps(house.db, id), now()),
  async signatures({ id, pledge }) {
    const digest = canonicalDigest(toDocument(pledge));
    return { digest, signatures: await readSignatures(house.db, id, digest) };
  },
  async compliance(pledgeId, query) {
    const terms = publishedTerms(house, pledgeId);
    const at = now();
    return complianceOf(house, terms, await spanOf(house, terms, query, at), query.by, at, 'zh');
  },
  async evidence(pledgeId, clause, query) {
    const terms = publishedTerms(house, pledgeId);
    const { rows, nextCursor } = await evidenceOf(house, terms, clause, query, now());
    return { items: rows.map((row) => publicEvidence(house, terms, row)), nextCursor };
  },
  receive: (submission) => receive(house, submission, now()),
  readCase: (number, code, locale) => readAsUser(house, number, code, now(), locale),
  act: (number, code, act, said) => actAsUser(house, number, code, act, said, now()),
  async attach(number, code, file) {
    const at = now();
    await readAsUser(house, number, code, at, 'zh');
    await keepAttachment(house.db, number, file, at);
  },
});
