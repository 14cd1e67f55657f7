import { change } from '../../keep/case/change.ts';
import type { House } from '../../keep/case/house.ts';
import { hold } from '../../keep/case/load.ts';
import { momentAfter } from '../../keep/case/state.ts';
import type { Instant } from '../../platform/time.ts';
import { settled, tellSettled } from './contest-acts.ts';
import { caseOfContest, contestHeld, overdueContests, settleContest } from './contest-store.ts';

/** Contests that two people have not decided on in time: the rating stands. */
export async function lapseContests(house: House, now: Instant): Promise<void> {
  for (const id of await overdueContests(house.db, now)) {
    const number = await caseOfContest(house.db, id);
    await house.db.transaction().execute(async (tx) => {
      const held = (await hold(tx, number))!;
      const { contest } = await contestHeld(tx, id);
      if (contest.state !== 'open') return;
      const at = momentAfter(held.state, now);
      await settleContest(tx, id, 'lapsed', at);
      const event = { seq: held.events.length + 1, at, actor: 'system', staffId: null } as const;
      await change(tx, house, held, [{ ...settled(contest, 'lapsed'), ...event }], at);
      await tellSettled(tx, held, id, contest.askedBy, 'lapsed', at);
    });
  }
}
