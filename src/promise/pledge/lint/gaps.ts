import { FIELD_NAMES, valueName } from '../names.ts';
import { limitInWords } from '../phrase.ts';
import { type ClockMeasure, type DraftClause, type Measure, SCOPE_VALUES } from '../pledge.ts';
import type { Letter, Rule } from './finding.ts';
import { intersect, isEmptyRegion, KNOWN, type Region, regionOf, valuesIn, without } from './region.ts';

/** Rules about what a letter leaves out. */

/** Clauses by which feedback is taken and handled; where they hold, somebody waits for a first response. */
const HANDLING: ReadonlySet<Measure> = new Set<Measure>([
  'registration',
  'dispatch',
  'first-response',
  'first-handling',
  'initial-plan',
  'resolution',
  'answered',
]);

const regionsOf = (clauses: readonly DraftClause[]): Region =>
  clauses.flatMap(({ scope }) => regionOf(scope));

/** A channel that the letter takes feedback from, without a promise of a first response there. */
export const channelWithoutResponse: Rule = {
  name: 'channel-without-response',
  severity: 'warning',
  *find({ clauses }) {
    const handling = clauses.filter(({ measure }) => HANDLING.has(measure));
    const responses = clauses.filter(({ measure }) => measure === 'first-response');
    const taken = intersect(regionsOf(handling), KNOWN);
    const left = without(taken, regionsOf(responses));
    const named = (channels: readonly string[]) =>
      channels.length === SCOPE_VALUES.channel.length
        ? { zh: '各渠道', en: 'any channel' }
        : {
            zh: channels.map((one) => valueName('channel', one).zh).join('、'),
            en: channels.map((one) => valueName('channel', one).en).join(', '),
          };
    const missing = valuesIn(left, 'channel');
    const bare = missing.filter((channel) =>
      isEmptyRegion(intersect(regionOf({ channel: [channel] }), regionsOf(responses))),
    );
    const none = responses.length === 0 ? [] : bare;
    if (responses.length === 0 && missing.length > 0) {
      yield {
        clauses: [],
        member: 'clauses',
        sentence: { zh: '承诺书没有写首次响应的时限。', en: 'The letter has no limit for a first response.' },
        remedy: {
          zh: '请加一条首次响应的条款，写明时限。',
          en: 'Add a clause for the first response, with its limit.',
        },
      };
    } else if (none.length > 0) {
      const { zh, en } = named(none);
      yield {
        clauses: [],
        member: 'clauses',
        sentence: {
          zh: `从${zh}提出的诉求，没有首次响应的时限。`,
          en: `Feedback by ${en} has no limit for a first response.`,
        },
        remedy: {
          zh: '请加一条，或把这些渠道写进已有的首次响应条款。',
          en: 'Add a clause, or these channels to one.',
        },
      };
    }
    const partly = missing.filter((channel) => !bare.includes(channel));
    if (responses.length > 0 && partly.length > 0) {
      const kinds = SCOPE_VALUES.kind.length > valuesIn(left, 'kind').length ? valuesIn(left, 'kind') : [];
      const only = {
        zh: kinds.map((one) => valueName('kind', one).zh).join('、'),
        en: kinds.map((one) => valueName('kind', one).en).join(', '),
      };
      const { zh, en } = named(partly);
      yield {
        clauses: responses,
        member: 'scope',
        severity: 'hint',
        sentence: {
          zh: `从${zh}提出的一部分诉求${only.zh ? `（${FIELD_NAMES.kind.zh}：${only.zh}）` : ''}没有首次响应的时限。`,
          en: `Some of the feedback by ${en}${only.en ? ` (${only.en})` : ''} has no limit for a first response.`,
        },
        remedy: {
          zh: '请放宽某一条的范围，或为其余的诉求加一条。',
          en: 'Widen a scope, or add a clause for the rest.',
        },
      };
    }
  },
};

/** The five steps of a case; any of the measures is a limit for its step. */
const STEPS: readonly { readonly zh: string; readonly en: string; readonly by: readonly ClockMeasure[] }[] = [
  { zh: '受理', en: 'receipt', by: ['registration'] },
  { zh: '分派', en: 'dispatch', by: ['dispatch'] },
  {
    zh: '处理',
    en: 'handling',
    by: ['first-handling', 'investigation-start', 'initial-plan', 'coordination'],
  },
  { zh: '反馈', en: 'reply', by: ['resolution'] },
  { zh: '归档', en: 'filing', by: ['archiving'] },
];

/** A letter that tells the steps of a case and leaves one without a limit. */
export const stepWithoutLimit: Rule = {
  name: 'step-without-limit',
  severity: 'warning',
  *find({ clauses }) {
    const has = (by: readonly Measure[]) => clauses.some(({ measure }) => by.includes(measure));
    const missing = STEPS.filter(({ by }) => !has(by));
    // One step alone is a promise about that step, not about the whole way.
    if (missing.length === 0 || missing.length > 3) return;
    const zh = missing.map((step) => step.zh).join('、');
    const en = missing.map((step) => step.en).join(', ');
    yield {
      clauses: [],
      member: 'clauses',
      sentence: { zh: `五个环节中，${zh}没有时限。`, en: `Of the five steps, ${en} has no limit.` },
      remedy: {
        zh: `请为${zh}各加一条，写明时限。`,
        en: `Add a clause with a limit for ${en}: ${missing.map(({ by }) => by[0]).join(', ')}.`,
      },
    };
  },
};

const WORKING: ReadonlySet<string> = new Set(['wm', 'wh', 'wd']);

/** Working time where every hour works. */
export const workingTimeRoundTheClock: Rule = {
  name: 'working-time-round-the-clock',
  severity: 'warning',
  *find({ draft, clocks, place }: Letter) {
    const clauses = clocks.filter(({ limit }) => WORKING.has(limit.unit));
    if (draft.calendar.hours !== '24x7' || clauses.length === 0) return;
    const { zh, en } = place(...clauses);
    yield {
      clauses,
      member: 'limit',
      sentence: {
        zh: `${zh}按工作时间计（如 ${limitInWords(clauses[0]!.limit, 'zh')}），但工作日历是全天候的，等于自然时间。`,
        en: `The limits of ${en} are in working time, but the calendar works round the clock, so it is natural time.`,
      },
      remedy: {
        zh: '请在工作日历中写明工作时段，或改用自然时间。',
        en: 'Write the working hours in the calendar, or use natural time.',
      },
    };
  },
};
