import { type Instant, MINUTE } from '../platform/time.ts';
import type { Fields } from '../promise/pledge/pledge.ts';
import { acknowledge } from './acknowledge.ts';
import { afterwards } from './afterwards.ts';
import { agentsOf } from './bank.ts';
import type { Feedback } from './feedback.ts';
import { handle } from './handle.ts';
import { Journal } from './journal.ts';
import type { Random } from './random.ts';
import { daytime } from './rhythm.ts';
import type { Setting, Trip } from './trip.ts';

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
    afterwards(trip, handle(trip, dispatchedAt));
  }
  return journal;
}
