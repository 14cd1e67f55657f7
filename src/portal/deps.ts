import type { Static } from 'typebox';
import type { NewAttachment } from '../keep/case/attachment.ts';
import type { UserAct } from '../keep/case/decide.ts';
import type { Said } from '../keep/case/rate.ts';
import type { CaseView } from '../keep/case/shape.ts';
import type { OwnReport } from '../keep/case/supervision/follow.ts';
import type { NewReport, ReportReceipt } from '../keep/case/supervision/report.ts';
import type { Locale } from '../platform/route.ts';
import type { Instant } from '../platform/time.ts';
import type { PlanView } from '../promise/milestone/shape.ts';
import type { Announcement } from '../promise/pledge/amendment/announcement.ts';
import type { PublicAmendment } from '../promise/pledge/amendment/shape.ts';
import type { PublishedPledge } from '../promise/pledge/inforce.ts';
import type { Signature } from '../promise/pledge/signature/signature.ts';
import type { PledgeBook } from '../promise/pledge/snapshot.ts';
import type { DutyProof } from '../prove/compliance/duty-evidence.ts';
import type { ComparedSide } from '../prove/compliance/evidence-row.ts';
import type { LastBreach } from '../prove/compliance/last-breach.ts';
import type { NotCountedDay } from '../prove/compliance/not-counted.ts';
import type { Grain, Span } from '../prove/compliance/period.ts';
import type { ComplianceView } from '../prove/compliance/routes.ts';

export interface Organisation {
  readonly name: string;
  /** How long after archiving a case and its personal data are kept. Printed in the privacy note. */
  readonly retentionYears: number;
}

export type Compliance = ComplianceView;
export type ClauseFigures = Compliance['clauses'][number];
export type Tally = Pick<ClauseFigures, 'applicable' | 'kept' | 'broken' | 'running' | 'rate'>;

export const EVIDENCE_STATES = ['broken', 'kept', 'running', 'cancelled'] as const;
export type EvidenceState = (typeof EVIDENCE_STATES)[number];

export interface EvidenceItem {
  /** Pseudonymous: says nothing of the case's number. */
  readonly reference: string;
  readonly startedAt: string;
  /** Ratios have no deadline. */
  readonly dueAt: string | null;
  readonly stoppedAt: string | null;
  readonly state: EvidenceState;
  /** Of a duty or a milestone: what the period or the deliverable came to. */
  readonly duty?: Static<typeof DutyProof> | null;
  readonly channel: string | null;
  /** Of a comparison: on which side it is, and how long it took. */
  readonly side?: ComparedSide | null;
  readonly lastedSeconds?: number | null;
}

export interface EvidenceQuery extends Span {
  readonly state?: EvidenceState;
  readonly cursor?: string;
  readonly limit: number;
}

/** The door for reports on the handling. */
export interface SupervisionDoor {
  /** Names of the units that a report may be about. */
  units(): readonly string[];
  /** @throws Refusal unknown-unit */
  take(report: NewReport): Promise<ReportReceipt>;
  /** @throws Refusal not-found, alike for a wrong number and a wrong code */
  read(number: string, code: string): Promise<OwnReport>;
  /** @throws Refusal not-found */
  add(number: string, code: string, body: string): Promise<void>;
}

/** What the form hands in; it came by the web. */
export interface WebSubmission {
  readonly title?: string;
  readonly body: string;
  readonly sought?: string;
  readonly kind?: string;
  readonly segment?: string;
  readonly outlet?: string;
  readonly contact?: { name?: string; phone?: string; email?: string };
  readonly channel: 'web';
  readonly consent: true;
  /** In which the user is written to. */
  readonly locale: Locale;
  /** The same key again yields the first answer and writes nothing. */
  readonly idempotencyKey: string;
}

/** What the public pages read and do. Cases are opened by number and code together. */
export interface PortalDeps {
  now(): Instant;
  /** As browsers reach the site. */
  readonly publicUrl: string;
  organisation(): Promise<Organisation>;
  readonly book: Pick<PledgeBook, 'published' | 'inForce' | 'of'>;
  /** What was said of each version on its publication, the newest first. */
  announcements(): Promise<readonly Announcement[]>;
  /** The roll-out plan of a version, as it stands now. */
  plan(letter: PublishedPledge, locale: Locale): Promise<PlanView>;
  /** How a version was decided on; undefined when it was not made as an amendment. */
  amendment(pledgeId: number): Promise<PublicAmendment | undefined>;
  signatures(
    letter: PublishedPledge,
  ): Promise<{ readonly digest: string; readonly signatures: readonly Signature[] }>;
  /** Without bounds from the first figure to today. */
  compliance(pledgeId: number, query: Partial<Span> & { readonly by: Grain }): Promise<Compliance>;
  evidence(
    pledgeId: number,
    clause: string,
    query: EvidenceQuery,
  ): Promise<{ readonly items: readonly EvidenceItem[]; readonly nextCursor: string | null }>;
  /** Of clauses with a limit: what the figures leave out, by clause and day. */
  notCounted(pledgeId: number, span: Span): Promise<readonly NotCountedDay[]>;
  /** Of each clause that was ever broken the last time. */
  lastBreaches(pledgeId: number): Promise<readonly LastBreach[]>;
  receive(submission: WebSubmission): Promise<{ readonly number: string; readonly accessCode: string }>;
  /** However the number is typed. @throws Refusal not-found, alike for a wrong number and a wrong code */
  readCase(number: string, code: string, locale: Locale): Promise<CaseView>;
  /** @throws Refusal not-found, step-not-open, already-rated, window-closed */
  act(number: string, code: string, act: UserAct, said: Said): Promise<void>;
  /** @throws Refusal not-found, step-not-open, window-closed */
  edit(number: string, code: string, text: { readonly title: string; readonly body: string }): Promise<void>;
  /** The user says that a remedy has not arrived. @throws Refusal not-found, step-not-open */
  missRemedy(number: string, code: string, id: number): Promise<void>;
  readonly supervision: SupervisionDoor;
  /** @throws Refusal not-found, too-large, unsupported-media-type */
  attach(number: string, code: string, file: NewAttachment): Promise<void>;
  /** Whether the holder of an address wants no notices; by the proof in a link that was sent to that address. */
  readonly silence: {
    /** Undefined when the link was not made here. */
    of(token: string): Promise<boolean | undefined>;
    /** @returns whether the link was made here */
    set(token: string, silent: boolean): Promise<boolean>;
  };
}
