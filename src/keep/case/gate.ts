import type { Instant } from '../../platform/time.ts';
import { type Clause, type GateMeasure, matches } from '../../promise/pledge/pledge.ts';
import { doneBy, ownerOf } from './doer.ts';
import type { CaseEvent, EventType } from './event.ts';
import type { History } from './history.ts';

/** An event with the people in it, as far as they are known: members of staff here, or names that a history brings along. */
interface Deed extends CaseEvent {
  /** Done by a program with a key: nobody can say which of its people is behind it. */
  readonly program?: boolean;
  /** Hours of training behind the doer's certificate; null when there was none, absent when nobody wrote it down. */
  readonly trained?: number | null;
  /** `overridden`: which gate. */
  readonly clause?: string;
  readonly staffId?: number | null;
  readonly by?: string;
  readonly author?: string;
  readonly assigneeId?: number;
  readonly assignee?: string;
  readonly unitId?: number;
}

/** A step that a gate guards has been taken. */
export interface Passage {
  readonly at: Instant;
  /** Whether the gate's condition held at that moment. */
  readonly held: boolean;
}

/**
 * Each time a case took a step that the gate guards, with what was so at that moment. The live gate refuses such a step;
 * a history from elsewhere may show it taken all the same. Where a history does not tell what the condition asks, such
 * as who did something, nothing is said.
 */
export function passagesOf(history: History, clause: Clause): Passage[] {
  const { id, measure, scope } = clause;
  const deeds: readonly Deed[] = history.events.slice(0, history.end);
  return RULES[measure as GateMeasure](deeds, clause)
    .filter(({ place }) => matches(scope, history.known[place]!))
    .map(({ place, held }) => ({ at: deeds[place]!.at, held: held && !isLifted(deeds, place, id) }));
}

/** A gate that was lifted in an emergency was not kept, until an appeal begins the next round. */
function isLifted(deeds: readonly Deed[], place: number, clause: string): boolean {
  for (let before = place - 1; before >= 0; before--) {
    const deed = deeds[before]!;
    if (deed.type === 'appealed') return false;
    if (deed.type === 'overridden' && deed.clause === clause) return true;
  }
  return false;
}

interface Taken {
  readonly place: number;
  readonly held: boolean;
}

const RULES: Readonly<Record<GateMeasure, (deeds: readonly Deed[], clause: Clause) => Taken[]>> = {
  'double-review': doubleReview,
  'named-owner': namedOwner,
  'second-review-by-others': reviewByOthers,
  'certified-handler': certifiedHandler,
};

/** [P2] Work begun, a plan sent, an answer given: by somebody whose certificate stands for enough hours of training. */
function certifiedHandler(deeds: readonly Deed[], { trainingHours = 0 }: Clause): Taken[] {
  return deeds.flatMap(({ type, trained }, place) =>
    CORE.has(type) && trained !== undefined
      ? [{ place, held: trained !== null && trained >= trainingHours }]
      : [],
  );
}

const CORE: ReadonlySet<EventType> = new Set(['started', 'plan_sent', 'replied']);

const REVIEWS_NEEDED = 2;

/** [F9] Replies, with two reviews by different people since the case came or was appealed. Reviews without a name count singly. */
function doubleReview(deeds: readonly Deed[]): Taken[] {
  const taken: Taken[] = [];
  let reviewers: (string | undefined)[] = [];
  for (const [place, deed] of deeds.entries()) {
    if (deed.type === 'appealed') reviewers = [];
    if (deed.type === 'reviewed') reviewers.push(deed.by ?? doneBy(deed));
    if (deed.type !== 'replied') continue;
    const named = reviewers.filter((one) => one !== undefined);
    const reviews = new Set(named).size + reviewers.length - named.length;
    taken.push({ place, held: reviews >= REVIEWS_NEEDED });
  }
  return taken;
}

/** What moves a case on from where it was dispatched to. */
const MOVES_ON: ReadonlySet<EventType> = new Set(['started', 'replied', 'dispatched']);

/** To a colleague, or to the unit that an objection was decided in favour of. */
const changesHands = ({ type, unitId }: Deed): boolean =>
  type === 'handed_over' || (type === 'objection_decided' && unitId !== undefined);

/**
 * [S2] [C2] Once dispatched, a case moves on when work on it begins, when it is answered, or when it is dispatched again.
 * By then somebody has to be named for it: on dispatch, by handing it over, or by beginning the work.
 */
function namedOwner(deeds: readonly Deed[]): Taken[] {
  if (!deeds.some((deed) => doneBy(deed) ?? ownerOf(deed))) return [];
  const taken: Taken[] = [];
  let stretch: { owner: string | undefined } | undefined;
  for (const [place, deed] of deeds.entries()) {
    if (changesHands(deed) && stretch) stretch = { owner: ownerOf(deed) };
    if (!MOVES_ON.has(deed.type)) continue;
    if (stretch) {
      const owner = stretch.owner ?? (deed.type === 'started' ? doneBy(deed) : undefined);
      if (owner !== undefined || !deed.program) taken.push({ place, held: owner !== undefined });
    }
    stretch = deed.type === 'dispatched' ? { owner: ownerOf(deed) } : undefined;
  }
  return taken;
}

/** Working on a case; dispatching, reviewing and filing it are not. */
const HANDLES: ReadonlySet<EventType> = new Set([
  'started',
  'responded',
  'coordination_requested',
  'coordinated',
  'plan_sent',
  'waiting_user',
  'replied',
]);

/** [Q2] The first reply after each appeal, by somebody who had not handled the case before it. */
function reviewByOthers(deeds: readonly Deed[]): Taken[] {
  const taken: Taken[] = [];
  const involved = new Set<string>();
  let before: ReadonlySet<string> | undefined;
  for (const [place, deed] of deeds.entries()) {
    const doer = deed.program ? undefined : doneBy(deed);
    if (deed.type === 'appealed') before = new Set(involved);
    if (deed.type === 'replied' && before) {
      if (doer !== undefined && before.size > 0) taken.push({ place, held: !before.has(doer) });
      before = undefined;
    }
    if (HANDLES.has(deed.type) && doer !== undefined) involved.add(doer);
  }
  return taken;
}
