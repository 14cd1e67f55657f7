import { Refusal } from '../../../platform/refusal.ts';
import type { Caller } from '../../../platform/route.ts';
import type { Tx } from '../../../platform/sql.ts';
import { formatInstant, type Instant } from '../../../platform/time.ts';
import { parseLimit } from '../../../promise/calendar/limit.ts';
import { notify } from '../../notify/notice.ts';
import { secondPerson, tellAsker } from '../approval.ts';
import { historyOf } from '../history.ts';
import type { House } from '../house.ts';
import type { Held } from '../load.ts';
import { onCase } from '../on-case.ts';
import { clockIn } from './ask.ts';
import { extendedDue, timeObstacle } from './extension.ts';
import { requestsOf, settleRequest } from './store.ts';
import { EXTENSION_TEXTS } from './texts.ts';

/**
 * Agrees to more time, or refuses it. What is agreed to is told to the user with the reason; the clock stays as it is.
 * @throws Refusal not-found, forbidden, step-not-open
 */
export async function decideExtension(
  house: House,
  number: string,
  id: number,
  { agreed, note }: { readonly agreed: boolean; readonly note?: string },
  caller: Caller,
  now: Instant,
): Promise<void> {
  await onCase(house, number, caller, now, async (tx, held, at) => {
    const asked = (await requestsOf(tx, held.id)).find((one) => one.id === id);
    if (!asked) throw new Refusal('not-found', EXTENSION_TEXTS.noSuch);
    const by = secondPerson(caller, asked.requestedBy);
    if (asked.state !== 'pending') throw new Refusal('step-not-open', EXTENSION_TEXTS.decided);
    const { clause, round, length, reason, requestedBy } = asked;
    const tell = () =>
      requestedBy === null
        ? undefined
        : tellAsker(tx, held, requestedBy, `extension ${id}`, EXTENSION_TEXTS.what, agreed, at);
    if (!agreed) {
      await settleRequest(tx, id, by, at, null);
      await tell();
      return {
        entries: [{ type: 'extension_refused', clause, round }],
        words: note ? { body: note, internal: true } : undefined,
      };
    }
    const clock = clockIn(house, held, clause, round, at);
    const obstacle = timeObstacle(clock);
    if (obstacle) throw obstacle;
    const { calendar } = house.terms.of(held.pledgeId!)!;
    const due = extendedDue(calendar, clock!, parseLimit(length)!, historyOf(held.events));
    await settleRequest(tx, id, by, at, due);
    await tell();
    const [was, until] = [clock!.dueAt, due].map((moment) => formatInstant(moment, calendar.timeZone)) as [
      string,
      string,
    ];
    await tellUser(tx, held, id, until, reason, at);
    return {
      entries: [
        { type: 'extended', clause, round, length, ...(requestedBy !== null && { askedBy: requestedBy }) },
      ],
      words: { body: EXTENSION_TEXTS.told(reason, spoken(was), spoken(until)).zh, internal: false },
    };
  });
}

const spoken = (stamp: string): string => stamp.slice(0, 16).replace('T', ' ');

const tellUser = (
  tx: Tx,
  { id, number, title }: Held,
  extension: number,
  until: string,
  reason: string,
  at: Instant,
) =>
  notify(
    tx,
    [
      {
        reason: `extended ${number} ${extension}`,
        template: 'extended',
        to: { user: id },
        data: { number, title, until, reason },
      },
    ],
    at,
  );
