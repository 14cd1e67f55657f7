import { ruleClassifier } from '../keep/triage/triage.ts';
import { dayAt, formatInstant, HOUR, type Instant, MINUTE } from '../platform/time.ts';
import { dayOf, midnightOf } from '../promise/calendar/days.ts';
import { ticketsOf } from './counter.ts';
import { type Arrival, channelFor, doorOf, TOPICS, topicOn, write } from './feedback.ts';
import { guideChanges } from './guide.ts';
import { type HistoryRecord, type Journal, TIME_ZONE } from './journal.ts';
import { travel } from './journey.ts';
import { demoLetter } from './letter.ts';
import { promisesOf } from './promises.ts';
import { type Random, seeded } from './random.ts';
import { busyness, isOff, isPayday, momentOf, type Outage, outageOf } from './rhythm.ts';
import { supervisionOf } from './supervision.ts';
import type { Setting } from './trip.ts';

export interface DemoOptions {
  readonly seed: number;
  /** The present moment of the story: nothing happens after it. */
  readonly until: Instant;
  /** How far back it goes. */
  readonly days: number;
}

/** Pieces of feedback on a usual Wednesday. */
const A_DAY = 98;
/** What the outage brings on top. */
const FLOOD = 150;

/**
 * The history of a bank, as lines of a history file, case by case. Pure: the same options yield the same lines.
 * Nothing happens after `until`, so what is under way then stays open.
 */
export function* generateDemo({ seed, until, days }: DemoOptions): Generator<HistoryRecord> {
  const lastDay = dayAt(TIME_ZONE, until);
  const firstDay = lastDay - days + 1;
  const promises = promisesOf(demoLetter(firstDay));
  const { calendar } = promises;
  const random = seeded(seed);
  const setting: Setting = { promises, outage: outageOf(calendar, firstDay, lastDay) };
  yield* guideChanges(random.branch('guide'), promises, firstDay, days, until);
  yield* supervisionOf(random.branch('supervision'), promises, firstDay, days, until);
  const visitors = random.branch('tickets');
  for (let day = firstDay; day <= lastDay; day++) yield* ticketsOf(visitors, promises, day, until);
  yield* casesOf(setting, random, firstDay, lastDay, until);
}

function* casesOf(
  setting: Setting,
  random: Random,
  firstDay: number,
  lastDay: number,
  until: Instant,
): Generator<HistoryRecord> {
  const { calendar } = setting.promises;
  const classifier = ruleClassifier();
  const texts = random.branch('texts');
  const numberOf = numbers(random.branch('numbers'));
  const recent = new Set<string>();
  let known: string | undefined;
  for (const arrival of arrivalsOf(setting, random.branch('arrivals'), firstDay, lastDay, until)) {
    const { at, topic } = arrival;
    const day = dayOf(calendar, at);
    const hour = (at - midnightOf(calendar, day)) / HOUR;
    const feedback = write(texts, classifier, arrival, recent, { hour, dayOff: isOff(calendar, day) });
    remember(recent, feedback.title);
    const number = numberOf(at);
    if (arrival.untouched) {
      yield* untouched(travel(setting, random.branch(number), feedback, at, number, undefined), until);
      continue;
    }
    // Once the first of the flood is known, what says the same is handled together with it.
    const floods = arrival.flood && topic.urgency === 'abnormal';
    const into = floods && known !== undefined && texts.chance(0.45) ? known : undefined;
    if (floods) known ??= number;
    yield* travel(setting, random.branch(number), feedback, at, number, into).linesUntil(until);
  }
}

/** Nobody has got to it yet: only its receipt is on record. */
const untouched = (journal: Journal, until: Instant): HistoryRecord[] =>
  journal.linesUntil(until).slice(0, 1);

/** Enough titles that neighbours in any list differ. */
const REMEMBERED = 30;

function remember(recent: Set<string>, title: string): void {
  recent.add(title);
  if (recent.size > REMEMBERED) recent.delete(recent.values().next().value!);
}

const LETTERS = '23456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Case numbers in the form that the product gives them. */
function numbers(random: Random): (at: Instant) => string {
  const given = new Set<string>();
  return (at) => {
    const date = formatInstant(at, TIME_ZONE);
    for (;;) {
      const tail = Array.from({ length: 6 }, () => random.pick([...LETTERS])).join('');
      const number = `JN-${date.slice(2, 4)}${date.slice(5, 7)}-${tail}`;
      if (!given.has(number)) {
        given.add(number);
        return number;
      }
    }
  };
}

/** Everything that comes in, in the order of time. */
function arrivalsOf(
  { promises, outage }: Setting,
  random: Random,
  firstDay: number,
  lastDay: number,
  until: Instant,
): Arrival[] {
  const { calendar } = promises;
  const arrivals: Arrival[] = [];
  for (let day = firstDay; day <= lastDay; day++) {
    const count = random.count(A_DAY * busyness(calendar, day));
    for (let i = 0; i < count; i++) {
      const topic = topicOn(random, isPayday(day));
      const channel = channelFor(random, topic);
      arrivals.push({ at: momentOf(random, calendar, day, doorOf(channel)), topic, channel });
    }
  }
  arrivals.push(...flood(random, outage), ...justNow(random, until));
  return arrivals.filter(({ at }) => at <= until).toSorted((a, b) => a.at - b.at);
}

const topicNamed = (id: string) => TOPICS.find((topic) => topic.id === id)!;

function flood(random: Random, { from, to }: Outage): Arrival[] {
  return Array.from({ length: FLOOD }, () => {
    const topic = topicNamed(
      random.weighted(
        ['payment-failed', 'app-crash', 'verification-code', 'transfer-missing'],
        (id) => ({ 'payment-failed': 5, 'app-crash': 3, 'verification-code': 1, 'transfer-missing': 2 })[id]!,
      ),
    );
    // Most come in the first half; some notice only after it is over.
    const at = from + 2 * MINUTE + (to - from) * 1.25 * random.next() ** 1.5;
    return { at, topic, channel: channelFor(random, topic), flood: true };
  });
}

/** Minutes before the present at which feedback came that nobody has got to: some of it is nearly due, some past it. */
const WAITING_MINUTES = [2, 4, 7, 9, 12, 14, 17, 19, 21, 23, 25, 26, 28, 34, 43];

function justNow(random: Random, until: Instant): Arrival[] {
  return WAITING_MINUTES.map((minutes, index) => {
    const topic =
      index % 4 === 1
        ? topicNamed(random.pick(['payment-failed', 'app-crash', 'lost-card']))
        : topicOn(random, false);
    const channel = random.pick(['app', 'wechat', 'web'] as const);
    return { at: until - minutes * MINUTE - random.int(0, 50) * 1000, topic, channel, untouched: true };
  });
}
