import { randomBytes } from 'node:crypto';
import type { House } from '../../keep/case/house.ts';
import { zoneOf } from '../../keep/case/read.ts';
import { notify } from '../../keep/notify/notice.ts';
import { Refusal } from '../../platform/refusal.ts';
import type { Caller } from '../../platform/route.ts';
import type { Db } from '../../platform/sql.ts';
import { DAY, type Instant, offsetAt, parseDay } from '../../platform/time.ts';
import { shareOut } from './call.ts';
import { insertList, readCalls, readFrame, readHandlers, readListFrame } from './call-store.ts';
import { sample } from './sample.ts';
import { SATISFACTION_TEXTS as T } from './texts.ts';

export interface Draw {
  /** First and last day on which the cases were archived. */
  readonly from: string;
  readonly to: string;
  readonly wanted: number;
  readonly seed?: string;
  readonly callers?: readonly number[];
}

/** The moments between which days lie in a time zone. @throws Refusal bad-request */
export function momentsOf(
  { from, to }: Pick<Draw, 'from' | 'to'>,
  timeZone: string,
  now: Instant,
): { from: Instant; to: Instant } {
  const [first, last] = [parseDay(from), parseDay(to)];
  if (first === undefined || last === undefined || first > last) throw new Refusal('bad-request', T.badDays);
  const startOf = (day: number) => day * DAY - offsetAt(timeZone, day * DAY);
  const span = { from: startOf(first), to: startOf(last + 1) };
  if (startOf(last) > now) throw new Refusal('bad-request', T.badDays);
  return span;
}

/**
 * Draws a list of users to call from the cases archived in some days, shares the calls out and tells who has some.
 * @returns the id of the list
 * @throws Refusal bad-request, unknown-staff, step-not-open when there is nobody to draw
 */
export async function draw(house: House, wish: Draw, caller: Caller, now: Instant): Promise<number> {
  const callers = [...new Set(wish.callers ?? [])];
  const active = new Set(house.staff().flatMap(({ id, active, userId }) => (active && userId ? [id] : [])));
  if (callers.some((id) => !active.has(id))) throw new Refusal('unknown-staff', T.unknownCaller);
  const span = momentsOf(wish, zoneOf(house.terms.inForce(now)), now);
  const seed = wish.seed ?? randomBytes(8).toString('hex');
  return house.db.transaction().execute(async (tx) => {
    const frame = await readFrame(tx, span.from, Math.min(span.to, now + 1));
    if (frame.length === 0) throw new Refusal('step-not-open', T.nobodyToCall);
    const drawn = sample(frame, seed, wish.wanted);
    const handlers = await readHandlers(
      tx,
      drawn.map(({ caseId }) => caseId),
    );
    const shares = shareOut(
      drawn.map(({ caseId }) => ({ handlers: handlers.get(caseId) ?? [] })),
      callers,
    );
    const calls = drawn.map(({ caseId }, place) => ({ caseId, staffId: shares[place]! }));
    const list = { ...wish, seed, drawnBy: caller.staffId, frame, calls };
    const id = await insertList(tx, list, now);
    const told = Map.groupBy(calls, ({ staffId }) => staffId);
    await notify(
      tx,
      [...told].flatMap(([staff, some]) =>
        staff === null
          ? []
          : {
              reason: `calls ${id}`,
              template: 'calls' as const,
              to: { staff },
              data: { count: String(some.length), from: wish.from, to: wish.to },
            },
      ),
      now,
    );
    return id;
  });
}

/** Draws a list once more from its seed and its frame. @returns whether it comes to the same calls in the same order */
export async function isReproducible(
  db: Db,
  list: { id: number; seed: string; wanted: number },
): Promise<boolean> {
  const [frame, calls] = await Promise.all([readListFrame(db, list.id), readCalls(db, list.id)]);
  const again = sample(frame, list.seed, list.wanted);
  return again.length === calls.length && again.every(({ key }, place) => key === calls[place]!.number);
}
