import { sql } from 'kysely';
import { ORG_ID } from '../../people/staff/staff.ts';
import type { Locale } from '../../platform/route.ts';
import { type Db, timestamptz } from '../../platform/sql.ts';
import { type Instant, MINUTE, now as present } from '../../platform/time.ts';
import { type TemplateName, templateOf, wordsOf } from './catalogue.ts';
import { sendToDestination } from './channel/destination.ts';
import type { DestinationKind } from './delivery.ts';
import type { Directory, PersonalWay, UserAddress } from './directory.ts';
import { type Message, SendFault } from './message.ts';
import { planNotices } from './plan.ts';
import { retryAt } from './retry.ts';
import { said } from './say.ts';
import { silenceLink, silentAmong } from './silence.ts';
import { SILENCE_WORDS } from './user-texts.ts';

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
    const toUsers = claimed.filter(({ recipient }) => recipient.startsWith('user '));
    const users = await directory.users(toUsers.map(({ case_id }) => case_id!));
    const silent = await silentAmong(
      db,
      directory.secret,
      toUsers.flatMap(({ address }) => address ?? []),
    );
    const outcomes = await Promise.all(
      claimed.map((one) =>
        isUnwanted(one, users, silent)
          ? settle(db, one, { state: 'dropped', next_at: null }).then(() => false)
          : attempt(db, directory, one, users.get(one.case_id ?? -1), clock),
      ),
    );
    sent += outcomes.filter(Boolean).length;
  }
}

/** Whoever asked for silence, or was erased, since the way was settled is not written to any more. */
const isUnwanted = (
  one: Claimed,
  users: ReadonlyMap<number, UserAddress>,
  silent: ReadonlySet<string>,
): boolean => forUser(one) && (one.address === null || silent.has(one.address) || !users.has(one.case_id!));

/** Whether there are notices of which nobody has settled by which ways they go. */
export async function isWaiting(db: Db): Promise<boolean> {
  const { rows } = await sql<{ waiting: boolean }>`
    select exists (select from notice where not planned) as waiting`.execute(db);
  return rows[0]!.waiting;
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

const forUser = ({ recipient, kind }: Claimed): boolean => kind === null && recipient.startsWith('user ');

function messageOf(directory: Directory, one: Claimed, user: UserAddress | undefined): Message {
  const id = `${one.notice_id}.${one.channel.replace(' ', '-')}`;
  const { template } = one;
  if (user && forUser(one)) {
    const { locale, code } = user;
    const page = templateOf(template)?.page;
    const link = page ? user.link.replace('?', `/${page}?`) : user.link;
    const data = said({ ...one.data, code }, locale);
    const silence = one.address && silenceIn(directory, one.address, locale);
    return { id, ...wordsOf(template, data, locale), link, silence: silence || null, template, data };
  }
  // What leads a user into a case opens it to everyone who reads it; a work chat is given the way of staff.
  const link = one.data.number ? directory.consoleLink(one.data.number) : null;
  return { id, ...wordsOf(template, one.data, 'zh'), link, silence: null, template, data: one.data };
}

const silenceIn = ({ secret, publicUrl }: Directory, address: string, locale: Locale) => ({
  link: silenceLink(secret, publicUrl, address),
  words: SILENCE_WORDS[locale],
});

async function send({ carriers }: Directory, one: Claimed, message: Message, now: Instant): Promise<void> {
  if (one.kind !== null)
    return sendToDestination({ kind: one.kind, url: one.url!, secret: one.secret }, message, now);
  const carrier = carriers[one.channel as PersonalWay];
  if (!carrier) throw new SendFault(`no way out by ${one.channel} is configured`, { final: false });
  return carrier.send(one.address!, message);
}
