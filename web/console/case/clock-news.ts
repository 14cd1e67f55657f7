import type { StaffCaseView } from '../../../src/keep/case/shape.ts';
import { limitWords } from '../texts/word.ts';
import type { Texts } from '../texts/zh.ts';
import { sayFully, spell } from '../time/say.ts';

type Clock = StaffCaseView['clocks'][number];

const sameClock = (a: Clock) => (b: Clock) => a.clause === b.clause && a.round === b.round;

/** What an action did to the clocks, a sentence each. */
export function clockNews(
  texts: Texts,
  before: readonly Clock[],
  after: readonly Clock[],
  now: number,
): string[] {
  const { case: t, words } = texts;
  return after.flatMap((clock) => {
    const earlier = before.find(sameClock(clock));
    const same = clock.dueAt === earlier?.dueAt && clock.stoppedAt === earlier.stoppedAt;
    // A clock that merely ran out meanwhile is no doing of the action.
    if (same && (clock.state !== 'cancelled' || earlier.state === 'cancelled')) return [];
    const due = Date.parse(clock.dueAt);
    const stopped = clock.stoppedAt ? Date.parse(clock.stoppedAt) : due;
    const promise = `${words.measure[clock.measure]} ${limitWords(words.limit, clock.limit)}`;
    if (clock.state === 'cancelled') return [t.clockCancelled(promise)];
    if (clock.stoppedAt && stopped <= due) return [t.clockKept(promise, spell(texts, due - stopped))];
    if (clock.stoppedAt) return [t.clockBroken(promise, spell(texts, stopped - due))];
    const by = sayFully(texts, clock.dueAt, now);
    return [earlier ? t.clockMoved(promise, by) : t.clockStarted(promise, by)];
  });
}
