import type { Text } from '../../../platform/refusal.ts';
import { limitInWords } from '../phrase.ts';
import type { Clock, Found, Letter, Rule } from './finding.ts';
import { intersect, isEmptyRegion, isWithin, type Region, regionOf, without } from './region.ts';

/** Rules about those who come first, and are held to a longer limit than the rest. */

/** Who comes first by a field, and whom they are compared with. */
interface Preference {
  readonly field: 'urgency' | 'segment';
  readonly first: readonly string[];
  readonly rest: string;
  readonly firstInWords: Text;
  readonly restInWords: Text;
}

const URGENCY: Preference = {
  field: 'urgency',
  first: ['abnormal', 'urgent'],
  rest: 'ordinary',
  firstInWords: { zh: '紧急事项', en: 'Urgent matters' },
  restInWords: { zh: '一般事项', en: 'ordinary ones' },
};

const SEGMENT: Preference = {
  field: 'segment',
  first: ['vip', 'elderly', 'disabled'],
  rest: 'ordinary',
  firstInWords: { zh: '优先服务的用户', en: 'Users with priority' },
  restInWords: { zh: '一般用户', en: 'other users' },
};

const isFirst = ({ scope }: Clock, { field, first }: Preference): boolean =>
  scope[field]?.every((value) => first.includes(value)) ?? false;
const isForRest = ({ scope }: Clock, { field, rest }: Preference): boolean =>
  scope[field]?.some((value) => value === rest) ?? true;

/** Whether a clause is for those who come first, and for nobody else. */
export const isPreferred = (clock: Clock): boolean => isFirst(clock, URGENCY) || isFirst(clock, SEGMENT);

/** Urgent matters that are held to a longer limit than ordinary ones of otherwise the same kind. */
export const urgentSlower: Rule = {
  name: 'urgent-slower',
  severity: 'fault',
  find: (letter) => slower(letter, URGENCY),
};

/** Users with priority who wait longer than the others. No fault: to come to somebody's home may take longer. */
export const prioritySlower: Rule = {
  name: 'priority-slower',
  severity: 'warning',
  find: (letter) => slower(letter, SEGMENT),
};

function* slower(letter: Letter, preference: Preference): Iterable<Found> {
  for (const one of letter.clocks.filter((clock) => isFirst(clock, preference))) {
    for (const other of letter.clocks.filter((clock) => isForRest(clock, preference))) {
      if (other.measure !== one.measure || one.target > other.target) continue;
      const longer = letter.longer(one.limit, other.limit);
      if (longer === 'never') continue;
      const { left, idle } = comparedWith(letter, preference, one, other);
      if (isEmptyRegion(left) && isEmptyRegion(idle)) continue;
      const inPart = isEmptyRegion(left) && !isWithin(one.scope, other.scope);
      yield {
        ...told(letter, preference, [one, other], longer === 'always', inPart),
        ...((longer === 'sometimes' || inPart) && { severity: 'warning' as const }),
      };
    }
  }
}

/**
 * Of the cases that come first and are otherwise like those of the other clause: which are left with the longer limit,
 * and for which the clause decides nothing, as the other one holds for them as well.
 */
function comparedWith(
  { clocks, longer }: Letter,
  preference: Preference,
  one: Clock,
  other: Clock,
): { left: Region; idle: Region } {
  const { [preference.field]: _, ...alike } = other.scope;
  const compared = intersect(regionOf(one.scope), regionOf(alike));
  const faster = clocks.filter(
    (clock) =>
      clock.measure === one.measure &&
      clock !== one &&
      longer(clock.limit, other.limit) === 'never' &&
      clock.target >= other.target,
  );
  const held = (some: readonly Clock[]) => some.flatMap(({ scope }) => regionOf(scope));
  return {
    left: without(compared, held(faster)),
    // Where a quicker clause of their own holds, they do come first.
    idle: without(
      intersect(compared, regionOf(other.scope)),
      held(faster.filter((clock) => isFirst(clock, preference))),
    ),
  };
}

function told(
  letter: Letter,
  { firstInWords: first, restInWords: rest }: Preference,
  [one, other]: readonly [Clock, Clock],
  always: boolean,
  inPart: boolean,
): Found {
  const [here, there] = [letter.place(one), letter.place(other)];
  const limits = (locale: 'zh' | 'en') =>
    [limitInWords(one.limit, locale), limitInWords(other.limit, locale)] as const;
  const [zh, en] = [limits('zh'), limits('en')];
  const when = always ? { zh: '', en: '' } : { zh: '在有的时段', en: ' at some hours' };
  const note = inPart
    ? {
        zh: '；两条都适用的，紧的那条先到，前者不起作用',
        en: '; where both hold, the former decides nothing',
      }
    : { zh: '', en: '' };
  return {
    clauses: [one, other],
    member: 'limit',
    sentence: {
      zh: `${first.zh}的时限（${here.zh}，${zh[0]}）${when.zh}比${rest.zh}（${there.zh}，${zh[1]}）还长${note.zh}。`,
      en: `${first.en} (${here.en}, ${en[0]}) have a longer limit${when.en} than ${rest.en} (${there.en}, ${en[1]})${note.en}.`,
    },
    remedy: {
      zh: `请把${here.zh}改为不长于 ${zh[1]}，并用同一种时间（自然时间或工作时间）${inPart ? '；或让两条的范围互不交叉' : ''}。`,
      en: `Make ${here.en} no longer than ${en[1]}, in the same kind of time${inPart ? ', or let the scopes have no case in common' : ''}.`,
    },
  };
}
