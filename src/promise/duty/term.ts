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

/** Which version is in force on which days: of those whose term has the day, the one published last. */
export function reignsOf(published: readonly PublishedPledge[]): Reign[] {
  const terms = published.map((letter) => ({ letter, term: termOf(letter) }));
  const cuts = [...new Set(terms.flatMap(({ term: [from, to] }) => [from, to + 1]))].sort((a, b) => a - b);
  const reigns: Reign[] = [];
  for (const [index, from] of cuts.entries()) {
    const holding = terms.filter(({ term }) => term[0] <= from && from <= term[1]);
    if (holding.length === 0) continue;
    const { letter } = holding.reduce((a, b) => (b.letter.version > a.letter.version ? b : a));
    const to = (cuts[index + 1] ?? Number.POSITIVE_INFINITY) - 1;
    const before = reigns.at(-1);
    if (before?.letter === letter && before.to === from - 1) reigns[reigns.length - 1] = { ...before, to };
    else reigns.push({ letter, from, to });
  }
  return reigns;
}

const dutyOf = (reign: Reign | undefined, id: string): DutyClause | undefined =>
  reign?.letter.pledge.clauses.filter(isDutyClause).find((clause) => clause.id === id);

/**
 * The terms of a duty of one version of the letter. A duty lives on in the next version under the same id with the same
 * period, so that an amendment in the middle of a month neither owes the month twice nor lets it go.
 */
export function termsOfDuty(
  published: readonly PublishedPledge[],
  pledgeId: number,
  { id, every }: DutyClause,
): Term[] {
  const reigns = reignsOf(published);
  const goesOn = (before: Reign | undefined, after: Reign | undefined): boolean =>
    before !== undefined &&
    after !== undefined &&
    before.to + 1 === after.from &&
    dutyOf(before, id)?.every === every &&
    dutyOf(after, id)?.every === every;
  return reigns.flatMap((reign, index) => {
    if (reign.letter.id !== pledgeId) return [];
    let first = index;
    while (goesOn(reigns[first - 1], reigns[first])) first--;
    const { from, to, letter } = reign;
    return { since: reigns[first]!.from, from, to, end: endOf(to, letter, goesOn(reign, reigns[index + 1])) };
  });
}

function endOf(to: number, letter: PublishedPledge, goesOn: boolean): Term['end'] {
  if (to === Number.POSITIVE_INFINITY) return 'open';
  if (goesOn) return 'handed-over';
  return to === termOf(letter)[1] ? 'announced' : 'dropped';
}
