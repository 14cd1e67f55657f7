import type { Staff } from '../../../people/staff/staff.ts';
import type { Unit } from '../../../people/staff/unit.ts';
import type { Recipient } from '../../notify/notice.ts';
import type { AlarmPercent } from '../alarm.ts';

/** Who can be told that a limit is running out: whoever has the case, their unit, its head, those who lead the house. */
export const TELLS = ['assignee', 'unit', 'head', 'leadership'] as const;
export type Tells = (typeof TELLS)[number];

/** What happens at a share of a limit. */
export interface Rung {
  readonly percent: AlarmPercent;
  readonly tells: readonly Tells[];
  /** A formal supervision notice is issued, to be answered in writing. */
  readonly urges: boolean;
}

/** The rungs of each clause that has some of its own; `*` are those of every other clause. */
export type Ladder = ReadonlyMap<string, readonly Rung[]>;

export const EVERY_CLAUSE = '*';

/** What holds until an administrator says otherwise. */
export const USUAL_RUNGS: readonly Rung[] = [
  { percent: 50, tells: ['assignee'], urges: false },
  { percent: 80, tells: ['assignee', 'unit'], urges: false },
  { percent: 100, tells: ['head'], urges: false },
  { percent: 150, tells: ['head', 'leadership'], urges: true },
];

export const rungsFor = (ladder: Ladder, clause: string): readonly Rung[] =>
  ladder.get(clause) ?? ladder.get(EVERY_CLAUSE) ?? USUAL_RUNGS;

/**
 * What a clock has come to on the ladder: the rungs above what it was alarmed for last, together. When nobody looked for
 * a while these are several.
 */
export function climbed(rungs: readonly Rung[], from: number, to: number): Omit<Rung, 'percent'> {
  const passed = rungs.filter(({ percent }) => percent > from && percent <= to);
  return {
    tells: TELLS.filter((one) => passed.some(({ tells }) => tells.includes(one))),
    urges: passed.some(({ urges }) => urges),
  };
}

/** Whose a case is, as far as the ladder asks. */
export interface Whose {
  readonly unitId: number | null;
  readonly assigneeId: number | null;
}

interface People {
  readonly staff: readonly Staff[];
  readonly units: readonly Unit[];
}

/**
 * Whom that is for a case. Where nobody is named the unit is told, where no unit has it those who take cases in. A unit's
 * head is its manager; where it has none, and above it, those lead who are managers of no unit, and the administrators.
 */
export function recipientsOf(tells: readonly Tells[], whose: Whose, people: People): Recipient[] {
  const recipients = tells.flatMap((one) => WHO[one](whose, people));
  const seen = new Set<string>();
  return recipients.filter((to) => {
    const key = JSON.stringify(to);
    return !seen.has(key) && seen.add(key);
  });
}

const WHO: Readonly<Record<Tells, (whose: Whose, people: People) => Recipient[]>> = {
  assignee: (whose, people) =>
    whose.assigneeId === null ? unitsOf(whose, people) : [{ staff: whose.assigneeId }],
  unit: unitsOf,
  head: headsOf,
  leadership: (_, people) => leadersOf(people),
};

function unitsOf({ unitId }: Whose, { units }: People): Recipient[] {
  if (unitId !== null) return [{ unit: unitId }];
  return units
    .filter(({ active, function: side }) => active && side === 'service')
    .map(({ id }) => ({ unit: id }));
}

function headsOf({ unitId }: Whose, people: People): Recipient[] {
  const heads = people.staff.filter(
    (one) => one.active && one.role === 'manager' && unitId !== null && one.unitId === unitId,
  );
  return heads.length > 0 ? heads.map(({ id }) => ({ staff: id })) : leadersOf(people);
}

const leadersOf = ({ staff }: People): Recipient[] =>
  staff
    .filter(
      ({ active, role, unitId }) =>
        active && (role === 'administrator' || (role === 'manager' && unitId === null)),
    )
    .map(({ id }) => ({ staff: id }));
