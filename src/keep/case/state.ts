import type { UnitFunction } from '../../people/staff/unit.ts';
import type { Instant } from '../../platform/time.ts';
import type { Case, Review, Stage, WaitingReason } from './case.ts';
import { type ComplaintData, complaintAfter, NO_COMPLAINT } from './complaint/complaint.ts';
import { STAGE_AFTER } from './decide.ts';
import { doneBy, ownerOf } from './doer.ts';
import type { CaseEvent } from './event.ts';
import { historyOf } from './history.ts';
import type { RatingReason } from './rating.ts';
import type { RemedyData } from './remedy/remedy.ts';

/** An event as it is kept: with its place in the case and who caused it. */
export interface StoredEvent extends CaseEvent, ComplaintData, RemedyData {
  readonly seq: number;
  readonly actor: 'user' | 'staff' | 'system' | 'import';
  readonly staffId: number | null;
  /** Who did it, a member of staff or the holder of a key; `reviewed`: for which side of the house. */
  readonly by?: string;
  readonly side?: UnitFunction;
  /** Hours of training behind the doer's certificate; null when the doer held none. */
  readonly trained?: number | null;
  /** It was done by a program with a key. */
  readonly program?: boolean;
  /**
   * What brought it about. `appealed`: a bad rating and not words of the user's own. Whoever the case is with: duty at the
   * unit, or somebody's absence, return or leaving. `objection_decided`: the catalogue and nobody.
   */
  readonly cause?: 'rating' | 'duty' | 'absence' | 'return' | 'left' | 'catalogue';
  /** `rated`: why. */
  readonly reasons?: readonly RatingReason[];
  /** `escalated`, by a second review: how high it rises; to whom is said by the assignee. */
  readonly level?: 'head' | 'leadership';
  /** `rating_contested`, `rating_settled`: the place of the rating that it is about. */
  readonly rating?: number;
  /** `call_attempted`: from which list of calls, and what came of it. */
  readonly list?: number;
  readonly call?: string;
  /** `overridden`: which gate; `extension_requested`, `extended`: which promise. */
  readonly clause?: string;
  /** `extension_requested`, `extended`, `extension_refused`: which clock of the promise, and for how long. */
  readonly round?: number;
  readonly length?: string;
  /** `overridden`, `extended`: who had asked for it. */
  readonly askedBy?: number;
  /** `objection_decided`: whether the unit that objected was right. */
  readonly outcome?: 'upheld' | 'refused';
  /** `urged`, `urge_answered`: which supervision notice. */
  readonly urge?: number;
  /** `task_done`: which one, by the place of its `task_given`. */
  readonly task?: number;
  /** `dispatched` (and `reclassified`, `objection_decided`, where they name a unit): to whom. `task_given`: by whom it is owed. */
  readonly unitId?: number;
  readonly unit?: string;
  readonly assigneeId?: number;
  /** `waiting_user`: why. */
  readonly reason?: WaitingReason;
  /** Names that came with an import and belong to no member of staff here: who did it, and who got the case. */
  readonly author?: string;
  readonly assignee?: string;
  /** `merged`: the number of the case that goes on; `split`: of the one that a matter went to, or came from. */
  readonly into?: string;
  readonly from?: string;
}

/** A case with what its projection in the table needs beyond what the rules need. */
export interface CaseState extends Case {
  readonly assigneeId: number | null;
  readonly waitingReason: WaitingReason | null;
  readonly mergedInto: string | null;
  readonly stageBeforeMerge: Stage;
  readonly rating: { readonly score: number; readonly solved: boolean } | null;
}

const BEFORE_ANYTHING: CaseState = {
  stage: 'received',
  fields: {},
  unitId: null,
  assigneeId: null,
  waiting: false,
  waitingReason: null,
  coordinating: false,
  round: 1,
  reviews: [],
  handlers: [],
  earlierHandlers: [],
  ownerKey: null,
  overridden: [],
  complaint: NO_COMPLAINT,
  rated: false,
  resumedByRating: false,
  rating: null,
  lastEventAt: 0,
  repliedAt: null,
  mergedInto: null,
  stageBeforeMerge: 'received',
};

/** Where a case stands after its events. The events are the truth; the columns of the table are drawn from here. */
export const stateOf = (events: readonly StoredEvent[]): CaseState => ({
  ...events.reduce(after, BEFORE_ANYTHING),
  fields: historyOf(events).known.at(-1) ?? {},
});

function after(state: CaseState, event: StoredEvent): CaseState {
  return {
    ...state,
    ...handledBy(state, event),
    ...change(state, event),
    complaint: complaintAfter(state.complaint, event),
    stage: stageAfter(state, event),
    lastEventAt: event.at,
  };
}

/** A case that is separated again is where it was before the merge. */
function stageAfter(state: CaseState, { type, unitId }: StoredEvent): Stage {
  if (type === 'unmerged') return state.stage === 'merged' ? state.stageBeforeMerge : state.stage;
  // Another unit begins anew.
  if (type === 'objection_decided' && unitId !== undefined && state.stage === 'processing')
    return 'dispatched';
  return STAGE_AFTER[type] ?? state.stage;
}

function change(state: CaseState, event: StoredEvent): Partial<CaseState> {
  switch (event.type) {
    case 'objection_decided':
      return event.unitId === undefined ? {} : takenOver(event);
    case 'dispatched':
      return {
        unitId: event.unitId ?? state.unitId,
        assigneeId: event.assigneeId ?? null,
        ownerKey: ownerOf(event) ?? null,
      };
    case 'reclassified':
      return event.unitId === undefined ? {} : { unitId: event.unitId };
    case 'waiting_user':
      return { waiting: true, waitingReason: event.reason ?? 'need-information' };
    case 'resumed':
      return { waiting: false, waitingReason: null };
    case 'coordination_requested':
      return { coordinating: true };
    case 'coordinated':
      return { coordinating: false };
    case 'reviewed':
      return { reviews: [...state.reviews, reviewOf(event)] };
    case 'overridden':
      return { overridden: [...state.overridden, event.clause!] };
    case 'replied':
      return { repliedAt: event.at, rated: false, resumedByRating: false };
    case 'rated':
      return { rated: true, rating: { score: event.score ?? 0, solved: event.solved ?? false } };
    case 'appealed':
      return {
        round: state.round + 1,
        reviews: [],
        handlers: [],
        earlierHandlers: [...state.earlierHandlers, ...state.handlers],
        overridden: [],
        resumedByRating: event.cause === 'rating',
        repliedAt: null,
      };
    case 'merged':
      return { mergedInto: event.into ?? null, stageBeforeMerge: state.stage };
    case 'unmerged':
      return { mergedInto: null };
    case 'escalated':
      return event.assigneeId === undefined ? {} : takenOver(event);
    case 'handed_over':
      return takenOver(event);
    default:
      return {};
  }
}

/** Whose it is from then on. A hand-over stays within the unit. */
const takenOver = ({ unitId, assigneeId }: StoredEvent): Partial<CaseState> => ({
  ...(unitId !== undefined && { unitId }),
  assigneeId: assigneeId ?? null,
  ownerKey: ownerOf({ assigneeId }) ?? null,
});

const reviewOf = (event: StoredEvent): Review => ({
  key: doneBy(event) ?? `event ${event.seq}`,
  program: event.program ?? event.actor === 'import',
  side: event.side ?? null,
});

/** Working on a case; dispatching, reviewing and filing it are not. */
const HANDLES: ReadonlySet<StoredEvent['type']> = new Set([
  'started',
  'responded',
  'plan_sent',
  'coordination_requested',
  'coordinated',
  'waiting_user',
  'replied',
]);

/** Who begins the work without having been named takes the case on. */
function handledBy(state: CaseState, event: StoredEvent): Partial<CaseState> {
  const doer = doneBy(event);
  if (!HANDLES.has(event.type) || event.actor !== 'staff' || doer === undefined) return {};
  const takes = event.type === 'started' && state.ownerKey === null;
  const named = takes && !event.program && event.staffId !== null;
  return {
    ownerKey: takes ? doer : state.ownerKey,
    ...(named && { assigneeId: event.staffId }),
    handlers: state.handlers.includes(doer) ? state.handlers : [...state.handlers, doer],
  };
}

/** Events of the same act happen at the same instant, never before what happened last. */
export const momentAfter = (state: Case, now: Instant): Instant => Math.max(now, state.lastEventAt);
