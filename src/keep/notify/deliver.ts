import { sql } from 'kysely';
import { ORG_ID } from '../../people/staff/staff.ts';
import { type Db, timestamptz } from '../../platform/sql.ts';
import { type Instant, MINUTE, now as present } from '../../platform/time.ts';
import { type TemplateName, wordsOf } from './catalogue.ts';
import { sendToRobot } from './channel/robot.ts';
import { sendWebhook } from './channel/webhook.ts';
import type { DestinationKind } from './delivery.ts';
import type { Directory, UserAddress } from './directory.ts';
import { type Message, SendFault } from './message.ts';
import { planNotices, retryAt } from './plan.ts';

const BATCH = 10;
/** A process that claimed a delivery and was not heard of for so long is taken for dead. */
const LEASE = 5 * MINUTE;

interface Claimed {
  readonly notice_id: number;
  readonly channel: string;
  readonly address: string | null;
  readonly attempts: number;
  readonly template: TemplateName;
  readonly data: Record<string, string>;
  readonly case_id: number | null;
  readonly recipient: string;
  readonly kind: DestinationKind | null;
  readonly url: string | null;
  readonly secret: string | null;
}

/**
 * Sends what is due, until nothing is. A delivery is claimed before it is sent and settled after, so two processes never
 * send the same; one that dies in between leaves it to be sent again under the same id, by which receivers know it.
 * @returns how many went out
 */
export async function deliver(db: Db, directory: Directory, clock: () => Instant = present): Promise<number> {
  await planNotices(db, directory, clock());
  let sent = 0;
  for (;;) {
    const claimed = await claim(db, clock());
    if (claimed.length === 0) return sent;
    const users = await directory.users(
      claimed.flatMap(({ case_id, recipient }) => (recipient.startsWith('user ') ? [case_id!] : [])),
    );
    const outcomes = await Promise.all(
      claimed.map((one) => attempt(db, directory, one, users.get(one.case_id ?? -1), clock)),
    );
    sent += outcomes.filter(Boolean).length;
  }
}

async function claim(db: Db, now: Instant): Promise<Claimed[]> {
  const { rows } = await sql<Claimed>`
    with due as (
      select org_id, notice_id, channel from delivery
      where next_at <= ${timestamptz(now)} and state in ('waiting', 'sending')
      order by next_at limit ${BATCH} for update skip locked
    ), claimed as (
      update delivery set state = 'sending', attempts = attempts + 1, next_at = ${timestamptz(now + LEASE)}
      from due where (delivery.org_id, delivery.notice_id, delivery.channel) = (due.org_id, due.notice_id, due.channel)
      returning delivery.*
    )
    select c.notice_id, c.channel, c.address, c.attempts, n.template, n.data, n.case_id, n.recipient, d.kind, d.url, d.secret
    from claimed c join notice n on (n.org_id, n.id) = (c.org_id, c.notice_id)
    left join destination d on (d.org_id, d.id) = (c.org_id, c.destination_id)`.execute(db);
  return rows;
}

async function attempt(
  db: Db,
  directory: Directory,
  one: Claimed,
  user: UserAddress | undefined,
  clock: () => Instant,
): Promise<boolean> {
  try {
    await send(directory, one, messageOf(directory, one, user), clock());
    await settle(db, one, { state: 'sent', sent_at: timestamptz(clock()), next_at: null, fault: null });
    return true;
  } catch (error) {
    const fault = error instanceof SendFault ? error : new SendFault(String(error), { final: false });
    const next = fault.final ? null : retryAt(one.attempts, clock());
    await settle(db, one, {
      state: next === null ? 'dead' : 'waiting',
      next_at: timestamptz(next),
      fault: fault.message.slice(0, 500),
    });
    return false;
  }
}

const settle = (db: Db, { notice_id, channel, attempts }: Claimed, outcome: object) =>
  db
    .updateTable('delivery')
    .set(outcome)
    .where('org_id', '=', ORG_ID)
    .where('notice_id', '=', notice_id)
    .where('channel', '=', channel)
    // A process whose lease ran out does not speak for the one that took over.
    .where('attempts', '=', attempts)
    .where('state', '=', 'sending')
    .execute();

function messageOf(directory: Directory, one: Claimed, user: UserAddress | undefined): Message {
  const data = user ? { ...one.data, code: user.code } : one.data;
  const link = user?.link ?? (one.data.number ? directory.consoleLink(one.data.number) : null);
  const toProgram = one.kind !== null;
  return {
    id: `${one.notice_id}.${one.channel.replace(' ', '-')}`,
    ...wordsOf(one.template, toProgram ? one.data : data, 'zh'),
    // What leads a user into a case opens it to everyone who reads it; a work chat is given the way of staff.
    link: toProgram ? (one.data.number ? directory.consoleLink(one.data.number) : null) : link,
    template: one.template,
    data: one.data,
  };
}

async function send({ mailer }: Directory, one: Claimed, message: Message, now: Instant): Promise<void> {
  if (one.kind === null) {
    if (!mailer) throw new SendFault('no mail server is configured', { final: false });
    return mailer.send(one.address!, message);
  }
  const place = { kind: one.kind, url: one.url!, secret: one.secret };
  if (place.kind === 'webhook') return sendWebhook(place, message, now);
  return sendToRobot({ ...place, kind: place.kind }, message, now);
}
