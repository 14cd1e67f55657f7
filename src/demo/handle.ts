import { HOUR, type Instant, MINUTE } from '../platform/time.ts';
import { dayOf } from '../promise/calendar/days.ts';
import type { Pause } from '../promise/calendar/deadline.ts';
import { membersOf, SLOW_BRANCH } from './bank.ts';
import type { Random } from './random.ts';
import { daytime, isOff } from './rhythm.ts';
import { SAID } from './said.ts';
import { onDuty, promised, type Step, type Trip, working } from './trip.ts';

/** How long the work takes by itself, in office minutes; what is pressing is worked on around the clock instead. */
const EFFORT: Readonly<Record<string, number>> = {
  praise: 150,
  enquiry: 230,
  fault: 430,
  suggestion: 620,
  complaint: 760,
  report: 900,
};

/** Start, coordination, plans, waiting, reviews, reply. @returns the reply, and whether it was late. */
export function handle(trip: Trip, dispatchedAt: Instant): { repliedAt: Instant; late: boolean } {
  const { setting, random, feedback, fields, journal, receivedAt, agent } = trip;
  const { promises } = setting;
  const by = agent.name;
  const steps: Step[] = [];
  const starts =
    fields.urgency === 'ordinary'
      ? onDuty(trip, dispatchedAt, random.around(60, 0.8))
      : dispatchedAt + random.around(4 * MINUTE, 0.5);
  const startedAt = promised(trip, 'investigation-start', dispatchedAt, starts, 0.007);
  steps.push({ at: startedAt, type: 'started', said: { by } });

  const pauses = waiting(trip, startedAt, steps);
  const workFrom = pauses[0]?.to ?? startedAt;
  const heavy = fields.complexity === 'complex' ? 3.2 : fields.complexity === 'major' ? 1.6 : 1;
  const finishes =
    fields.urgency === 'ordinary'
      ? working(trip, workFrom, random.around(EFFORT[feedback.topic.kind]! * heavy, 0.75))
      : workFrom + random.around(3 * HOUR * heavy, 0.6);
  const due = promises.due('resolution', fields, receivedAt, pauses);
  const slow = trip.unit === SLOW_BRANCH.name ? 4 : 1;
  const repliedAt = Math.max(
    promised(trip, 'resolution', receivedAt, finishes, 0.009 * slow, pauses),
    workFrom + 3 * MINUTE,
  );
  const late = due !== undefined && repliedAt > due;

  if (fields.complexity !== 'simple') coordinate(trip, startedAt, repliedAt, steps);
  plan(trip, dispatchedAt, repliedAt, steps);
  if (fields.complexity === 'simple' && fields.kind !== 'enquiry' && random.chance(0.02)) {
    steps.push({
      at: between(random, startedAt, repliedAt),
      type: 'reclassified',
      said: { complexity: 'complex', by },
    });
  }
  if (fields.complexity === 'major') review(trip, startedAt, repliedAt, steps);
  const before = steps.filter((step) => step.at < repliedAt).toSorted((a, b) => a.at - b.at);
  for (const { at, type, said } of before) journal.add(at, type, said);
  return { repliedAt: reply(trip, repliedAt, late, pauses), late };
}

const between = (random: Random, from: Instant, to: Instant): Instant =>
  from + (to - from) * random.between(0.2, 0.8);

/** The bank asks, the user answers hours or days later; now and then not at all. */
function waiting(trip: Trip, startedAt: Instant, steps: Step[]): Pause[] {
  const { random, feedback, agent } = trip;
  const { asks } = feedback.topic;
  if (!asks || !random.chance(0.3)) return [];
  const from = startedAt + random.around(25 * MINUTE, 0.7);
  const to = daytime(
    trip.setting.promises.calendar,
    from + (random.chance(0.06) ? random.between(8, 12) * 24 : random.around(9, 1)) * HOUR,
  );
  steps.push(
    {
      at: from,
      type: 'waiting_user',
      said: { reason: 'need-information', body: feedback.fill(random.pick(asks)), by: agent.name },
    },
    { at: to, type: 'resumed', said: {} },
  );
  return [{ from, to }];
}

/** Matters of several departments: they agree on who does what, and tell the user. */
function coordinate(trip: Trip, startedAt: Instant, repliedAt: Instant, steps: Step[]): void {
  const { random, agent } = trip;
  const requestedAt = startedAt + Math.min(random.around(40 * MINUTE, 0.6), (repliedAt - startedAt) * 0.2);
  const agrees = working(trip, requestedAt, random.around(120, 0.7));
  const agreedAt = promised(trip, 'coordination', requestedAt, agrees, 0.006);
  const tells = working(trip, agreedAt, random.around(90, 0.7));
  const toldAt = promised(trip, 'coordination-plan', requestedAt, tells, 0.012);
  // Agreeing and telling come before the answer, however soon that is.
  const span = repliedAt - requestedAt;
  const at = Math.min(agreedAt, requestedAt + span * 0.6);
  const plannedAt = Math.max(at + span * 0.1, Math.min(toldAt, requestedAt + span * 0.85));
  steps.push(
    { at: requestedAt, type: 'coordination_requested', said: { body: SAID.request(random), by: agent.name } },
    { at, type: 'coordinated', said: { body: SAID.coordinated(random), by: agent.name } },
    { at: plannedAt, type: 'plan_sent', said: { body: SAID.jointPlan(random), by: agent.name } },
  );
}

/** What will not be answered soon gets a first plan. At weekends it is forgotten more often than the letter allows. */
function plan(trip: Trip, dispatchedAt: Instant, repliedAt: Instant, steps: Step[]): void {
  const {
    setting: { promises },
    random,
    feedback,
    fields,
    receivedAt,
    agent,
  } = trip;
  const due = promises.due('initial-plan', fields, receivedAt);
  if (
    due === undefined ||
    repliedAt <= due ||
    steps.some(({ type, at }) => type === 'plan_sent' && at <= due)
  )
    return;
  const forgotten = isOff(promises.calendar, dayOf(promises.calendar, due));
  const byItself = working(trip, dispatchedAt, random.around(200, 0.7));
  const at = promised(trip, 'initial-plan', receivedAt, byItself, forgotten ? 0.2 : 0.035);
  if (at > dispatchedAt && at < repliedAt - MINUTE) {
    steps.push({ at, type: 'plan_sent', said: { body: SAID.plan(random, feedback.topic), by: agent.name } });
  }
}

/** [F9] Technology and operations each look at a major result before it goes out. */
export function review({ random }: Trip, startedAt: Instant, repliedAt: Instant, steps: Step[]): void {
  for (const [unit, share] of [
    ['技术部', 0.9],
    ['运营部', 0.95],
  ] as const) {
    const reviewer = membersOf(unit)[0]!;
    steps.push({
      at: startedAt + (repliedAt - startedAt) * share,
      type: 'reviewed',
      said: { body: SAID.reviewed(random), by: reviewer.name },
    });
  }
}

function reply(trip: Trip, at: Instant, late: boolean, pauses: readonly Pause[]): Instant {
  const { random, feedback, journal, agent } = trip;
  const unheard = pauses.some(({ from, to }) => to - from > 7 * 24 * HOUR);
  const body = [
    late ? SAID.late(random) : '',
    unheard ? SAID.silence : '',
    feedback.fill(random.pick(feedback.replies)),
  ].join('');
  return journal.add(at, 'replied', { body, by: agent.name });
}
