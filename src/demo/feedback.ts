import type { Classifier } from '../keep/triage/triage.ts';
import type { Instant } from '../platform/time.ts';
import { BRANCHES, type Branch } from './bank.ts';
import type { Random } from './random.ts';
import type { Door } from './rhythm.ts';
import { contactOf, filler, whenOf } from './slots.ts';
import { ACCOUNT_TOPICS } from './topics/account.ts';
import { APP_TOPICS } from './topics/app.ts';
import { BRANCH_TOPICS } from './topics/branch.ts';
import { LOAN_TOPICS } from './topics/loan.ts';
import { PAYMENT_TOPICS } from './topics/payment.ts';
import type { Topic } from './topics/topic.ts';
import { VOICE_TOPICS } from './topics/voice.ts';

export const TOPICS: readonly Topic[] = [
  ...PAYMENT_TOPICS,
  ...APP_TOPICS,
  ...ACCOUNT_TOPICS,
  ...LOAN_TOPICS,
  ...BRANCH_TOPICS,
  ...VOICE_TOPICS,
];

type Channel = NonNullable<Topic['channels']>[number];

const CHANNELS: Readonly<Record<Channel, { readonly weight: number; readonly door: Door }>> = {
  app: { weight: 30, door: 'online' },
  wechat: { weight: 27, door: 'online' },
  web: { weight: 10, door: 'online' },
  phone: { weight: 19, door: 'phone' },
  counter: { weight: 8, door: 'counter' },
  email: { weight: 3, door: 'online' },
  social: { weight: 2.4, door: 'online' },
  post: { weight: 0.6, door: 'counter' },
};

/** What someone hands in, and what only the story knows: the topic and how its texts are filled. */
export interface Feedback {
  readonly topic: Topic;
  readonly branch: Branch;
  readonly channel: Channel;
  readonly urgency: 'abnormal' | 'urgent' | 'ordinary';
  readonly complexity: 'simple' | 'complex' | 'major';
  readonly segment: string;
  readonly title: string;
  readonly body: string;
  readonly contact: ReturnType<typeof contactOf> | undefined;
  /** Answers that fit, to be filled. */
  readonly replies: readonly string[];
  readonly fill: (text: string) => string;
}

const GREETINGS = ['你好，', '您好，', '麻烦问一下，', '', '', '', '', '第一次反映问题。', '老客户了。'];
/** Who is speaking; only where the tale itself does not say. */
const SPEAKERS = [
  '我住{district}。',
  '我开{shop}的。',
  '我{job}的。',
  '我在{district}上班。',
  '带两个孩子，时间紧。',
];
const CLOSERS = [
  '',
  '',
  '',
  '',
  '谢谢。',
  '麻烦尽快核实。',
  '请给个答复。',
  '等你们消息。',
  '盼复。',
  '辛苦了。',
  '电话随时能接。',
  '下午五点以后方便接电话。',
];
/** What only those say who are not on the telephone or at a counter. */
const WRITTEN = ['在线等。', '请不要打电话，短信回复就行。', '上班不方便接电话，请留言。'];
const PRESSING = ['等着用钱，很急。', '今天必须办好，急。', '家里病人等着交住院费，请马上处理。'];

/** Chooses what comes up on such a day. */
export const topicOn = (random: Random, payday: boolean): Topic =>
  random.weighted(TOPICS, ({ weight, salary }) => (salary && payday ? weight * 2.6 : weight));

export const channelFor = (random: Random, { channels }: Topic): Channel =>
  random.weighted(channels ?? (Object.keys(CHANNELS) as Channel[]), (channel) => CHANNELS[channel].weight);

export const doorOf = (channel: Channel): Door => CHANNELS[channel].door;

/** Writes one piece of feedback. `recent` holds the last titles: nobody writes exactly what the one before wrote. */
export function write(
  random: Random,
  classifier: Classifier,
  { topic, channel }: Arrival,
  recent: ReadonlySet<string>,
  { hour, dayOff }: { readonly hour: number; readonly dayOff: boolean },
): Feedback {
  const open = dayOff ? BRANCHES.filter(({ openOnWeekends }) => openOnWeekends) : BRANCHES;
  const branch = random.weighted(open, ({ size, slowness }) =>
    topic.id === 'queue' ? size * slowness ** 2 : size,
  );
  const pressing = topic.urgency === undefined && topic.kind === 'enquiry' && random.chance(0.02);
  const { fill, title, tale } = fresh(
    random,
    topic,
    { branch: branch.name, when: whenOf(random, hour) },
    recent,
  );
  const [, story] = tale;
  const body =
    topic.kind === 'praise'
      ? story
      : opener(random, story) +
        story +
        random.pick(pressing ? PRESSING : doorOf(channel) === 'online' ? [...CLOSERS, ...WRITTEN] : CLOSERS);
  const written = fill(body);
  const found = classifier.triage({ title, body: written }).segment;
  return {
    topic,
    branch,
    channel,
    urgency: pressing ? 'urgent' : (topic.urgency ?? 'ordinary'),
    complexity: topic.complexity ?? 'simple',
    segment:
      found ?? (random.chance(0.3) ? topic.segment : undefined) ?? (random.chance(0.03) ? 'vip' : 'ordinary'),
    title,
    body: written,
    replies: tale.slice(2),
    contact: random.chance(0.93) ? contactOf(random, channel === 'email') : undefined,
    fill,
  };
}

const opener = (random: Random, story: string): string =>
  random.chance(0.25) && !/我[是开在{坐]|\{relative\}|\{job\}|\{company\}|老人|父亲|母亲/.test(story)
    ? random.pick(SPEAKERS)
    : random.pick(GREETINGS);

function fresh(
  random: Random,
  topic: Topic,
  known: { branch: string; when: string },
  recent: ReadonlySet<string>,
) {
  for (let attempt = 0; ; attempt++) {
    const fill = filler(random, known);
    const tale = random.pick(topic.tales);
    const title = fill(random.pick(tale[0].split('|')));
    if (!recent.has(title)) return { fill, title, tale };
    // A topic with few titles may have used them all up; then the place tells them apart.
    if (attempt === 8) return { fill, title: `${title}（${known.branch}）`, tale };
  }
}

/** When feedback of a day comes in. */
export interface Arrival {
  readonly at: Instant;
  readonly topic: Topic;
  readonly channel: Channel;
  /** It is about the outage. */
  readonly flood?: boolean;
  /** Nobody has got to it yet. */
  readonly untouched?: boolean;
}
