import { HOUR, type Instant, MINUTE } from '../platform/time.ts';
import { agentsOf, membersOf } from './bank.ts';
import { review } from './handle.ts';
import { rate } from './rating.ts';
import { daytime } from './rhythm.ts';
import { SAID } from './said.ts';
import { promised, type Step, type Trip, working } from './trip.ts';

/** Rating, second review, filing, follow-up and inspection. */
export function afterwards(trip: Trip, { repliedAt, late }: { repliedAt: Instant; late: boolean }): void {
  const {
    setting: { promises },
    random,
    fields,
    journal,
  } = trip;
  const rating = rate(random, promises.calendar, repliedAt, fields.kind === 'complaint', late);
  let answeredAt = repliedAt;
  const files = working(trip, repliedAt, random.around(520, 0.7));
  const filedAt = promised(trip, 'archiving', repliedAt, files, 0.006);
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
  const repliedAt = promised(trip, 'second-review', appealedAt, answers, 0.004);
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
