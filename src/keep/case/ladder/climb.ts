import { formatInstant, type Instant } from '../../../platform/time.ts';
import { clauseSentence } from '../../../promise/pledge/phrase.ts';
import type { Notice } from '../../notify/notice.ts';
import type { House } from '../house.ts';
import type { Terms } from '../terms.ts';
import { climbed, type Ladder, recipientsOf, rungsFor, type Whose } from './rung.ts';

/** A clock that has come to a further share of its limit. */
export interface Climbing {
  readonly clause: string;
  readonly round: number;
  /** What it was alarmed for before, and what for now. */
  readonly from: number;
  readonly to: number;
  readonly dueAt: Instant;
  readonly terms: Terms;
  readonly case: Whose & { readonly id: number; readonly number: string; readonly title: string };
}

/** Whom the ladder tells of it, and whether it issues a supervision notice. */
export function climb(
  ladder: Ladder,
  { clause, round, from, to, dueAt, terms, case: of }: Climbing,
  house: Pick<House, 'staff' | 'units'>,
): { notices: Notice[]; urges: boolean } {
  const { measure } = terms.clocks.find(({ id }) => id === clause)!;
  // Reports on the handling are followed outside the line of command.
  if (measure === 'supervision') return { notices: [], urges: false };
  const { tells, urges } = climbed(rungsFor(ladder, clause), from, to);
  const people = { staff: house.staff(), units: house.units() };
  const notices = recipientsOf(tells, of, people).map(
    (recipient): Notice => ({
      reason: `clock ${of.number} ${clause} ${round} ${to}`,
      template: 'clock',
      to: recipient,
      caseId: of.id,
      data: {
        number: of.number,
        title: of.title,
        clause: promiseOf(terms, clause),
        percent: String(to),
        due: formatInstant(dueAt, terms.calendar.timeZone),
      },
    }),
  );
  // Whoever waits at a counter is gone long before a letter is answered.
  return { notices, urges: urges && measure !== 'counter-wait' };
}

/** A clause as it is quoted within a sentence. */
export function promiseOf(terms: Terms | undefined, clause: string): string {
  const words = terms?.clocks.find(({ id }) => id === clause);
  return words ? clauseSentence(words, 'zh').replace(/[。.；;]+$/, '') : clause;
}
