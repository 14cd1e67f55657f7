import { Refusal } from '../../../platform/refusal.ts';
import type { Caller } from '../../../platform/route.ts';
import type { Instant } from '../../../platform/time.ts';
import { notify } from '../../notify/notice.ts';
import type { Stage } from '../case.ts';
import type { House } from '../house.ts';
import type { Held } from '../load.ts';
import { type Entry, onCase } from '../on-case.ts';
import { CASE_TEXTS } from '../texts.ts';
import { type Assessment, type Cause, type Decision, isComplaint } from './complaint.ts';
import { COMPLAINT_TEXTS, DECISION_NAMES } from './texts.ts';

export const OVER: ReadonlySet<Stage> = new Set(['archived', 'withdrawn', 'merged']);
const UNDECIDABLE: ReadonlySet<Stage> = new Set(['received', 'registered']);

/** @throws Refusal step-not-open */
function openComplaint({ state }: Held): void {
  if (!isComplaint(state)) throw new Refusal('step-not-open', COMPLAINT_TEXTS.notAComplaint);
  if (OVER.has(state.stage)) throw new Refusal('step-not-open', COMPLAINT_TEXTS.over);
}

/** Among staff: how grave a complaint is. A complexity that was seen otherwise before is put right with it. */
export const assess = (
  house: House,
  number: string,
  given: Assessment & { complexity?: 'simple' | 'complex' | 'major'; note?: string },
  caller: Caller,
  now: Instant,
): Promise<void> =>
  onCase(house, number, caller, now, async (_tx, held) => {
    openComplaint(held);
    const { severity, safety, impact, complexity, note } = given;
    const entries: Entry[] = [{ type: 'assessed', severity, safety, impact }];
    if (complexity !== undefined && complexity !== held.state.fields.complexity)
      entries.push({ type: 'reclassified', fields: { complexity } });
    return { entries, words: note === undefined ? undefined : { body: note, internal: true } };
  });

/** [C2] Names who stays with a complaint until it is closed; they are told. */
export const nameFollower = (
  house: House,
  number: string,
  staff: string | number,
  caller: Caller,
  now: Instant,
): Promise<void> =>
  onCase(house, number, caller, now, async (tx, held, at) => {
    openComplaint(held);
    const person = house
      .staff()
      .find(({ id, name, active }) => active && (String(id) === String(staff) || name === staff));
    if (!person) throw new Refusal('unknown-staff', CASE_TEXTS.unknownStaff);
    const reason = `follower ${number} ${held.events.length + 1}`;
    const data = { number, title: held.title };
    await notify(tx, [{ reason, template: 'follower', to: { staff: person.id }, caseId: held.id, data }], at);
    return { entries: [{ type: 'follower_named', followerId: person.id }] };
  });

/** Decides on a complaint and tells the user why. Until it is archived it may be decided anew. */
export const decideOn = (
  house: House,
  number: string,
  { decision, reasons }: { decision: Decision; reasons: string },
  caller: Caller,
  now: Instant,
): Promise<void> =>
  onCase(house, number, caller, now, async (_tx, held) => {
    openComplaint(held);
    if (UNDECIDABLE.has(held.state.stage))
      throw new Refusal('step-not-open', COMPLAINT_TEXTS.notYetWithAUnit);
    const body = `${DECISION_NAMES[decision].zh}。${reasons.trim()}`;
    return { entries: [{ type: 'decided', decision }], words: { body, internal: false } };
  });

/** Among staff: where the complaint comes from in the end. */
export const findCause = (
  house: House,
  number: string,
  { cause, note }: { cause: Cause; note: string },
  caller: Caller,
  now: Instant,
): Promise<void> =>
  onCase(house, number, caller, now, async (_tx, held) => {
    openComplaint(held);
    return { entries: [{ type: 'cause_found', rootCause: cause }], words: { body: note, internal: true } };
  });
