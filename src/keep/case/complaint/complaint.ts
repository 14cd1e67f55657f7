import type { Fields } from '../../../promise/pledge/pledge.ts';

/** How grave a complaint is: 1 slight, 2 moderate, 3 serious, 4 critical. */
export const SEVERITIES = [1, 2, 3, 4] as const;
export type Severity = (typeof SEVERITIES)[number];

/** From here on a complaint is a major one, whatever its complexity. */
const MAJOR_SEVERITY = 3;

/** How many it concerns: the user alone, several, or the public. */
export const IMPACTS = ['single', 'several', 'public'] as const;
export type Impact = (typeof IMPACTS)[number];

/** What is decided on a complaint (ISO 10002:2018, 8.7 and 8.8). */
export const DECISIONS = ['upheld', 'partly', 'not-upheld', 'outside-scope'] as const;
export type Decision = (typeof DECISIONS)[number];

/** Where a complaint comes from in the end. */
export const CAUSES = [
  'conduct',
  'skill',
  'procedure',
  'rule',
  'system',
  'information',
  'facility',
  'third-party',
  'user',
  'unknown',
] as const;
export type Cause = (typeof CAUSES)[number];

/** Where a user may take a dispute (Consumer Rights Law, article 39; ISO 10003). */
export const FORUMS = [
  '12315',
  'association',
  'regulator',
  'mediation',
  'arbitration',
  'court',
  'other',
] as const;
export type Forum = (typeof FORUMS)[number];

/** How it ended there. */
export const DISPUTE_OUTCOMES = ['settled', 'for-user', 'for-us', 'withdrawn'] as const;
export type DisputeOutcome = (typeof DISPUTE_OUTCOMES)[number];

/** What events about a complaint say; never a word of the user's. */
export interface ComplaintData {
  /** `assessed` */
  readonly severity?: Severity;
  readonly safety?: boolean;
  readonly impact?: Impact;
  /** `follower_named` */
  readonly followerId?: number;
  /** `decided` */
  readonly decision?: Decision;
  /** `cause_found` */
  readonly rootCause?: Cause;
  /** `prevention_planned`, `prevention_done` */
  readonly prevention?: number;
  /** `disputed`: which dispute and where; and how it ended, once it has. */
  readonly dispute?: number;
  readonly forum?: Forum;
  readonly ended?: DisputeOutcome;
}

export interface Assessment {
  readonly severity: Severity;
  /** Life, health or property of somebody is in danger. */
  readonly safety: boolean;
  readonly impact: Impact;
}

/** Where a case stands as a complaint. */
export interface Complaint {
  readonly assessment: Assessment | null;
  /** Who stays with it until it is closed. */
  readonly followerId: number | null;
  /** On what the user has now; an appeal asks for it anew. */
  readonly decision: Decision | null;
  readonly cause: Cause | null;
}

export const NO_COMPLAINT: Complaint = { assessment: null, followerId: null, decision: null, cause: null };

/** Where a complaint stands after one more event. */
export function complaintAfter(
  before: Complaint,
  event: ComplaintData & { readonly type: string },
): Complaint {
  switch (event.type) {
    case 'assessed':
      return {
        ...before,
        assessment: { severity: event.severity!, safety: event.safety!, impact: event.impact! },
      };
    case 'follower_named':
      return { ...before, followerId: event.followerId! };
    case 'decided':
      return { ...before, decision: event.decision! };
    case 'cause_found':
      return { ...before, cause: event.rootCause! };
    case 'appealed':
      return { ...before, decision: null };
    default:
      return before;
  }
}

interface Assessed {
  readonly fields: Fields;
  readonly complaint: Complaint;
}

export const isComplaint = ({ fields }: Pick<Assessed, 'fields'>): boolean => fields.kind === 'complaint';

/** [C2] Whether a case is a major complaint: grave, a danger to somebody, or classified as major. */
export const isMajor = ({ fields, complaint: { assessment } }: Assessed): boolean =>
  isComplaint({ fields }) &&
  (fields.complexity === 'major' ||
    (assessment !== null && (assessment.safety || assessment.severity >= MAJOR_SEVERITY)));

/** What a major complaint needs before it is filed. */
export type Missing = 'follower' | 'decision' | 'cause';

/**
 * [C2] What is missing before a complaint may be archived; nothing of one that is not major. A program can name nobody:
 * it is held up only where people have assessed the complaint.
 */
export function missingToArchive(current: Assessed, program: boolean): Missing[] {
  const { assessment, followerId, decision, cause } = current.complaint;
  if (!isMajor(current) || (program && assessment === null)) return [];
  return [
    ...(followerId === null ? (['follower'] as const) : []),
    ...(decision === null ? (['decision'] as const) : []),
    ...(cause === null ? (['cause'] as const) : []),
  ];
}
