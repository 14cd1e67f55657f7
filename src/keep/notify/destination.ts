import './tables.ts';
import { randomBytes } from 'node:crypto';
import { ORG_ID } from '../../people/staff/staff.ts';
import { violated } from '../../people/staff/store.ts';
import { Refusal } from '../../platform/refusal.ts';
import type { Db } from '../../platform/sql.ts';
import type { Instant } from '../../platform/time.ts';
import { sendToDestination } from './channel/destination.ts';
import type { DestinationKind } from './delivery.ts';
import { SendFault } from './message.ts';
import { NOTIFY_TEXTS } from './texts.ts';

/** A robot or a webhook as administrators see it: neither the secret nor an address that is one is ever shown again. */
export interface Destination {
  readonly id: number;
  readonly kind: DestinationKind;
  readonly name: string;
  /** Where it is; the rest of a robot's address is its key. */
  readonly host: string;
  readonly unitId: number | null;
  readonly active: boolean;
  readonly signed: boolean;
}

const COLUMNS = ['id', 'kind', 'name', 'url', 'secret', 'unit_id', 'active'] as const;

interface Row {
  readonly id: number;
  readonly kind: DestinationKind;
  readonly name: string;
  readonly url: string;
  readonly secret: string | null;
  readonly unit_id: number | null;
  readonly active: boolean;
}

const shown = ({ id, kind, name, url, secret, unit_id, active }: Row): Destination => ({
  id,
  kind,
  name,
  host: new URL(url).host,
  unitId: unit_id,
  active,
  signed: secret !== null,
});

export async function listDestinations(db: Db): Promise<Destination[]> {
  const rows = await db
    .selectFrom('destination')
    .select(COLUMNS)
    .where('org_id', '=', ORG_ID)
    .orderBy('id')
    .execute();
  return rows.map(shown);
}

const LOOPBACK: readonly string[] = ['127.0.0.1', 'localhost', '[::1]'];

/**
 * An address that messages may be posted to. Encrypted; without that only on this machine, and only where the product
 * itself is served to this machine alone, as in a test.
 * @throws Refusal bad-request
 */
function safeUrl(url: string, publicUrl: string): string {
  const parsed = URL.parse(url);
  const local =
    parsed?.protocol === 'http:' &&
    LOOPBACK.includes(parsed.hostname) &&
    LOOPBACK.includes(new URL(publicUrl).hostname);
  if (!parsed || (parsed.protocol !== 'https:' && !local) || parsed.username || parsed.password)
    throw new Refusal('bad-request', NOTIFY_TEXTS.unsafeUrl);
  return parsed.href;
}

const WEBHOOK_SECRET = /^whsec_([A-Za-z0-9+/]+={0,2})$/;
const newSecret = (): string => `whsec_${randomBytes(32).toString('base64')}`;

/** @throws Refusal bad-request when it is no secret as Standard Webhooks wants it */
function secretFor(kind: DestinationKind, given: string | undefined): string | null {
  if (kind !== 'webhook') return given?.trim() || null;
  if (!given?.trim()) return newSecret();
  const bytes = Buffer.from(WEBHOOK_SECRET.exec(given.trim())?.[1] ?? '', 'base64').length;
  if (bytes < 24 || bytes > 64) throw new Refusal('bad-request', NOTIFY_TEXTS.badSecret);
  return given.trim();
}

export interface NewDestination {
  readonly kind: DestinationKind;
  readonly name: string;
  readonly url: string;
  readonly secret?: string;
  readonly unitId?: number;
}

/** @returns with it the secret, this once. @throws Refusal bad-request, unknown-unit */
export async function addDestination(
  db: Db,
  { kind, name, url, secret, unitId }: NewDestination,
  publicUrl: string,
): Promise<Destination & { secret: string | null }> {
  const kept = secretFor(kind, secret);
  const row = await db
    .insertInto('destination')
    .values({
      org_id: ORG_ID,
      kind,
      name: name.trim(),
      url: safeUrl(url, publicUrl),
      secret: kept,
      unit_id: unitId ?? null,
    })
    .returning(COLUMNS)
    .executeTakeFirstOrThrow()
    .catch(refuseUnit);
  return { ...shown(row), secret: kept };
}

export interface DestinationChange {
  readonly name?: string;
  readonly url?: string;
  readonly secret?: string;
  readonly unitId?: number | null;
  readonly active?: boolean;
}

/** @throws Refusal not-found, bad-request, unknown-unit */
export async function changeDestination(
  db: Db,
  id: number,
  { name, url, secret, unitId, active }: DestinationChange,
  publicUrl: string,
): Promise<Destination> {
  const { kind } = await destinationOf(db, id);
  const row = await db
    .updateTable('destination')
    .set({
      // Set even when nothing else is, so that there is something to set.
      kind,
      ...(name !== undefined && { name: name.trim() }),
      ...(url !== undefined && { url: safeUrl(url, publicUrl) }),
      ...(secret !== undefined && { secret: secretFor(kind, secret) }),
      ...(unitId !== undefined && { unit_id: unitId }),
      ...(active !== undefined && { active }),
    })
    .where('org_id', '=', ORG_ID)
    .where('id', '=', id)
    .returning(COLUMNS)
    .executeTakeFirstOrThrow()
    .catch(refuseUnit);
  return shown(row);
}

/** Sends a test message at once. @returns why it did not arrive; null when it did. @throws Refusal not-found */
export async function testDestination(db: Db, id: number, now: Instant): Promise<string | null> {
  const { kind, url, secret } = await destinationOf(db, id);
  const [subject, body] = NOTIFY_TEXTS.test.zh;
  const message = {
    id: `test.${id}.${now}`,
    subject,
    body,
    link: null,
    silence: null,
    template: 'test',
    data: {},
  };
  try {
    await sendToDestination({ kind, url, secret }, message, now);
    return null;
  } catch (error) {
    if (error instanceof SendFault) return error.message;
    throw error;
  }
}

async function destinationOf(db: Db, id: number): Promise<Row> {
  const row = await db
    .selectFrom('destination')
    .select(COLUMNS)
    .where('org_id', '=', ORG_ID)
    .where('id', '=', id)
    .executeTakeFirst();
  if (!row) throw new Refusal('not-found', NOTIFY_TEXTS.noSuchDestination);
  return row;
}

function refuseUnit(error: unknown): never {
  if (violated(error, 'destination_org_id_unit_id_fkey'))
    throw new Refusal('unknown-unit', NOTIFY_TEXTS.noSuchUnit);
  throw error;
}
