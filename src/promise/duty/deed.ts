import type { Caller } from '../../platform/route.ts';
import type { Tx } from '../../platform/sql.ts';
import type { PublishedPledge } from '../pledge/inforce.ts';
import { EVIDENCE, matches } from '../pledge/pledge.ts';
import type { PledgeBook } from '../pledge/snapshot.ts';
import type { Deed, DutyClause } from './duty.ts';
import { dutiesOf, periodHaving } from './standing.ts';
import { insertDeed } from './store.ts';

/** What is done with a case and may be the activity of a duty, by the event that tells it. */
const ACTIVITIES = {
  followed_up: /回访|follow[- ]?up|calls? to (?:users|customers)/i,
  inspected: /抽查|抽检|spot[- ]?check/i,
} as const;
type DeedType = keyof typeof ACTIVITIES;

/** Spot checks of something other than cases. */
const OF_THINGS = /安全|消防|设[备施]|卫生|环境|价格|网点|食品|商品|safety|equipment|price|branch|outlet/i;

const isDeed = (type: string): type is DeedType => type in ACTIVITIES;

/**
 * Whether a deed proves the activity of a duty: the activity is called so, its scope holds for the case, and it is
 * proved by counting. A clause that asks for a report or minutes is not proved by a click.
 */
export function proves({ type, fields }: Pick<Deed, 'type' | 'fields'>, clause: DutyClause): boolean {
  if (!isDeed(type) || !(clause.evidence ?? EVIDENCE).includes('count')) return false;
  const activity = `${clause.activity} ${clause.activityEn ?? ''}`;
  return ACTIVITIES[type].test(activity) && !OF_THINGS.test(activity) && matches(clause.scope, fields);
}

/**
 * Records what was done with a case as evidence of the duties of the letter in force whose activity it is, in the
 * transaction of its events. Each event counts once, and each case once in a period: to call the same user twice is not
 * to call two.
 */
export async function recordDeeds(
  tx: Tx,
  book: Pick<PledgeBook, 'published' | 'inForce'>,
  deeds: readonly Deed[],
  caller: Caller,
): Promise<void> {
  for (const deed of deeds) {
    const letter = isDeed(deed.type) ? book.inForce(deed.at) : undefined;
    for (const clause of letter ? provedBy(letter, deed) : []) {
      const owed = periodHaving(book.published(), clause.id, deed.at);
      if (owed) await insertDeed(tx, owed, deed, caller);
    }
  }
}

const provedBy = (letter: PublishedPledge, deed: Deed): DutyClause[] =>
  dutiesOf(letter)
    .map(({ clause }) => clause)
    .filter((clause) => proves(deed, clause));
