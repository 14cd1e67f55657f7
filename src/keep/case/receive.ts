import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { ORG_ID } from '../../people/staff/staff.ts';
import { violated } from '../../people/staff/store.ts';
import { Refusal } from '../../platform/refusal.ts';
import type { Locale } from '../../platform/route.ts';
import { timestamptz } from '../../platform/sql.ts';
import type { Instant } from '../../platform/time.ts';
import type { Fields } from '../../promise/pledge/pledge.ts';
import type { PersonalWay } from '../notify/directory.ts';
import { noticeToUser } from '../notify/notice.ts';
import { accessCodeOf, newNumber } from './code.ts';
import { suggestedUnit } from './dispatch/suggest.ts';
import { DEFAULT_TIME_ZONE, type House } from './house.ts';
import { LABELS, labelsOf } from './labels.ts';
import { receivedData } from './notices.ts';
import { addressesOf } from './reach.ts';
import { searchable } from './search.ts';
import type { StoredEvent } from './state.ts';
import type { Terms } from './terms.ts';
import { CASE_TEXTS } from './texts.ts';
import { nextDueOf, type Standing, standingOf, statement } from './write.ts';

/** Feedback as any door hands it in. */
export interface Submission {
  readonly title?: string;
  readonly body: string;
  /** What they want to be done about it. */
  readonly sought?: string;
  readonly channel?: string;
  readonly kind?: string;
  readonly segment?: string;
  readonly outlet?: string;
  readonly contact?: {
    name?: string;
    phone?: string;
    email?: string;
    /** The openid of a WeChat account. */
    wechat?: string;
    /** By which way the user wants to be written to. */
    preferred?: PersonalWay;
  };
  /** In which the user is written to; Chinese unless told. */
  readonly locale?: Locale;
  readonly consent: boolean;
  readonly trace?: unknown;
  /** Two submissions with the same key are one case. */
  readonly idempotencyKey?: string;
}

/** What a new case is answered with. */
export interface Receipt {
  readonly number: string;
  readonly accessCode: string;
  readonly standing: Standing;
  readonly terms: Terms | undefined;
}

const TITLE_LENGTH = 40;
/** Whoever does not say through which door it came, came through this one. */
const DEFAULT_CHANNEL = 'web';

/**
 * Takes in feedback: names what it is, starts its clocks and writes case, event, clocks and marks in one round trip.
 * @throws Refusal consent-required, bad-request, idempotency-conflict
 */
export async function receive(house: House, submission: Submission, now: Instant): Promise<Receipt> {
  if (submission.consent !== true) throw new Refusal('consent-required', CASE_TEXTS.consent);
  const body = submission.body.trim();
  if (body === '') throw new Refusal('bad-request', CASE_TEXTS.emptyBody);
  const title = submission.title?.trim() || headline(body);
  const triage = house.classifier.triage({ ...submission, title, body });
  const channel = submission.channel ?? DEFAULT_CHANNEL;
  const { kind, urgency, nature, complexity, category, segment = 'ordinary' } = triage;
  const fields = present({
    channel,
    kind,
    urgency,
    nature,
    complexity,
    segment,
    category,
    outlet: submission.outlet,
  });
  const terms = house.terms.inForce(now);
  const events: StoredEvent[] = [{ seq: 1, at: now, type: 'received', fields, actor: 'user', staffId: null }];
  const standing = standingOf(events, terms, now);
  const suggested = suggestedUnit(house, fields, triage.unit, now);
  const number = newNumber(now, terms?.calendar.timeZone ?? DEFAULT_TIME_ZONE);
  const key = submission.idempotencyKey ?? null;
  const digest = key === null ? null : digestOf(submission);
  const head = sql`
    insert into cases (org_id, number, channel, kind, urgency, nature, complexity, segment, category, outlet,
      suggested_unit_id, title, body, sought, contact, trace, pledge_id, received_at, changed_at, next_due_at,
      idempotency_key, request_digest, search, locale)
    values (${ORG_ID}, ${number}, ${channel}, ${kind ?? null}, ${urgency}, ${nature}, ${complexity}, ${segment},
      ${category ?? null}, ${submission.outlet ?? null}, ${suggested?.id ?? null}, ${title}, ${body},
      ${submission.sought?.trim() || null},
      ${json(submission.contact)}::jsonb, ${json(submission.trace)}::jsonb, ${terms?.pledgeId ?? null}, ${timestamptz(now)},
      ${timestamptz(now)}, ${timestamptz(nextDueOf(standing.clocks))}, ${key}, ${digest},
      array_to_tsvector(${searchable(number, title, body)}::text[]), ${submission.locale ?? null})
    on conflict (org_id, idempotency_key) do nothing
    returning id`;
  const told = isReachable(submission)
    ? noticeToUser(
        {
          reason: `received ${number}`,
          template: 'received',
          data: receivedData(number, title, standing.clocks, terms),
        },
        now,
      )
    : undefined;
  const written = await statement(head, events, standing, terms, now, undefined, told)
    .execute(house.db)
    .catch((error: unknown) => {
      // Two equal numbers in a month come up once in many thousand cases: draw again.
      if (violated(error, 'case_number_taken')) return undefined;
      throw error;
    });
  if (!written) return receive(house, submission, now);
  if (written.rows.length === 0) return receiptOf(house, key!, digest!, now);
  return { number, accessCode: accessCodeOf(house.organisation.secret, number), standing, terms };
}

/** The receipt of a submission that was taken in before under the same key. */
async function receiptOf(house: House, key: string, digest: string, now: Instant): Promise<Receipt> {
  const held = await house.db
    .selectFrom('cases')
    .select(['number', 'request_digest', 'pledge_id', 'received_at', ...LABELS])
    .where('org_id', '=', ORG_ID)
    .where('idempotency_key', '=', key)
    .executeTakeFirstOrThrow();
  if (held.request_digest !== digest)
    throw new Refusal('idempotency-conflict', CASE_TEXTS.idempotencyConflict);
  const fields = present(labelsOf(held));
  const terms = held.pledge_id === null ? undefined : house.terms.of(held.pledge_id);
  const standing = standingOf(
    [{ seq: 1, at: held.received_at, type: 'received', fields, actor: 'user', staffId: null }],
    terms,
    now,
  );
  return {
    number: held.number,
    accessCode: accessCodeOf(house.organisation.secret, held.number),
    standing,
    terms,
  };
}

/** The first sentence, as far as it fits in a row of a list. */
export function headline(body: string): string {
  const sentence = body.split(/[\n。！？!?]/, 1)[0]!.trim() || body;
  const characters = [...sentence];
  return characters.length <= TITLE_LENGTH ? sentence : `${characters.slice(0, TITLE_LENGTH).join('')}…`;
}

const json = (value: unknown): string | null => (value === undefined ? null : JSON.stringify(value));

const isReachable = ({ contact }: Submission): boolean => Object.keys(addressesOf(contact)).length > 0;

/** The language of a browser is no part of what was said. */
const digestOf = ({ locale: _, ...submission }: Submission): string =>
  createHash('sha256').update(JSON.stringify(submission)).digest('hex');

const present = (fields: Record<keyof Fields | string, string | null | undefined>): Fields =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value != null)) as Fields;
