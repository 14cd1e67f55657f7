import { DAY, type Instant } from '../../../platform/time.ts';

/** What a published letter may be changed for. Nothing else is a reason. */
export const TRIGGERS = [
  'law-or-regulation',
  'concentrated-complaints',
  'technology-or-business',
  'emergency',
] as const;
export type Trigger = (typeof TRIGGERS)[number];

export const STEPS = [
  'assess',
  'joint-review',
  'withdraw-objection',
  'overrule',
  'approve',
  'publish',
] as const;
export type Step = (typeof STEPS)[number];

export const STAGES = [
  'begun',
  'assessed',
  'reviewed',
  'approved',
  'published-assessed',
  'published-reviewed',
  'published',
] as const;
export type Stage = (typeof STAGES)[number];

/**
 * What may follow what. The two stages of an emergency that is published before its approval end in it like all
 * others. An assessment that is corrected begins the way anew; an approval may be given again when the draft changed.
 */
export const TRANSITIONS: Readonly<Record<Stage, Readonly<Partial<Record<Step, Stage>>>>> = {
  begun: { assess: 'assessed' },
  assessed: { assess: 'assessed', 'joint-review': 'reviewed', publish: 'published-assessed' },
  reviewed: {
    assess: 'assessed',
    'joint-review': 'reviewed',
    'withdraw-objection': 'reviewed',
    overrule: 'reviewed',
    approve: 'approved',
    publish: 'published-reviewed',
  },
  approved: { assess: 'assessed', 'joint-review': 'reviewed', approve: 'approved', publish: 'published' },
  'published-assessed': { 'joint-review': 'published-reviewed' },
  'published-reviewed': {
    'joint-review': 'published-reviewed',
    'withdraw-objection': 'published-reviewed',
    overrule: 'published-reviewed',
    approve: 'published',
  },
  published: {},
};

/** The step that each stage waits for. */
export const NEXT: Readonly<Record<Stage, Step | null>> = {
  begun: 'assess',
  assessed: 'joint-review',
  reviewed: 'approve',
  approved: 'publish',
  'published-assessed': 'joint-review',
  'published-reviewed': 'approve',
  published: null,
};

export const OPINIONS = ['agree', 'disagree', 'abstain'] as const;

/** What a department said at the joint meeting. */
export interface Opinion {
  readonly unit: string;
  readonly opinion: (typeof OPINIONS)[number];
  readonly text: string;
}

export interface Assessment {
  readonly step: 'assess';
  readonly trigger: Trigger;
  readonly reason: string;
  readonly assessment: string;
  /** Whether the change is major, so that the board or another decision body has to approve it. */
  readonly major: boolean;
}

export interface JointReview {
  readonly step: 'joint-review';
  readonly opinions: readonly Opinion[];
}

/** A department that disagreed at the joint meeting no longer does, and says why. */
export interface Withdrawal {
  readonly step: 'withdraw-objection';
  readonly unit: string;
  readonly reason: string;
}

/** The decision body goes on although a department disagrees, and says why. */
export interface Overruling {
  readonly step: 'overrule';
  readonly unit: string;
  readonly body: string;
  readonly reason: string;
}

export interface Approval {
  readonly step: 'approve';
  /** The board or decision body; a major change has one. */
  readonly body?: string;
  readonly minutes?: string;
  /** The day of the decision, `YYYY-MM-DD`. */
  readonly date: string;
}

export type Command =
  | Assessment
  | JointReview
  | Withdrawal
  | Overruling
  | Approval
  | { readonly step: 'publish' };

/** A step as it was taken. */
export interface Taken {
  readonly content: Command;
  /** The revision of the draft that was seen. */
  readonly revision: number;
  readonly at: Instant;
  /** null from the command line. */
  readonly staffId: number | null;
}

/** How far a change has come. */
export interface Amendment {
  readonly stage: Stage;
  readonly assessment: Assessment | undefined;
  readonly assessors: ReadonlySet<number>;
  /** Departments that disagree; nothing is approved while there is one. */
  readonly objectors: ReadonlySet<string>;
  /** The revision that was approved last. */
  readonly approvedRevision: number | undefined;
  readonly approvedAt: Instant | undefined;
  readonly publishedAt: Instant | undefined;
}

const UNAPPROVED = { approvedRevision: undefined, approvedAt: undefined };

const BEGUN: Amendment = {
  stage: 'begun',
  assessment: undefined,
  assessors: new Set(),
  objectors: new Set(),
  ...UNAPPROVED,
  publishedAt: undefined,
};

/** The steps added up, in the order in which they were taken. */
export const amendmentAfter = (taken: readonly Taken[]): Amendment => taken.reduce(follow, BEGUN);

function follow(current: Amendment, { content, revision, at, staffId }: Taken): Amendment {
  const next = { ...current, stage: TRANSITIONS[current.stage][content.step]! };
  switch (content.step) {
    case 'assess': {
      const assessors = new Set([...current.assessors, ...(staffId === null ? [] : [staffId])]);
      return { ...next, ...UNAPPROVED, assessment: content, assessors };
    }
    case 'joint-review': {
      const against = content.opinions.filter(({ opinion }) => opinion === 'disagree');
      return { ...next, ...UNAPPROVED, objectors: new Set(against.map(({ unit }) => unit)) };
    }
    case 'withdraw-objection':
    case 'overrule':
      return { ...next, objectors: new Set([...current.objectors].filter((unit) => unit !== content.unit)) };
    case 'approve':
      return { ...next, approvedRevision: revision, approvedAt: at };
    case 'publish':
      return { ...next, publishedAt: at };
  }
}

/** How long after its publication an emergency may wait for its approval, in days. */
export const RATIFICATION_DAYS = 15;

/** Until when a letter that was published in an emergency has to be approved; undefined when that was done before. */
export function ratifyBy({ publishedAt, approvedAt }: Amendment): Instant | undefined {
  if (publishedAt === undefined || (approvedAt !== undefined && approvedAt <= publishedAt)) return undefined;
  return publishedAt + RATIFICATION_DAYS * DAY;
}
