import type { Text } from '../../../platform/refusal.ts';
import type { DraftClause } from '../pledge.ts';
import type { Found, Letter, Member, Rule } from './finding.ts';

/** Rules about who answers for a promise and what proves it. */

/** One finding for all the clauses that lack the same thing. */
function* lacking(
  letter: Letter,
  member: Member,
  lacks: (clause: DraftClause) => boolean,
  sentence: (place: Text) => Text,
  remedy: Text,
): Iterable<Found> {
  const clauses = letter.clauses.filter(lacks);
  if (clauses.length === 0) return;
  const all = clauses.length > 1 && clauses.length === letter.clauses.length;
  const place = all ? { zh: '所有条款', en: 'any clause' } : letter.place(...clauses);
  yield { clauses, member, sentence: sentence(place), remedy };
}

export const unowned: Rule = {
  name: 'unowned',
  severity: 'warning',
  find: (letter) =>
    lacking(
      letter,
      'owner',
      ({ owner }) => owner === undefined,
      ({ zh, en }) => ({ zh: `${zh}没有写明由谁负责。`, en: `Nobody answers for ${en}.` }),
      {
        zh: '请为每一条写上责任部门或岗位。',
        en: 'Name the post or unit that answers for each.',
      },
    ),
};

export const dutyWithoutEvidence: Rule = {
  name: 'duty-without-evidence',
  severity: 'warning',
  find: (letter) =>
    lacking(
      letter,
      'evidence',
      ({ measure, evidence }) => measure === 'duty' && evidence === undefined,
      ({ zh, en }) => ({
        zh: `${zh}是定期要做的事，但没有写明以什么为证。`,
        en: `What is done by ${en} has no kind of evidence.`,
      }),
      {
        zh: '请写上证据的种类：文件、链接、数目、会议纪要或系统报告。',
        en: 'Name the kind of evidence: a file, a link, a count, minutes, or a report of the system.',
      },
    ),
};

export const milestoneWithoutDate: Rule = {
  name: 'milestone-without-date',
  severity: 'warning',
  find: (letter) =>
    lacking(
      letter,
      'due',
      ({ measure, due, phase }) => measure === 'milestone' && due === undefined && phase === undefined,
      ({ zh, en }) => ({ zh: `${zh}是里程碑，但没有日期。`, en: `The milestone of ${en} has no date.` }),
      { zh: '请写上完成日期，或者起止日期。', en: 'Give it a day, or the first and last day of a phase.' },
    ),
};

const UNITS = '分钟|小时|日|天|周|个?月|季度|年|工作日|次|场|名|人|项|家|%|％|倍|元';
const NUMBER = '\\d+(?:\\.\\d+)?|[一二两三四五六七八九十百千万亿]+|半';
/** 一次性, 一人一档, 一日清单: a manner, not a number. */
const MANNER = /一(?:次|人|项|家|名|场|日(?=清))/gu;
/** What a breach costs, and for how long goods are made good: sums and terms, but nothing that is counted. */
const CONSEQUENCE =
  /[^，。；]*(?:赔偿|赔付|补偿|违约金|退一|扣罚|扣减|扣除|质保|保修|无理由|包[退换修])[^。；]*/gu;
const FIGURE = new RegExp(`(?:${NUMBER})\\s*(?:个)?(?:${UNITS})(?!第)|每(?:日|天|周|月|季度|半年|年)`, 'u');
/** Numbers that count what is written, not what is done. */
const ORDINAL =
  /第[一二三四五六七八九十百\d]+[条项款章]|[一二两三四五六七八九十\d]+(?:类|种|方面|条|款|者)/gu;

/** The number in a statement that could be measured. */
const figureIn = ({ measure, text }: DraftClause): string | undefined =>
  measure === 'statement'
    ? FIGURE.exec(text.replaceAll(CONSEQUENCE, '').replaceAll(ORDINAL, '').replaceAll(MANNER, ''))?.[0]
    : undefined;

/** A statement with a number in it that could be measured. */
export const measurableStatement: Rule = {
  name: 'measurable-statement',
  severity: 'warning',
  *find(letter) {
    for (const clause of letter.clauses) {
      const figure = figureIn(clause);
      if (figure === undefined) continue;
      const place = letter.place(clause);
      yield {
        clauses: [clause],
        member: 'text',
        sentence: {
          zh: `${place.zh}写了“${figure}”，却只作声明，没有计量。`,
          en: `${cap(place.en)} says "${figure}", yet it is a statement that nothing measures.`,
        },
        remedy: {
          zh: '请改用合适的计量方式（计时、定期事项或比例），把数字写成它的时限、次数或目标。',
          en: 'Use a measure that fits (a clock, a duty or a share), with the number as its limit, count or target.',
        },
      };
    }
  },
};

const cap = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

export const unprovenStatement: Rule = {
  name: 'unproven-statement',
  severity: 'hint',
  find: (letter) =>
    lacking(
      letter,
      'evidence',
      (clause) =>
        clause.measure === 'statement' && clause.evidence === undefined && figureIn(clause) === undefined,
      ({ zh, en }) => ({
        zh: `${zh}不作计量，也没有写明以什么为证。`,
        en: `Nothing measures or proves ${en}.`,
      }),
      {
        zh: '请写上证据的种类，或改为可以计量的承诺。',
        en: 'Name the kind of evidence, or promise something that can be measured.',
      },
    ),
};

/** A gate without a scope stands before every case. */
export const gateForAll: Rule = {
  name: 'gate-for-all',
  severity: 'hint',
  find: (letter) =>
    lacking(
      letter,
      'scope',
      ({ measure, scope }) => measure === 'double-review' && Object.keys(scope).length === 0,
      ({ zh, en }) => ({
        zh: `按${zh}，每一件都要经两个部门复核。`,
        en: `By ${en} two units review every single case.`,
      }),
      {
        zh: '只需复核重大事项的，请把适用范围写成复杂程度为重大。',
        en: 'If only major matters need it, limit its scope to them.',
      },
    ),
};
