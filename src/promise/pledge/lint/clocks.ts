import { limitInWords } from '../phrase.ts';
import type { ClockMeasure } from '../pledge.ts';
import { type Clock, type Found, type Letter, pairsOf, type Rule } from './finding.ts';
import { isPreferred } from './preferred.ts';
import { areSame, intersect, isEmptyRegion, isWithin, KNOWN, overlap, regionOf, without } from './region.ts';

/** Rules about the limits of clocks: what they say of each other. */

const zh = ({ limit }: Clock) => limitInWords(limit, 'zh');
const en = ({ limit }: Clock) => limitInWords(limit, 'en');

const sameMeasure = function* ({ clocks }: Letter): Iterable<readonly [Clock, Clock]> {
  for (const pair of pairsOf(clocks)) if (pair[0].measure === pair[1].measure) yield pair;
};

/** Two promises for the same cases that cannot both be the promise. A shorter limit for fewer of them is a step. */
export const contradiction: Rule = {
  name: 'contradiction',
  severity: 'fault',
  *find(letter) {
    for (const [one, other] of sameMeasure(letter)) {
      if (!areSame(one.scope, other.scope) || isStep(letter, one, other)) continue;
      const places = letter.place(one, other);
      const same = zh(one) === zh(other) && one.target === other.target;
      yield {
        clauses: [one, other],
        member: 'limit',
        ...(same && { severity: 'warning' as const }),
        sentence: same
          ? {
              zh: `${places.zh}是同一项承诺，写了两遍。`,
              en: `The ${places.en} are one promise, written twice.`,
            }
          : {
              zh: `${places.zh}说的是同样的事项、同一项计时，时限却不同（${zh(one)}与 ${zh(other)}）。`,
              en: `The ${places.en} are about the same cases and the same clock, with different limits (${en(one)} and ${en(other)}).`,
            },
        remedy: same
          ? { zh: '请保留一条。', en: 'Keep one of them.' }
          : {
              zh: '请保留一条，或写明各自适用的范围；分级承诺的，较短时限的达标比例应低于较长的。',
              en: 'Keep one, or say which cases each is for; of two steps the shorter limit has the lower target.',
            },
      };
    }
  },
};

const isStep = ({ longer }: Letter, one: Clock, other: Clock): boolean => {
  const [short, long] = longer(one.limit, other.limit) === 'never' ? [one, other] : [other, one];
  return short.target < long.target && longer(short.limit, long.limit) === 'never' && zh(short) !== zh(long);
};

/** A promise for some cases that asks less of them than what is promised for all. */
export const looserThanGeneral: Rule = {
  name: 'looser-than-general',
  severity: 'warning',
  *find(letter) {
    for (const pair of sameMeasure(letter)) {
      for (const [special, general] of [pair, [pair[1], pair[0]]] as [Clock, Clock][]) {
        if (
          isPreferred(special) ||
          !isWithin(special.scope, general.scope) ||
          areSame(special.scope, general.scope)
        )
          continue;
        if (letter.longer(special.limit, general.limit) !== 'always' || special.target > general.target)
          continue;
        const [one, other] = [letter.place(special), letter.place(general)];
        yield {
          clauses: [special, general],
          member: 'limit',
          sentence: {
            zh: `${one.zh}（${zh(special)}）只适用于${other.zh}（${zh(general)}）的一部分事项，时限反而更长，不会起作用。`,
            en: `${cap(one.en)} (${en(special)}) is for some of the cases of ${other.en} (${en(general)}), with a longer limit; it never decides.`,
          },
          remedy: {
            zh: `请缩短${one.zh}的时限，或在${other.zh}的范围中除去这些事项。`,
            en: `Shorten ${one.en}, or take these cases out of the scope of ${other.en}.`,
          },
        };
      }
    }
  },
};

const cap = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

/** Two limits for the same cases because the same fields are named with values in common. */
export const partialOverlap: Rule = {
  name: 'overlap',
  severity: 'warning',
  *find(letter) {
    for (const [one, other] of sameMeasure(letter)) {
      const fields = Object.keys(one.scope);
      const alike =
        fields.length === Object.keys(other.scope).length && fields.every((field) => field in other.scope);
      if (!alike || !overlap(one.scope, other.scope) || zh(one) === zh(other)) continue;
      if (isWithin(one.scope, other.scope) || isWithin(other.scope, one.scope)) continue;
      const places = letter.place(one, other);
      yield {
        clauses: [one, other],
        member: 'scope',
        sentence: {
          zh: `${places.zh}的范围有一部分相同，这些事项有两个时限（${zh(one)}与 ${zh(other)}）。`,
          en: `The scopes of ${places.en} have cases in common, which have two limits (${en(one)} and ${en(other)}).`,
        },
        remedy: { zh: '请让两条的范围互不交叉。', en: 'Let the two scopes have no case in common.' },
      };
    }
  },
};

/** What has to be done before a reply, or before a case is put on file. */
const BEFORE_REPLY: readonly ClockMeasure[] = ['registration', 'dispatch', 'investigation-start'];
/** What a reply settles as well; a limit for it that is never reached before the reply's decides nothing. */
const SETTLED_BY_REPLY: readonly ClockMeasure[] = ['first-response', 'first-handling', 'initial-plan'];

/** A reply that is due before the limit of a step on the way to it has passed. */
export const endsBeforeStart: Rule = {
  name: 'ends-before-start',
  severity: 'fault',
  *find(letter) {
    for (const reply of letter.clocks.filter(({ measure }) => measure === 'resolution')) {
      for (const step of letter.clocks) {
        const settled = SETTLED_BY_REPLY.includes(step.measure) && isWithin(step.scope, reply.scope);
        if (settled || BEFORE_REPLY.includes(step.measure)) yield* outOfTurn(letter, step, reply);
      }
    }
  },
};

/** Not registration: an outer limit for registering anything, beside quick replies to some, is how letters are written. */
const CERTAIN: ReadonlySet<ClockMeasure> = new Set<ClockMeasure>(['dispatch', 'investigation-start']);

function* outOfTurn(letter: Letter, step: Clock, reply: Clock): Iterable<Found> {
  if (letter.longer(step.limit, reply.limit) !== 'always') return;
  const sooner = letter.clocks.filter(
    (one) => one.measure === step.measure && letter.longer(one.limit, reply.limit) !== 'always',
  );
  const both = intersect(intersect(regionOf(step.scope), regionOf(reply.scope)), KNOWN);
  if (
    isEmptyRegion(
      without(
        both,
        sooner.flatMap(({ scope }) => regionOf(scope)),
      ),
    )
  )
    return;
  const [one, other] = [letter.place(step), letter.place(reply)];
  const beyond = without(intersect(regionOf(reply.scope), KNOWN), regionOf(step.scope));
  const certain = CERTAIN.has(step.measure) && isEmptyRegion(beyond);
  yield {
    clauses: [step, reply],
    member: 'limit',
    ...(!certain && { severity: 'warning' as const }),
    sentence: {
      zh: `有的事项按${other.zh}要在 ${zh(reply)}内答复，而按${one.zh}，在此之前的环节就可以用 ${zh(step)}。`,
      en: `Some cases have to be answered within ${en(reply)} (${other.en}), while a step before the answer may take ${en(step)} (${one.en}).`,
    },
    remedy: {
      zh: `请为这些事项缩短${one.zh}的时限（可另写一条），或延长${other.zh}的时限。`,
      en: `Give these cases a shorter limit than ${one.en} (a clause of its own will do), or make ${other.en} longer.`,
    },
  };
}
