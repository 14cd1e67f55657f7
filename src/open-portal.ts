import { keepAttachment } from './keep/case/attachment.ts';
import { editAsUser } from './keep/case/edit.ts';
import { RETENTION_YEARS } from './keep/case/erase.ts';
import { meantNumber } from './keep/case/find.ts';
import { readAsUser } from './keep/case/read.ts';
import { receive } from './keep/case/receive.ts';
import { missRemedy } from './keep/case/remedy/handle.ts';
import { addToReport, readOwnReport } from './keep/case/supervision/follow.ts';
import { takeReport } from './keep/case/supervision/report.ts';
import { actAsUser } from './keep/case/user.ts';
import { isSilent, readSilenceToken, setSilent } from './keep/notify/silence.ts';
import type { OpenHouse } from './open-house.ts';
import { organisationName } from './people/staff/store.ts';
import { now } from './platform/time.ts';
import type { PortalDeps } from './portal/deps.ts';
import { planOf } from './promise/milestone/read.ts';
import { readAnnouncements } from './promise/pledge/amendment/announce.ts';
import { publicAmendment } from './promise/pledge/amendment/shape.ts';
import { readSteps } from './promise/pledge/amendment/store.ts';
import { canonicalDigest } from './promise/pledge/signature/canonical.ts';
import { readSignatures } from './promise/pledge/signature/store.ts';
import { toDocument } from './promise/pledge/write.ts';
import { complianceOf } from './prove/compliance/compliance.ts';
import { evidenceOf, publicEvidence } from './prove/compliance/evidence.ts';
import { lastBreaches } from './prove/compliance/last-breach.ts';
import { readNotCounted } from './prove/compliance/not-counted.ts';
import { publishedTerms, spanOf } from './prove/compliance/routes.ts';

/** As many as a feed holds. */
const ANNOUNCEMENTS = 50;

/** What the public pages read and do, in a house. */
export const openPortal = (house: OpenHouse, publicUrl: string): PortalDeps => ({
  now,
  publicUrl,
  organisation: async () => ({ name: await organisationName(house.db), retentionYears: RETENTION_YEARS }),
  book: house.book,
  announcements: () => readAnnouncements(house.db, ANNOUNCEMENTS),
  plan: (letter, locale) =>
    planOf(house.db, { published: house.book.published(), letter, at: now(), locale }),
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
  notCounted: (pledgeId, span) => readNotCounted(house.db, pledgeId, span),
  lastBreaches: (pledgeId) => lastBreaches(house, publishedTerms(house, pledgeId), now()),
  receive: (submission) => receive(house, submission, now()),
  readCase: async (number, code, locale) =>
    readAsUser(house, await meantNumber(house, number, code), code, now(), locale),
  act: (number, code, act, said) => actAsUser(house, number, code, act, said, now()),
  edit: (number, code, text) => editAsUser(house, number, code, text, now()),
  missRemedy: (number, code, id) => missRemedy(house, number, code, id, now()),
  supervision: {
    units: () => house.units().flatMap(({ active, name }) => (active ? [name] : [])),
    take: (report) => takeReport(house, report, now()),
    read: (number, code) => readOwnReport(house, number, code),
    add: (number, code, body) => addToReport(house, number, code, body, now()),
  },
  async attach(number, code, file) {
    const at = now();
    await readAsUser(house, number, code, at, 'zh');
    await keepAttachment(house.db, number, file, at);
  },
  silence: {
    async of(token) {
      const digest = readSilenceToken(house.organisation.secret, token);
      return digest === undefined ? undefined : isSilent(house.db, digest);
    },
    async set(token, silent) {
      const digest = readSilenceToken(house.organisation.secret, token);
      if (digest !== undefined) await setSilent(house.db, digest, silent, now());
      return digest !== undefined;
    },
  },
});
