import type { CivilDate } from '../../../platform/time.ts';
import { isEmpty } from '../blank.ts';
import type { DraftClause } from '../pledge.ts';
import { type Found, type Letter, pairsOf, type Rule } from './finding.ts';

/** Rules about days. */

const filled = (day: CivilDate | undefined): CivilDate | undefined =>
  day && !isEmpty(day) ? day : undefined;

/** A term that has begun, or is over, before the letter is published. */
export const termInThePast: Rule = {
  name: 'term-in-the-past',
  severity: 'hint',
  *find({ draft, around: { today } }) {
    const [from, to] = [filled(draft.effective?.from), filled(draft.effective?.to)];
    if (today === undefined) return;
    if (to !== undefined && to < today) {
      yield {
        clauses: [],
        member: 'effective',
        severity: 'warning',
        sentence: {
          zh: `承诺书的有效期到 ${to} 为止，已经过去。`,
          en: `The term of the letter ended on ${to}.`,
        },
        remedy: {
          zh: '请改正失效日期，否则公布后不会生效。',
          en: 'Correct the last day; otherwise it is never in force.',
        },
      };
    } else if (from !== undefined && from < today) {
      yield {
        clauses: [],
        member: 'effective',
        sentence: {
          zh: `承诺书自 ${from} 起生效，早于今天；公布之前收到的诉求不受它约束。`,
          en: `The letter begins on ${from}, before today; what came in before its publication is not held to it.`,
        },
        remedy: { zh: '请核对生效日期。', en: 'Check the first day.' },
      };
    }
  },
};

/** A term that shares days with that of another version: the later version holds on those days. */
export const termsOverlap: Rule = {
  name: 'terms-overlap',
  severity: 'hint',
  *find({ draft, around: { terms = [] } }) {
    const from = filled(draft.effective?.from);
    if (from === undefined) return;
    const to = filled(draft.effective?.to) ?? '9999-12-31';
    const shared = terms.find(
      (term) => (term.from ?? '0000-01-01') <= to && (term.to ?? '9999-12-31') >= from,
    );
    if (!shared || (shared.from === undefined && shared.to === undefined)) return;
    const [begins, ends] = [shared.from ?? '', shared.to ?? ''];
    yield {
      clauses: [],
      member: 'effective',
      sentence: {
        zh: `有效期与已公布的一版（${begins} 至 ${ends}）重叠。`,
        en: `The term shares days with a published version (${begins} to ${ends}).`,
      },
      remedy: {
        zh: '重叠的日子以新公布的一版为准；不想这样的，请改生效日期。',
        en: 'On those days the version published last holds; if that is not meant, change the first day.',
      },
    };
  },
};

/** Its first and last day; a milestone with a single day has no first. */
const daysOf = ({ due, phase }: DraftClause) => ({ from: filled(phase?.from), to: filled(phase?.to ?? due) });

/** Milestones outside the term of the letter, or in another order than they are told. */
export const milestoneOutOfOrder: Rule = {
  name: 'milestone-out-of-order',
  severity: 'warning',
  *find(letter) {
    const milestones = letter.clauses.filter(({ measure }) => measure === 'milestone');
    const last = filled(letter.draft.effective?.to);
    for (const one of milestones) {
      const { to } = daysOf(one);
      if (to === undefined || last === undefined || to <= last) continue;
      const { zh, en } = letter.place(one);
      yield {
        clauses: [one],
        sentence: {
          zh: `${zh}在 ${to} 到期，承诺书却到 ${last} 为止。`,
          en: `The milestone of ${en} is due on ${to}, after the letter ends on ${last}.`,
        },
        remedy: { zh: '请改正其中一个日期。', en: 'Correct one of the dates.' },
      };
    }
    for (const pair of pairsOf(milestones)) yield* turned(letter, pair);
  },
};

function* turned(letter: Letter, [one, other]: readonly [DraftClause, DraftClause]): Iterable<Found> {
  const [first, second] = [daysOf(one), daysOf(other)];
  if (first.from === undefined || second.from === undefined || first.from <= second.from) return;
  const places = letter.place(one, other);
  yield {
    clauses: [one, other],
    sentence: {
      zh: `${places.zh}的阶段前后颠倒（${first.from} 与 ${second.from}）。`,
      en: `The phases of ${places.en} are in reverse order (${first.from} and ${second.from}).`,
    },
    remedy: { zh: '请按先后排列各阶段，或改正日期。', en: 'Put the phases in order, or correct the dates.' },
  };
}
