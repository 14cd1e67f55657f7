import { Refusal } from '../../platform/refusal.ts';
import { DAY, type Instant } from '../../platform/time.ts';
import type { Clause } from '../../promise/pledge/pledge.ts';
import { type Actor, barred, reviewObstacle } from './barrier.ts';
import { type Action, AFTER_REPLY_DAYS, type Case, type Stage } from './case.ts';
import { missingToArchive } from './complaint/complaint.ts';
import { COMPLAINT_TEXTS } from './complaint/texts.ts';
import type { EventType } from './event.ts';
import { CASE_TEXTS, notOpenIn } from './texts.ts';

const BEFORE_REPLY: readonly Stage[] = ['received', 'registered', 'dispatched', 'processing'];
const WITH_A_UNIT: readonly Stage[] = ['dispatched', 'processing'];
const ANSWERED: readonly Stage[] = ['replied', 'archived'];

interface Step {
  readonly from: readonly Stage[];
  readonly emits: EventType;
  /** Where the case is afterwards; absent when it stays. */
  readonly to?: Stage;
}

/** The transition table. `dispatch` from processing hands the case to another unit, which starts again. */
export const STEPS: Readonly<Record<Action, Step>> = {
  register: { from: ['received'], emits: 'registered', to: 'registered' },
  dispatch: { from: ['registered', 'dispatched', 'processing'], emits: 'dispatched', to: 'dispatched' },
  start: { from: ['dispatched'], emits: 'started', to: 'processing' },
  respond: { from: BEFORE_REPLY, emits: 'responded' },
  'request-coordination': { from: WITH_A_UNIT, emits: 'coordination_requested' },
  coordinate: { from: WITH_A_UNIT, emits: 'coordinated' },
  plan: { from: ['registered', 'dispatched', 'processing'], emits: 'plan_sent' },
  wait: { from: BEFORE_REPLY, emits: 'waiting_user' },
  resume: { from: BEFORE_REPLY, emits: 'resumed' },
  reply: { from: WITH_A_UNIT, emits: 'replied', to: 'replied' },
  review: { from: WITH_A_UNIT, emits: 'reviewed' },
  archive: { from: ['replied'], emits: 'archived', to: 'archived' },
  merge: { from: BEFORE_REPLY, emits: 'merged', to: 'merged' },
  unmerge: { from: ['merged'], emits: 'unmerged' },
  reclassify: { from: [...BEFORE_REPLY, ...ANSWERED], emits: 'reclassified' },
  withdraw: { from: BEFORE_REPLY, emits: 'withdrawn', to: 'withdrawn' },
  'follow-up': { from: ANSWERED, emits: 'followed_up' },
  inspect: { from: ANSWERED, emits: 'inspected' },
};

/** Which stage a case is in after an event, whoever caused it; the importer replays histories with it. */
export const STAGE_AFTER: Readonly<Partial<Record<EventType, Stage>>> = {
  ...Object.fromEntries(
    Object.values(STEPS)
      .filter((step) => step.to)
      .map((step) => [step.emits, step.to]),
  ),
  // A second review begins with the unit that has the case; it may be handed on from there.
  appealed: 'dispatched',
  // With that a queue ticket, a guide version and a report on the handling are done.
  called: 'archived',
  confirmed: 'archived',
  verified: 'archived',
};

/**
 * Whether a step is open to someone now.
 * @returns the events that the step causes, or the refusal with its reason (and clause, for a gate).
 */
export function decide(
  current: Case,
  action: Action,
  actor: Actor,
  gates: readonly Clause[],
): EventType[] | Refusal {
  return (
    open(current, action) ??
    OBSTACLES[action]?.(current, actor) ??
    barred(current, action, actor, gates) ??
    eventsOf(current, action)
  );
}

function open({ stage }: Case, action: Action): Refusal | undefined {
  const { from } = STEPS[action];
  return from.includes(stage) ? undefined : new Refusal('step-not-open', notOpenIn(action, stage, from));
}

const notOpen = (
  key: 'alreadyWaiting' | 'notWaiting' | 'notPaused' | 'alreadyCoordinating' | 'notCoordinating',
) => new Refusal('step-not-open', CASE_TEXTS[key]);

type Obstacle = (current: Case, actor: Actor) => Refusal | undefined;

const OBSTACLES: Readonly<Partial<Record<Action, Obstacle>>> = {
  wait: ({ waiting }) => (waiting ? notOpen('alreadyWaiting') : undefined),
  resume: ({ waiting }) => (waiting ? undefined : notOpen('notWaiting')),
  'request-coordination': ({ coordinating }) => (coordinating ? notOpen('alreadyCoordinating') : undefined),
  coordinate: ({ coordinating }) => (coordinating ? undefined : notOpen('notCoordinating')),
  // [C2] Evidence before a major complaint is filed.
  archive: (current, { program }) => {
    const missing = missingToArchive(current, program);
    return missing.length > 0
      ? new Refusal('gate-not-met', COMPLAINT_TEXTS.needsBeforeArchive(missing))
      : undefined;
  },
  review: (current, actor) => {
    const obstacle = reviewObstacle(current, actor);
    return obstacle && new Refusal('step-not-open', obstacle);
  },
};

/** An answer ends the waiting; otherwise the pause would reach into a later second review. */
function eventsOf(current: Case, action: Action): EventType[] {
  const { emits, to } = STEPS[action];
  return current.waiting && (to === 'replied' || to === 'withdrawn' || to === 'merged')
    ? ['resumed', emits]
    : [emits];
}

/** What a user may do with a case now. */
export type UserAct = 'message' | 'contest' | 'rate' | 'appeal' | 'withdraw';

export function decideForUser(current: Case, act: UserAct, now: Instant): EventType[] | Refusal {
  switch (act) {
    case 'message':
      if (current.stage === 'withdrawn' || current.stage === 'merged') {
        return new Refusal('step-not-open', CASE_TEXTS.closedToUser);
      }
      return current.waiting ? ['resumed'] : [];
    case 'contest':
      return current.waiting ? ['contested', 'resumed'] : notOpen('notPaused');
    case 'withdraw':
      return open(current, 'withdraw') ?? eventsOf(current, 'withdraw');
    case 'rate':
      if (current.rated) return new Refusal('already-rated', CASE_TEXTS.alreadyRated);
      return afterReply(current, now) ?? ['rated'];
    case 'appeal':
      // Asked for by the rating already: what the user adds goes with it.
      if (current.resumedByRating) return [];
      return afterReply(current, now) ?? ['appealed'];
  }
}

function afterReply(current: Case, now: Instant): Refusal | undefined {
  if (!ANSWERED.includes(current.stage) || current.repliedAt === null) {
    return new Refusal('step-not-open', CASE_TEXTS.notYetReplied);
  }
  if (now > current.repliedAt + AFTER_REPLY_DAYS * DAY)
    return new Refusal('window-closed', CASE_TEXTS.windowClosed);
  return undefined;
}
