import { HOUR, type Instant, MINUTE } from '../platform/time.ts';
import { dayOf } from '../promise/calendar/days.ts';
import type { Pause } from '../promise/calendar/deadline.ts';
import { addWorkingTime } from '../promise/calendar/working-time.ts';
import type { Fields } from '../promise/pledge/pledge.ts';
import { agentsOf, membersOf, type Person, SLOW_BRANCH } from './bank.ts';
import { doorOf, type Feedback } from './feedback.ts';
import { Journal, type Said } from './line.ts';
import { inTime, type Promises } from './promises.ts';
import type { Random } from './random.ts';
import { rate } from './rating.ts';
import { daytime, isOff, type Outage } from './rhythm.ts';
import { SAID } from './said.ts';

/** What all journeys share. */
export interface Setting {
  readonly promises: Promises;
  readonly outage: Outage;
}

/** One case on its way: everything the steps read and write. */
interface Trip {
  readonly setting: Setting;
  readonly random: Random;
  readonly feedback: Feedback;
  readonly fields: Fields;
  readonly journal: Journal;
  readonly receivedAt: Instant;
  readonly unit: string;
  readonly agent: Person;
}

/** Fields as the case is received with them. */
function fieldsOf({ topic, channel, urgency, complexity, segment, branch }: Feedback): Fields {
  return {
    channel,
    kind: topic.kind,
    urgency,
    nature: topic.nature ?? 'other',
    complexity,
    segment,
    category: topic.category,
    ...(channel === 'counter' || topic.unit === undefined ? { outlet: branch.name } : {}),
  };
}

/** Sends one piece of feedback through receive, dispatch, process, reply and archive. */
export function travel(
  setting: Setting,
  random: Random,
  feedback: Feedback,
  at: Instant,
  number: string,
  into: string | undefined,
): Journal {
  const { topic, title, body, contact } = feedback;
  const journal = new Journal(number);
  const fields = fieldsOf(feedback);
  const unit = topic.unit ?? feedback.branch.name;
  const receivedAt = journal.add(at, 'received', { ...fields, title, body, ...(contact && { contact }) });
  const trip: Trip = {
    setting,
    random,
    feedback,
    fields,
    journal,
    receivedAt,
    unit,
    agent: random.pick(agentsOf(unit)),
  };
  const dispatchedAt = acknowledge(trip);
  if (into !== undefined) {
    journal.add(dispatchedAt + random.around(12 * MINUTE, 0.6), 'merged', { into, by: trip.agent.name });
  } else if (random.chance(0.011)) {
    journal.add(
      daytime(setting.promises.calendar, journal.last + random.around(80 * MINUTE, 0.9)),
      'withdrawn',
    );
  } else {
    afterwards(trip, process(trip, dispatchedAt));
  }
  return journal;
}

const working = ({ setting: { promises } }: Trip, from: Instant, minutes: number): Instant =>
  addWorkingTime(promises.calendar, from, minutes * MINUTE);

/** Outside office hours most things are taken up by those on duty, in the daytime; the rest waits for the office. */
function onDuty(trip: Trip, from: Instant, minutes: number): Instant {
  const { calendar } = trip.setting.promises;
  const inOffice = working(trip, from, minutes);
  const away = inOffice - from > 15 * HOUR && trip.random.chance(0.8);
  return away ? daytime(calendar, from + trip.random.around(2.5 * HOUR, 0.5)) : inOffice;
}

/** Registered, dispatched and given a first response, in whichever order that happens. */
function acknowledge(trip: Trip): Instant {
  const { setting, random, feedback, fields, journal, receivedAt } = trip;
  const { promises } = setting;
  const { calendar } = promises;
  const clerk = random.pick(agentsOf('客服部'));
  const respondedAt = firstResponse(trip);
  const registers =
    doorOf(feedback.channel) === 'online'
      ? receivedAt + random.around(3 * MINUTE, 0.6)
      : working(trip, receivedAt, random.around(14, 0.7));
  const registeredAt = Math.min(
    inTime(random, calendar, receivedAt, registers, promises.due('registration', fields, receivedAt), 0.003),
    Math.max(respondedAt - 25_000, receivedAt + 20_000),
  );
  const dispatches =
    fields.urgency === 'ordinary'
      ? onDuty(trip, registeredAt, random.around(26, 0.9))
      : registeredAt + random.around(2.5 * MINUTE, 0.5);
  const dispatchedAt = inTime(
    random,
    calendar,
    registeredAt,
    dispatches,
    promises.due('dispatch', fields, registeredAt),
    fields.urgency === 'abnormal' ? 0 : 0.006,
  );
  const due = promises.due('resolution', fields, receivedAt) ?? dispatchedAt;
  const answer =
    fields.urgency === 'ordinary'
      ? SAID.received(random, feedback.topic, clerk.name, due)
      : SAID.urgent(random, feedback.topic, clerk.name);
  journal.add(registeredAt, 'registered', { by: clerk.name });
  const respond = () => journal.add(respondedAt, 'responded', { body: answer, by: clerk.name });
  const dispatch = () =>
    journal.add(dispatchedAt, 'dispatched', { unit: trip.unit, assignee: trip.agent.name, by: clerk.name });
  if (respondedAt > dispatchedAt) {
    const moment = dispatch();
    respond();
    return moment;
  }
  respond();
  return dispatch();
}

function firstResponse(trip: Trip): Instant {
  const { setting, random, feedback, fields, receivedAt } = trip;
  const { promises, outage } = setting;
  const flooded = receivedAt >= outage.from && receivedAt <= outage.to + 30 * MINUTE;
  const pressing = fields.urgency !== 'ordinary';
  const online = !['email', 'social', 'post', 'counter', 'phone'].includes(feedback.channel);
  const byItself =
    pressing || online
      ? receivedAt + random.around((flooded ? 20 : pressing ? 5 : 8) * MINUTE, 0.55)
      : working(trip, receivedAt, random.around(feedback.channel === 'phone' ? 24 : 70, 0.6));
  const risk = flooded
    ? 0.3
    : fields.urgency === 'abnormal'
      ? 0.012
      : fields.urgency === 'urgent'
        ? 0.007
        : fields.kind === 'complaint' && !online
          ? 0
          : 0.009;
  return inTime(
    random,
    promises.calendar,
    receivedAt,
    byItself,
    promises.due('first-response', fields, receivedAt),
    risk,
  );
}

/** How long the work takes by itself, in office minutes; what is pressing is worked on around the clock instead. */
const EFFORT: Readonly<Record<string, number>> = {
  praise: 150,
  enquiry: 230,
  fault: 430,
  suggestion: 620,
  complaint: 760,
  report: 900,
};

/** A thing that happens between dispatch and reply; they are written down in the order of time. */
interface Step {
  readonly at: Instant;
  readonly type: Parameters<Journal['add']>[1];
  readonly said: Said;
}

/** Start, coordination, plans, waiting, reviews, reply. @returns the reply, and whether it was late. */
function process(trip: Trip, dispatchedAt: Instant): { repliedAt: Instant; late: boolean } {
  const { setting, random, feedback, fields, journal, receivedAt, agent } = trip;
  const { promises } = setting;
  const by = agent.name;
  const steps: Step[] = [];
  const starts =
    fields.urgency === 'ordinary'
      ? onDuty(trip, dispatchedAt, random.around(60, 0.8))
      : dispatchedAt + random.around(4 * MINUTE, 0.5);
  const startedAt = inTime(
    random,
    promises.calendar,
    dispatchedAt,
    starts,
    promises.due('investigation-start', fields, dispatchedAt),
    0.007,
  );
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
    inTime(random, promises.calendar, receivedAt, finishes, due, 0.009 * slow),
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
  for (const { at, type, said } of steps
    .filter((step) => step.at < repliedAt)
    .toSorted((a, b) => a.at - b.at)) {
    journal.add(at, type, said);
  }
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
  const {
    setting: { promises },
    random,
    fields,
    agent,
  } = trip;
  const requestedAt = startedAt + Math.min(random.around(40 * MINUTE, 0.6), (repliedAt - startedAt) * 0.2);
  const agrees = working(trip, requestedAt, random.around(120, 0.7));
  const agreedAt = inTime(
    random,
    promises.calendar,
    requestedAt,
    agrees,
    promises.due('coordination', fields, requestedAt),
    0.006,
  );
  const tells = working(trip, agreedAt, random.around(90, 0.7));
  const toldAt = inTime(
    random,
    promises.calendar,
    requestedAt,
    tells,
    promises.due('coordination-plan', fields, requestedAt),
    0.012,
  );
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
  const at = inTime(
    random,
    promises.calendar,
    receivedAt,
    working(trip, dispatchedAt, random.around(200, 0.7)),
    due,
    forgotten ? 0.2 : 0.035,
  );
  if (at > dispatchedAt && at < repliedAt - MINUTE) {
    steps.push({ at, type: 'plan_sent', said: { body: SAID.plan(random, feedback.topic), by: agent.name } });
  }
}

/** [F9] Technology and operations each look at a major result before it goes out. */
function review({ random }: Trip, startedAt: Instant, repliedAt: Instant, steps: Step[]): void {
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

/** Rating, second review, filing, follow-up and inspection. */
function afterwards(trip: Trip, { repliedAt, late }: { repliedAt: Instant; late: boolean }): void {
  const {
    setting: { promises },
    random,
    fields,
    journal,
  } = trip;
  const rating = rate(random, promises.calendar, repliedAt, fields.kind === 'complaint', late);
  let answeredAt = repliedAt;
  const files = working(trip, repliedAt, random.around(520, 0.7));
  const filedAt = inTime(
    random,
    promises.calendar,
    repliedAt,
    files,
    promises.due('archiving', fields, repliedAt),
    0.006,
  );
  const later: Step[] = [];
  if (rating) {
    const appeals = rating.score <= 2 && random.chance(0.6);
    if (appeals) {
      journal.add(rating.at, 'rated', rating.said);
      answeredAt = secondReview(trip, rating.at + random.around(50 * MINUTE, 0.9));
    } else {
      later.push({ at: rating.at, type: 'rated', said: rating.said });
    }
  }
  const archivedAt = Math.max(filedAt, answeredAt + 20 * MINUTE);
  later.push({ at: archivedAt, type: 'archived', said: { by: trip.agent.name } });
  const caller = random.pick(agentsOf('客服部')).name;
  if (random.chance(0.135)) {
    later.push({
      at: working(trip, archivedAt, random.around(700, 0.6)),
      type: 'followed_up',
      said: { body: SAID.followedUp(random), by: caller },
    });
  }
  if (random.chance(0.068)) {
    later.push({
      at: working(trip, archivedAt, random.around(900, 0.6)),
      type: 'inspected',
      said: { body: SAID.inspected(random), by: '田守真' },
    });
  }
  for (const { at, type, said } of later.toSorted((a, b) => a.at - b.at)) journal.add(at, type, said);
}

/** [Q2] Someone else handles it again. @returns when the second answer went out. */
function secondReview(trip: Trip, at: Instant): Instant {
  const {
    setting: { promises },
    random,
    feedback,
    fields,
    journal,
    agent,
  } = trip;
  const others = membersOf(trip.unit).filter(({ name }) => name !== agent.name);
  const other = random.pick(others);
  const appealedAt = journal.add(at, 'appealed', { body: random.pick(SAID.appeal) });
  const dispatchedAt = journal.add(working(trip, appealedAt, random.around(30, 0.5)), 'dispatched', {
    unit: trip.unit,
    assignee: other.name,
    by: '方正言',
  });
  const startedAt = journal.add(working(trip, dispatchedAt, random.around(60, 0.5)), 'started', {
    by: other.name,
  });
  const answers = working(trip, startedAt, random.around(700, 0.5));
  const repliedAt = inTime(
    random,
    promises.calendar,
    appealedAt,
    answers,
    promises.due('second-review', fields, appealedAt),
    0.004,
  );
  if (fields.complexity === 'major') {
    const steps: Step[] = [];
    review(trip, startedAt, repliedAt, steps);
    for (const step of steps) journal.add(step.at, step.type, step.said);
  }
  const answeredAt = journal.add(repliedAt, 'replied', {
    body: SAID.again(random, feedback.topic),
    by: other.name,
  });
  if (random.chance(0.7)) {
    const score = random.chance(0.8) ? 4 : 2;
    journal.add(daytime(promises.calendar, answeredAt + random.around(4 * HOUR, 0.8)), 'rated', {
      score,
      solved: score === 4,
    });
  }
  return journal.last;
}
