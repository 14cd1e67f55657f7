import { type DraftClause, RATIO_MEASURES } from '../pledge.ts';
import { pairsOf, type Rule } from './finding.ts';
import { areSame } from './region.ts';

/** Rules about shares and duties that are promised twice, with different numbers. */

const ratios: ReadonlySet<string> = new Set(RATIO_MEASURES);

const isSamePromise = (one: DraftClause, other: DraftClause): boolean => {
  if (one.measure !== other.measure || one.every !== other.every || !areSame(one.scope, other.scope))
    return false;
  if (one.measure === 'duty') return one.activity === other.activity;
  return one.measure === 'parity' ? one.of === other.of : ratios.has(one.measure);
};

export const twoNumbers: Rule = {
  name: 'two-numbers',
  severity: 'fault',
  *find({ clauses, place }) {
    for (const [one, other] of pairsOf(clauses)) {
      if (!isSamePromise(one, other)) continue;
      const { zh, en } = place(one, other);
      const same = one.target === other.target && one.count === other.count;
      yield {
        clauses: [one, other],
        ...(same && { severity: 'warning' as const }),
        sentence: same
          ? { zh: `${zh}是同一项承诺，写了两遍。`, en: `The ${en} are one promise, written twice.` }
          : {
              zh: `${zh}是同一项承诺，数字却不同。`,
              en: `The ${en} are one promise with different numbers.`,
            },
        remedy: { zh: '请保留一条，或写明各自适用的范围。', en: 'Keep one, or say which cases each is for.' },
      };
    }
  },
};
