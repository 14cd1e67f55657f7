import { sql } from 'kysely';
import { ORG_ID } from '../../people/staff/staff.ts';
import type { Db, Tx } from '../../platform/sql.ts';
import type { Instant } from '../../platform/time.ts';
import { type TemplateName, templateOf } from './catalogue.ts';
import { addressDigest, type Directory } from './directory.ts';
import { afterQuiet } from './quiet.ts';

const BATCH = 200;

interface Unplanned {
  readonly id: number;
  readonly case_id: number | null;
  readonly staff_id: number | null;
  readonly unit_id: number | null;
  readonly recipient: string;
  readonly template: TemplateName;
}

interface Way {
  readonly notice: number;
  readonly channel: string;
  readonly address: string | null;
  readonly destination: number | null;
  readonly at: Instant;
}

/**
 * Settles by which ways the new notices go out: into the inboxes of a unit's people, by mail, to robots and webhooks.
 * @returns how many notices were settled
 */
export async function planNotices(db: Db, directory: Directory, now: Instant): Promise<number> {
  let planned = 0;
  for (;;) {
    const count = await db.transaction().execute((tx) => planBatch(tx, directory, now));
    if (count === 0) return planned;
    planned += count;
  }
}

async function planBatch(tx: Tx, directory: Directory, now: Instant): Promise<number> {
  const { rows } = await sql<Unplanned>`
    select id, case_id, staff_id, unit_id, recipient, template from notice where not planned
    order by id limit ${BATCH} for update skip locked`.execute(tx);
  if (rows.length === 0) return 0;
  await intoInboxes(tx, directory, rows);
  const ways = [
    ...(await byMail(tx, directory, rows, now)),
    ...(await toDestinations(tx, directory, rows, now)),
  ];
  await sql`
    with planned as (update notice set planned = true where org_id = ${ORG_ID} and id = any(${rows.map(({ id }) => id)}))
    insert into delivery (org_id, notice_id, channel, address, destination_id, next_at)
    select ${ORG_ID}, w.notice, w.channel, w.address, w.destination, to_timestamp(w.at / 1000.0)
    from jsonb_to_recordset(${JSON.stringify(ways)}::jsonb)
      as w(notice bigint, channel text, address text, destination int, at float8)
    on conflict do nothing`.execute(tx);
  return rows.length;
}

/** What a unit is told, each of its people is told; who was told by name already is not told twice. */
async function intoInboxes(tx: Tx, directory: Directory, rows: readonly Unplanned[]): Promise<void> {
  const members = rows.flatMap(({ id, unit_id }) =>
    unit_id === null
      ? []
      : directory
          .staff()
          .filter((one) => one.active && one.userId !== null && one.unitId === unit_id)
          .map((one) => ({ id, staff: one.id })),
  );
  await sql`
    insert into notice (org_id, reason, recipient, case_id, staff_id, template, data, at)
    select n.org_id, n.reason, 'staff ' || m.staff, n.case_id, m.staff, n.template, n.data, n.at
    from jsonb_to_recordset(${JSON.stringify(members)}::jsonb) as m(id bigint, staff int)
    join notice n on n.org_id = ${ORG_ID} and n.id = m.id
    on conflict on constraint notice_once do nothing`.execute(tx);
}

async function byMail(
  tx: Tx,
  directory: Directory,
  rows: readonly Unplanned[],
  now: Instant,
): Promise<Way[]> {
  if (!directory.mailer) return [];
  const users = await directory.users(
    rows.flatMap(({ case_id, recipient }) => (recipient.startsWith('user ') ? [case_id!] : [])),
  );
  const silent = await silentAmong(
    tx,
    directory,
    [...users.values()].flatMap(({ email }) => email ?? []),
  );
  return rows.flatMap(({ id, case_id, staff_id, recipient, template }) => {
    if (recipient.startsWith('user ')) {
      const address = users.get(case_id!)?.email;
      return address && !silent.has(address) ? [way(id, 'mail', { address, at: now })] : [];
    }
    const person = directory.staff().find((one) => one.id === staff_id);
    const rules = templateOf(template);
    if (!person?.active || !person.email || !rules?.mail) return [];
    return [way(id, 'mail', { address: person.email, at: sendAt(directory, rules.urgent, now) })];
  });
}

const way = (notice: number, channel: string, rest: Partial<Way> & Pick<Way, 'at'>): Way => ({
  address: null,
  destination: null,
  ...rest,
  notice,
  channel,
});

const sendAt = (directory: Directory, urgent: boolean | undefined, now: Instant): Instant =>
  urgent ? now : afterQuiet(now, directory.timeZone());

async function silentAmong(
  tx: Tx,
  { secret }: Directory,
  addresses: readonly string[],
): Promise<Set<string>> {
  if (addresses.length === 0) return new Set();
  const digests = new Map(addresses.map((address) => [addressDigest(secret, address), address]));
  const found = await tx
    .selectFrom('opt_out')
    .select('address_digest')
    .where('org_id', '=', ORG_ID)
    .where('address_digest', 'in', [...digests.keys()])
    .execute();
  return new Set(found.map(({ address_digest }) => digests.get(address_digest)!));
}

/** Robots take what is for their unit, or for any unit; webhooks take everything that is not for one person alone. */
async function toDestinations(
  tx: Tx,
  directory: Directory,
  rows: readonly Unplanned[],
  now: Instant,
): Promise<Way[]> {
  const shared = rows.filter(({ staff_id }) => staff_id === null);
  if (shared.length === 0) return [];
  const destinations = await tx
    .selectFrom('destination')
    .select(['id', 'kind', 'unit_id'])
    .where('org_id', '=', ORG_ID)
    .where('active', '=', true)
    .execute();
  return shared.flatMap(({ id, unit_id, template }) =>
    destinations
      .filter((one) =>
        one.unit_id === null ? one.kind === 'webhook' || unit_id !== null : one.unit_id === unit_id,
      )
      .map((one) =>
        way(id, `destination ${one.id}`, {
          destination: one.id,
          at: one.kind === 'webhook' ? now : sendAt(directory, templateOf(template)?.urgent, now),
        }),
      ),
  );
}

/** When an attempt failed: how long until the next. The seventh failure is the last. */
const RETRY_MINUTES = [1, 5, 15, 60, 240, 720] as const;

export const retryAt = (attempts: number, now: Instant): Instant | null => {
  const minutes = RETRY_MINUTES[attempts - 1];
  return minutes === undefined ? null : now + minutes * 60_000;
};
