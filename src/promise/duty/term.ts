import { dayAt, parseDay } from '../../platform/time.ts';
import type { PublishedPledge } from '../pledge/inforce.ts';
import { type DutyClause, isDutyClause } from './duty.ts';

/** Days since 1970-01-01 on which a version of the letter is in force, both included; the last may be Infinity. */
export interface Reign {
  readonly letter: PublishedPledge;
  readonly from: number;
  readonly to: number;
}

/** The days on which a version answers for one of its duties. */
export interface Term {
  /** Since when the duty is promised without a break, by this version or by those before it. */
  readonly since: number;
  readonly from: number;
  readonly to: number;
  /**
   * What ends it: nothing; the last day that the letter itself names; the next version, which promises the same duty
   * and answers for the period under way; or one that does not.
   */
  readonly end: 'open' | 'announced' | 'handed-over' | 'dropped';
}

/**
 * A letter binds from its publication on, whatever earlier day it says it holds from; the day of publication itself does
 * not count (Civil Code of the PRC, article 201), or what is due that evening might be missed before it was promised.
 */
function termOf({ pledge: { effective }, calendar, publishedAt }: PublishedPledge): [number, number] {
  const next = dayAt(calendar.timeZone, publishedAt) + 1;
  const from = effective ? Math.max(parseDay(effective.from)!, next) : next;
  return [from, effective?.to === undefined ? Number.POSITIVE_INFINITY : parseDay(effective.to)!];
}

/** Published versions never change, so what follows from them is worked out once. */
const reigns = new WeakMap<readonly PublishedPledge[], readonly Reign[]>();
const duties = new WeakMap<PublishedPledge, ReadonlyMap<string, DutyClause>>();

/** Which version is in force on which days: of those whose term has the day, the one published last. */
export function reignsOf(published: readonly PublishedPledge[]): readonly Reign[] {
  const known = reigns.get(published) ?? findReigns(published);
  reigns.set(published, known);
  return known;
}

function findReigns(published: readonly PublishedPledge[]): readonly Reign[] {
  const terms = published.map((letter) => ({ letter, term: termOf(letter) }));
  const cuts = [...new Set(terms.flatMap(({ term: [from, to] }) => [from, to + 1]))].sort((a, b) => a - b);
  const found: Reign[] = [];
  for (const [index, from] of cuts.entries()) {
    const holding = terms.filter(({ term }) => term[0] <= from && from <= term[1]);
    if (holding.length === 0) continue;
    const { letter } = holding.reduce((a, b) => (b.letter.version > a.letter.version ? b : a));
    const to = (cuts[index + 1] ?? Number.POSITIVE_INFINITY) - 1;
    const before = found.at(-1);
    if (before?.letter === letter && before.to === from - 1) found[found.length - 1] = { ...before, to };
    else found.push({ letter, from, to });
  }
  return found;
}

/** The duty of this name in a version of the letter. */
export function dutyIn(letter: PublishedPledge, id: string): DutyClause | undefined {
  const known =
    duties.get(letter) ??
    new Map(letter.pledge.clauses.filter(isDutyClause).map((clause) => [clause.id, clause]));
  duties.set(letter, known);
  return known.get(id);
}

/**
 * The terms of a duty of one version of the letter. A duty lives on in the next version under the same id with the same
 * period, so that an amendment in the middle of a month neither owes the month twice nor lets it go.
 */
export function termsOfDuty(
  published: readonly PublishedPledge[],
  pledgeId: number,
  { id, every }: DutyClause,
): Term[] {
  const all = reignsOf(published);
  const goesOn = (before: Reign | undefined, after: Reign | undefined): boolean =>
    before !== undefined &&
    after !== undefined &&
    before.to + 1 === after.from &&
    dutyIn(before.letter, id)?.every === every &&
    dutyIn(after.letter, id)?.every === every;
  return all.flatMap((reign, index) => {
    if (reign.letter.id !== pledgeId) return [];
    let first = index;
    while (goesOn(all[first - 1], all[first])) first--;
    const { from, to, letter } = reign;
    return { since: all[first]!.from, from, to, end: endOf(to, letter, goesOn(reign, all[index + 1])) };
  });
}

function endOf(to: number, letter: PublishedPledge, goesOn: boolean): Term['end'] {
  if (to === Number.POSITIVE_INFINITY) return 'open';
  if (goesOn) return 'handed-over';
  return to === termOf(letter)[1] ? 'announced' : 'dropped';
}
