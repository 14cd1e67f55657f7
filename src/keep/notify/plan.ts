import { sql } from 'kysely';
import { ORG_ID } from '../../people/staff/staff.ts';
import type { Db, Tx } from '../../platform/sql.ts';
import type { Instant } from '../../platform/time.ts';
import { mailedUsually, type TemplateName, templateOf } from './catalogue.ts';
import { type Directory, PERSONAL_WAYS, type PersonalWay, type UserAddress } from './directory.ts';
import { readPreferences } from './preference.ts';
import { afterQuiet } from './quiet.ts';
import { silentAmong } from './silence.ts';

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
 * Settles by which ways the new notices go out: into the inboxes of a unit's people, to single persons, to robots and
 * webhooks.
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
    ...(await toUsers(tx, directory, rows, now)),
    ...(await toStaff(tx, directory, rows, now)),
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

/** What a unit or a role is told, each of its people is told; who was told by name already is not told twice. */
async function intoInboxes(tx: Tx, directory: Directory, rows: readonly Unplanned[]): Promise<void> {
  const people = directory.staff().filter(({ active, userId }) => active && userId !== null);
  const members = rows.flatMap(({ id, recipient }) => {
    const [kind, whom] = recipient.split(' ');
    return people
      .filter(({ unitId, role }) =>
        kind === 'unit' ? String(unitId) === whom : kind === 'role' && role === whom,
      )
      .map((one) => ({ id, staff: one.id }));
  });
  if (members.length === 0) return;
  await sql`
    insert into notice (org_id, reason, recipient, case_id, staff_id, template, data, at)
    select n.org_id, n.reason, 'staff ' || m.staff, n.case_id, m.staff, n.template, n.data, n.at
    from jsonb_to_recordset(${JSON.stringify(members)}::jsonb) as m(id bigint, staff int)
    join notice n on n.org_id = ${ORG_ID} and n.id = m.id
    on conflict on constraint notice_once do nothing`.execute(tx);
}

const way = (notice: number, channel: string, rest: Partial<Way> & Pick<Way, 'at'>): Way => ({
  address: null,
  destination: null,
  ...rest,
  notice,
  channel,
});

/** Each user is written to by one way: the one they want, or else the first that is there. */
async function toUsers(
  tx: Tx,
  directory: Directory,
  rows: readonly Unplanned[],
  now: Instant,
): Promise<Way[]> {
  const told = rows.filter(({ recipient }) => recipient.startsWith('user '));
  const users = await directory.users(told.map(({ case_id }) => case_id!));
  const ways = told.flatMap(({ id, case_id, template }) => {
    const user = users.get(case_id!);
    const channel = user && wayTo(user, directory, template);
    return channel ? [{ id, channel, address: user.addresses[channel]! }] : [];
  });
  const silent = await silentAmong(
    tx,
    directory.secret,
    ways.map(({ address }) => address),
  );
  return ways
    .filter(({ address }) => !silent.has(address))
    .map(({ id, channel, address }) =>
      way(id, channel, { address, at: channel === 'sms' ? afterQuiet(now, directory.timeZone()) : now }),
    );
}

const wayTo = (
  { addresses, preferred }: UserAddress,
  { carriers }: Directory,
  template: TemplateName,
): PersonalWay | undefined =>
  [...(preferred ? [preferred] : []), ...PERSONAL_WAYS].find(
    (one) => addresses[one] !== undefined && carriers[one]?.carries(template),
  );

/** Members of staff find everything in their inbox; by mail they get what is usual for its kind, or what they chose. */
async function toStaff(
  tx: Tx,
  directory: Directory,
  rows: readonly Unplanned[],
  now: Instant,
): Promise<Way[]> {
  const told = rows.filter(({ staff_id }) => staff_id !== null);
  if (!directory.carriers.mail || told.length === 0) return [];
  const preferences = await readPreferences(
    tx,
    told.map(({ staff_id }) => staff_id!),
  );
  return told.flatMap(({ id, staff_id, template }) => {
    const person = directory.staff().find((one) => one.id === staff_id);
    const wanted = preferences.get(`${staff_id} ${template}`) ?? mailedUsually(template);
    if (!person?.active || !person.email || !wanted) return [];
    return [way(id, 'mail', { address: person.email, at: sendAt(directory, template, now) })];
  });
}

const sendAt = (directory: Directory, template: TemplateName, now: Instant): Instant =>
  templateOf(template)?.urgent ? now : afterQuiet(now, directory.timeZone());

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
          at: one.kind === 'webhook' ? now : sendAt(directory, template, now),
        }),
      ),
  );
}
