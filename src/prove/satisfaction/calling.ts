import { actorOf, doerOf } from '../../keep/case/actor.ts';
import { addMessage, change } from '../../keep/case/change.ts';
import { decide, decideForUser } from '../../keep/case/decide.ts';
import type { House } from '../../keep/case/house.ts';
import { type Held, hold } from '../../keep/case/load.ts';
import { onCase } from '../../keep/case/on-case.ts';
import { type Said, saidEvents, type Teller } from '../../keep/case/rate.ts';
import { momentAfter, type StoredEvent } from '../../keep/case/state.ts';
import { Refusal } from '../../platform/refusal.ts';
import type { Caller } from '../../platform/route.ts';
import type { Tx } from '../../platform/sql.ts';
import type { Instant } from '../../platform/time.ts';
import { recordDeeds } from '../../promise/duty/deed.ts';
import { type CallOutcome, callObstacle, stateAfterAttempt } from './call.ts';
import { caseOfCall, holdCall, updateCall } from './call-store.ts';
import { insertSuggestion } from './suggestion-store.ts';
import { SATISFACTION_TEXTS as T } from './texts.ts';

/** A call of a list, by the list and the place in it. */
export interface CallId {
  readonly id: number;
  readonly place: number;
}

/** Holds a call that somebody is about to make. @throws Refusal step-not-open, forbidden */
async function holdFor(tx: Tx, house: House, { id, place }: CallId, held: Held, caller: Caller) {
  const call = await holdCall(tx, id, place);
  const { handlers, earlierHandlers } = held.state;
  const { key, program } = doerOf(house, caller);
  const handled = !program && [...handlers, ...earlierHandlers].includes(key);
  const manages = caller.permissions.has('satisfaction:manage');
  const obstacle = callObstacle(call, { staffId: caller.staffId, manages, handled });
  if (obstacle) throw obstacle;
  return call;
}

/**
 * Records an attempt that did not end in a talk.
 * @throws Refusal not-found, step-not-open, forbidden, bad-request
 */
export async function attempt(
  house: House,
  call: CallId,
  { outcome, again }: { readonly outcome: CallOutcome; readonly again?: Instant },
  caller: Caller,
  now: Instant,
): Promise<void> {
  if (outcome === 'again' && again === undefined) throw new Refusal('bad-request', T.againWhen);
  const { id, place } = call;
  const number = await caseOfCall(house.db, id, place);
  await onCase(house, number, caller, now, async (tx, held, at) => {
    const { attempts, staffId } = await holdFor(tx, house, call, held, caller);
    const tried = {
      state: stateAfterAttempt(outcome, attempts + 1),
      attempts: attempts + 1,
      staffId: staffId ?? caller.staffId,
      ...(outcome === 'again' && { again: again! }),
    };
    await updateCall(tx, id, place, tried, at);
    return { entries: [{ type: 'call_attempted', list: id, call: outcome }] };
  });
}

/** What a user said on the phone. */
export interface Talk {
  /** In the user's words; taken when the answer that stands was not rated yet. */
  readonly rating?: Said;
  readonly suggestion?: string;
  /** Among staff. */
  readonly note?: string;
}

/**
 * Records a talk: the follow-up with its evidence for duties, the rating when the user gave one, and what they would do
 * better; all of it commits together. A bad rating starts the second review as it does when the user gives it alone.
 * @throws Refusal not-found, step-not-open, already-rated, window-closed, forbidden, bad-request
 */
export async function talked(
  house: House,
  call: CallId,
  talk: Talk,
  caller: Caller,
  now: Instant,
): Promise<void> {
  const { id, place } = call;
  const number = await caseOfCall(house.db, id, place);
  await house.db.transaction().execute(async (tx) => {
    const held = (await hold(tx, number))!;
    const { attempts, staffId } = await holdFor(tx, house, call, held, caller);
    const at = momentAfter(held.state, now);
    const teller = tellerOf(house, caller);
    const followed = followedUp(house, held, caller, teller, at);
    const events = [
      followed,
      ...rated(house, { ...held, events: [...held.events, followed] }, talk, teller, at),
    ];
    const words = talk.rating?.body?.trim();
    await change(tx, house, held, events, at, words ? { ...BY_USER, body: words } : undefined);
    if (talk.note)
      await addMessage(tx, [number], { ...AMONG_STAFF, staffId: caller.staffId, body: talk.note }, at);
    const deeds = events.map(({ type, seq, at }) => ({
      type,
      seq,
      at,
      case: number,
      fields: held.state.fields,
    }));
    await recordDeeds(tx, house.book, deeds, caller);
    if (talk.suggestion) {
      const from = { caseId: held.id, unitId: held.state.unitId, source: 'call' as const };
      await insertSuggestion(tx, { ...from, body: talk.suggestion, staffId: caller.staffId }, at);
    }
    const done = { state: 'reached' as const, attempts: attempts + 1, staffId: staffId ?? caller.staffId };
    await updateCall(tx, id, place, done, at);
  });
}

const BY_USER = { author: 'user', staffId: null, step: 'rated', internal: false } as const;
const AMONG_STAFF = { author: 'staff', step: 'followed_up', internal: true } as const;

function tellerOf(house: House, caller: Caller): Teller {
  const { key, program } = doerOf(house, caller);
  return {
    actor: 'staff',
    staffId: caller.staffId,
    ...(caller.staffId === null && { by: key }),
    ...(program && { program: true }),
  };
}

function followedUp(house: House, held: Held, caller: Caller, teller: Teller, at: Instant): StoredEvent {
  const decision = decide(held.state, 'follow-up', actorOf(house, caller, at), []);
  if (decision instanceof Refusal) throw decision;
  return { ...teller, seq: held.events.length + 1, at, type: 'followed_up' };
}

/** By staff who asked: the event names them, so that a rating taken on the phone can be told from one given alone. */
function rated(house: House, held: Held, { rating }: Talk, teller: Teller, at: Instant): StoredEvent[] {
  if (!rating) return [];
  const emitted = decideForUser(held.state, 'rate', at);
  if (emitted instanceof Refusal) throw emitted;
  return saidEvents(held, emitted, rating, at, house.staff(), teller);
}
