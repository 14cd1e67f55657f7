import { Refusal } from '../../platform/refusal.ts';
import type { Instant } from '../../platform/time.ts';
import { change, type Remark } from './change.ts';
import { opens } from './code.ts';
import { decideForUser, type UserAct } from './decide.ts';
import type { EventType } from './event.ts';
import type { House } from './house.ts';
import { hold } from './load.ts';
import { type Said, saidEvents, THE_USER } from './rate.ts';
import { momentAfter } from './state.ts';
import { CASE_TEXTS } from './texts.ts';

/**
 * What a user does with their own case: add a message, withdraw, rate, ask for a second review.
 * A wrong number and a wrong code are answered alike.
 * @throws Refusal not-found, step-not-open, already-rated, window-closed
 */
export async function actAsUser(
  house: House,
  number: string,
  code: string,
  act: UserAct,
  said: Said,
  now: Instant,
): Promise<void> {
  if (!opens(house.organisation.secret, number, code)) throw new Refusal('not-found', CASE_TEXTS.notFound);
  await house.db.transaction().execute(async (tx) => {
    const held = await hold(tx, number);
    if (!held) throw new Refusal('not-found', CASE_TEXTS.notFound);
    const emitted = decideForUser(held.state, act, now);
    if (emitted instanceof Refusal) throw emitted;
    const at = momentAfter(held.state, now);
    const events = saidEvents(held, emitted, said, at, house.staff(), THE_USER);
    await change(tx, house, held, events, at, remarkOf(said, emitted.at(-1) ?? null));
  });
}

function remarkOf({ body }: Said, step: EventType | null): Remark | undefined {
  if (body === undefined || body.trim() === '') return undefined;
  return {
    author: 'user',
    staffId: null,
    step: step === 'resumed' ? null : step,
    internal: false,
    body: body.trim(),
  };
}
