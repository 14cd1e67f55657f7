import './tables.ts';
import { sql } from 'kysely';
import { ORG_ID } from '../../../people/staff/staff.ts';
import { type Tx, timestamptz } from '../../../platform/sql.ts';
import { formatInstant, type Instant } from '../../../platform/time.ts';
import { notify } from '../../notify/notice.ts';
import { addMessage, change } from '../change.ts';
import type { House } from '../house.ts';
import { type Held, hold } from '../load.ts';
import { zoneOf } from '../read.ts';
import { momentAfter } from '../state.ts';
import { PAUSE_TEXTS } from './texts.ts';

interface Due {
  readonly number: string;
  readonly seq: number;
}

const BATCH = 200;

/**
 * Reminds users at half of the longest pause and ends pauses that have lasted as long as they may. Each is decided with its
 * case held, the order in which everybody locks: however many processes sweep, and whatever staff do meanwhile, a pause is
 * reminded of once and ends once.
 * @returns how many users were reminded, and how many pauses ended
 */
export async function sweepPauses(
  house: House,
  clock: () => Instant,
): Promise<{ reminded: number; ended: number }> {
  const ended = await sweepAll(house, clock, sql`ends_at`, sql`true`, endPause);
  const reminded = await sweepAll(house, clock, sql`remind_at`, sql`not reminded`, remind);
  return { reminded, ended };
}

type Doing = (tx: Tx, house: House, held: Held, seq: number, now: Instant) => Promise<boolean>;

async function sweepAll(
  house: House,
  clock: () => Instant,
  moment: ReturnType<typeof sql>,
  still: ReturnType<typeof sql>,
  doing: Doing,
): Promise<number> {
  let done = 0;
  for (;;) {
    const now = clock();
    const { rows } = await sql<Due>`
      select cases.number, pause.seq from pause join cases on cases.org_id = pause.org_id and cases.id = pause.case_id
      where pause.org_id = ${ORG_ID} and pause.ended_at is null and ${moment} <= ${timestamptz(now)} and ${still}
      order by ${moment} limit ${BATCH}`.execute(house.db);
    let moved = 0;
    for (const { number, seq } of rows) {
      const did = await house.db.transaction().execute(async (tx) => {
        const held = await hold(tx, number);
        return held ? doing(tx, house, held, seq, now) : false;
      });
      if (did) moved++;
    }
    done += moved;
    // Whoever else sweeps may have done them all; what is left then comes with the next minute.
    if (rows.length < BATCH || moved === 0) return done;
  }
}

/** The pause as it is once the case is held. */
const openPause = (tx: Tx, { id }: Held, seq: number) =>
  tx
    .selectFrom('pause')
    .select(['ends_at', 'reminded'])
    .where('org_id', '=', ORG_ID)
    .where('case_id', '=', id)
    .where('seq', '=', seq)
    .where('ended_at', 'is', null)
    .executeTakeFirst();

async function endPause(tx: Tx, house: House, held: Held, seq: number, now: Instant): Promise<boolean> {
  const pause = await openPause(tx, held, seq);
  if (!pause || pause.ends_at > now || !held.state.waiting) return false;
  const at = momentAfter(held.state, now);
  const event = {
    seq: held.events.length + 1,
    at,
    type: 'resumed',
    actor: 'system',
    staffId: null,
  } as const;
  await change(tx, house, held, [event], at, bySystem(PAUSE_TEXTS.ended.zh));
  return true;
}

async function remind(tx: Tx, house: House, held: Held, seq: number, now: Instant): Promise<boolean> {
  const pause = await openPause(tx, held, seq);
  if (!pause || pause.reminded || pause.ends_at <= now) return false;
  const { id, number, title, pledgeId } = held;
  const zone = zoneOf(pledgeId === null ? undefined : house.terms.of(pledgeId));
  const until = formatInstant(pause.ends_at, zone);
  await tx
    .updateTable('pause')
    .set({ reminded: true })
    .where('org_id', '=', ORG_ID)
    .where('case_id', '=', id)
    .where('seq', '=', seq)
    .execute();
  const words = PAUSE_TEXTS.reminder(until.slice(0, 16).replace('T', ' ')).zh;
  await addMessage(tx, [number], bySystem(words), now);
  await notify(
    tx,
    [
      {
        reason: `question-again ${number} ${seq}`,
        template: 'question-again',
        to: { user: id },
        data: { number, title, until },
      },
    ],
    now,
  );
  return true;
}

const bySystem = (body: string) =>
  ({ author: 'system', staffId: null, step: null, internal: false, body }) as const;
