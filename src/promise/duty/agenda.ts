import { Refusal } from '../../platform/refusal.ts';
import type { Db } from '../../platform/sql.ts';
import type { Instant } from '../../platform/time.ts';
import type { PledgeBook } from '../pledge/snapshot.ts';
import type { DutyNow } from './shape.ts';
import {
  begunBy,
  comingDue,
  type DutyPeriod,
  dutiesNamed,
  dutiesOf,
  judge,
  judgeWithEvidence,
  type Owed,
} from './standing.ts';
import { readAlarms, readEntries, readTimes } from './store.ts';
import { DUTY_TEXTS } from './texts.ts';

type Book = Pick<PledgeBook, 'published' | 'inForce'>;

/**
 * The duties of the letter in force with the periods at hand: what is still missing first, by its due. Only the evidence
 * of these periods is read, however long the duties have been promised.
 */
export async function agenda(db: Db, book: Book, at: Instant): Promise<DutyNow[]> {
  const letter = book.inForce(at);
  if (!letter) return [];
  const published = book.published();
  const duties = dutiesOf(letter).map((duty) => ({
    duty,
    current: comingDue(published, duty, at),
    previous: previousOf(begunBy(published, duty, at), at),
  }));
  const [times, alarms] = await Promise.all([
    readTimes(
      db,
      duties.flatMap(({ current, previous }) => previous ?? current ?? []),
    ),
    readAlarms(
      db,
      duties.flatMap(({ current }) => current ?? []),
    ),
  ]);
  return duties
    .map(({ duty, current, previous }): DutyNow => {
      const own = times.get(duty.clause.id) ?? [];
      return {
        ...duty,
        current: current && judge(current, own, at),
        previous: previous && judge(previous, own, at),
        alarm: alarms.get(duty.clause.id),
      };
    })
    .sort((a, b) => compare(placeOf(a, at), placeOf(b, at)));
}

/**
 * A part of the agenda.
 * @param cursor where the part before it ended; a duty that moved since is on another part or, done meanwhile, on both
 * @throws Refusal bad-request when the cursor is none
 */
export function pageOf(
  duties: readonly DutyNow[],
  at: Instant,
  limit: number,
  cursor?: string,
): { readonly items: readonly DutyNow[]; readonly nextCursor: string | null } {
  const after = cursor === undefined ? undefined : readPlace(cursor);
  const rest = after ? duties.filter((duty) => compare(placeOf(duty, at), after) > 0) : duties;
  const items = rest.slice(0, limit);
  const last = items.at(-1);
  return { items, nextCursor: last && rest.length > limit ? placeOf(last, at).join(' ') : null };
}

/** By what the agenda is sorted: how urgent, its due, its name. */
type Place = readonly [rank: number, due: number, clause: string];

function compare([rank, due, clause]: Place, [otherRank, otherDue, other]: Place): number {
  return rank - otherRank || due - otherDue || (clause < other ? -1 : clause > other ? 1 : 0);
}

const placeOf = (duty: DutyNow, at: Instant): Place => [rank(duty, at), dueOf(duty), duty.clause.id];

function readPlace(cursor: string): Place {
  const [, rankOf, due, clause] = /^(\d) (\d+) (.+)$/.exec(cursor) ?? [];
  if (clause === undefined) throw new Refusal('bad-request', DUTY_TEXTS.badCursor);
  return [Number(rankOf), Number(due), clause];
}

/** The last period that is over. */
function previousOf(begun: Iterable<Owed>, at: Instant): Owed | undefined {
  for (const owed of begun) if (owed.occurrence.dueAt < at) return owed;
  return undefined;
}

const dueOf = ({ current }: DutyNow): number => current?.dueAt ?? Number.MAX_SAFE_INTEGER;

/** Under way and unfinished, then done, then still to begin. */
const rank = ({ current }: DutyNow, at: Instant): number =>
  !current || current.startsAt > at ? 2 : current.state === 'running' ? 0 : 1;

/**
 * The latest periods of a duty, of every version of the letter, the newest first.
 * @param before a day; only periods that begin before it are given
 */
export async function historyOf(
  db: Db,
  book: Book,
  clauseId: string,
  { before, most }: { readonly before: number; readonly most: number },
  at: Instant,
): Promise<DutyPeriod[]> {
  const published = book.published();
  const owed = dutiesNamed(published, clauseId)
    .flatMap((duty) => [...latest(begunBy(published, duty, at), before, most)])
    .sort((a, b) => b.occurrence.first - a.occurrence.first)
    .slice(0, most);
  if (owed.length === 0) return [];
  const entries = await readEntries(db, [clauseId], {
    from: owed.at(-1)!.occurrence.startsAt,
    to: owed[0]!.occurrence.endsAt,
  });
  return owed.map((one) => judgeWithEvidence(one, entries, at));
}

function* latest(begun: Iterable<Owed>, before: number, most: number): Generator<Owed> {
  let left = most;
  for (const owed of begun) {
    if (owed.occurrence.first >= before) continue;
    if (left-- === 0) return;
    yield owed;
  }
}
