import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { Refusal } from '../../../platform/refusal.ts';
import { DAY, parseInstant } from '../../../platform/time.ts';
import {
  amendmentAfter,
  type Command,
  NEXT,
  RATIFICATION_DAYS,
  ratifyBy,
  STAGES,
  type Taken,
  TRANSITIONS,
  TRIGGERS,
} from './amendment.ts';
import { type Circumstances, decide } from './decide.ts';

const now = parseInstant('2026-03-02T09:00:00+08:00')!;
const AUTHOR = 1;
const OTHER = 2;

const command: fc.Arbitrary<Command> = fc.oneof(
  fc.record({
    step: fc.constant('assess' as const),
    trigger: fc.constantFrom(...TRIGGERS),
    reason: fc.constant('新规施行'),
    assessment: fc.constant('可行'),
    major: fc.boolean(),
  }),
  fc.record({
    step: fc.constant('joint-review' as const),
    opinions: fc.array(
      fc.record({
        unit: fc.constantFrom('客服部', '技术部', '运营部'),
        opinion: fc.constantFrom('agree', 'disagree', 'abstain'),
        text: fc.constant(''),
      }),
      { maxLength: 3 },
    ),
  }),
  fc
    .record({ date: fc.constantFrom('2026-02-27', '2026-03-02', '2026-03-03'), whole: fc.boolean() })
    .map(({ date, whole }) => ({
      step: 'approve' as const,
      date,
      ...(whole && { body: '董事会', minutes: '同意' }),
    })),
  fc.record({
    step: fc.constant('withdraw-objection' as const),
    unit: fc.constantFrom('客服部', '技术部', '运营部'),
    reason: fc.constant('已补充人手'),
  }),
  fc.record({
    step: fc.constant('overrule' as const),
    unit: fc.constantFrom('客服部', '技术部', '运营部'),
    body: fc.constant('董事会'),
    reason: fc.constant('法规要求'),
  }),
  fc.constant({ step: 'publish' as const }),
);

const attempt = fc.record({
  command,
  staffId: fc.constantFrom(AUTHOR, OTHER, null),
  revision: fc.constantFrom(1, 2),
});

/** Departments whose last word is that they disagree. */
function obviousObjectors(taken: readonly Taken[]): string[] {
  const units = ['客服部', '技术部', '运营部'];
  return units.filter((unit) => {
    const last = taken.findLast(
      ({ content }) =>
        ('unit' in content && content.unit === unit) ||
        ('opinions' in content && content.opinions.some((one) => one.unit === unit)),
    )?.content;
    return (
      last?.step === 'joint-review' && last.opinions.find((one) => one.unit === unit)!.opinion === 'disagree'
    );
  });
}

/** Whether a step may be taken, said as in the rule book and without the table. */
function obviousMay(taken: readonly Taken[], said: Command, { staffId, revision }: Circumstances): boolean {
  const steps = taken.map(({ content }) => content.step);
  const isPublished = steps.includes('publish');
  const since = steps.lastIndexOf('assess');
  const assessment = taken[since]?.content as (Command & { step: 'assess' }) | undefined;
  const met = since >= 0 && steps.lastIndexOf('joint-review') > since;
  const approval = steps.lastIndexOf('approve');
  const isApproved = approval > since && approval > steps.lastIndexOf('joint-review');
  const isDone = isPublished && isApproved;
  const objectors = obviousObjectors(taken);
  if (said.step === 'assess') return !isPublished;
  if (!assessment || isDone) return false;
  if (said.step === 'joint-review') {
    const units = said.opinions.map(({ unit }) => unit);
    return (
      units.length >= 2 &&
      units.every((unit, index) => units.indexOf(unit) === index) &&
      objectors.every((unit) => units.includes(unit))
    );
  }
  const assessed = taken.some((one) => one.content.step === 'assess' && one.staffId === staffId);
  const mayDecide = staffId === OTHER && !assessed;
  if (said.step === 'withdraw-objection') return met && !isApproved && objectors.includes(said.unit);
  if (said.step === 'overrule') return met && !isApproved && objectors.includes(said.unit) && mayDecide;
  if (said.step === 'approve') {
    return (
      met &&
      mayDecide &&
      objectors.length === 0 &&
      said.date <= '2026-03-02' &&
      (!assessment.major || said.body !== undefined)
    );
  }
  if (isPublished) return false;
  return isApproved ? taken[approval]!.revision === revision : assessment.trigger === 'emergency';
}

test('[L3] [L4] whatever is tried in whatever order, only what the rules allow is taken', () => {
  fc.assert(
    fc.property(fc.array(attempt, { minLength: 1, maxLength: 14 }), (attempts) => {
      const taken: Taken[] = [];
      for (const { command: said, staffId, revision } of attempts) {
        const around = { now, timeZone: 'Asia/Shanghai', staffId, revision, authors: new Set([AUTHOR]) };
        const answer = decide(amendmentAfter(taken), said, around);
        assert.equal(!(answer instanceof Refusal), obviousMay(taken, said, around), JSON.stringify(said));
        if (!(answer instanceof Refusal)) taken.push(answer);
        else if (answer.code === 'gate-not-met') assert.ok('step' in answer.details);
      }
    }),
    { numRuns: 2_000 },
  );
});

test('each stage waits for a step that leads on, up to the last', () => {
  for (const stage of STAGES) {
    const next = NEXT[stage];
    if (next === null) assert.deepEqual(TRANSITIONS[stage], {});
    else assert.notEqual(TRANSITIONS[stage][next], undefined);
  }
});

test('[L4] an emergency that is published first has to be ratified in time', () => {
  const step = (content: Command, at: number, staffId = AUTHOR): Taken => ({
    content,
    at,
    staffId,
    revision: 1,
  });
  const urgent = step(
    { step: 'assess', trigger: 'emergency', reason: '系统中断', assessment: '须立即调整', major: false },
    now,
  );
  const meeting = step({ step: 'joint-review', opinions: [] }, now);
  const approve = (at: number) => step({ step: 'approve', date: '2026-03-02' }, at, OTHER);
  const publish = step({ step: 'publish' }, now + DAY);
  const by = (...taken: Taken[]) => ratifyBy(amendmentAfter(taken));
  assert.equal(by(urgent), undefined);
  assert.equal(by(urgent, publish), now + DAY + RATIFICATION_DAYS * DAY);
  assert.equal(by(urgent, publish, meeting, approve(now + 2 * DAY)), now + DAY + RATIFICATION_DAYS * DAY);
  assert.equal(by(urgent, meeting, approve(now), publish), undefined);
});
