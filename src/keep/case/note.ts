import { sql } from 'kysely';
import { ORG_ID } from '../../people/staff/staff.ts';
import { Refusal } from '../../platform/refusal.ts';
import type { Caller } from '../../platform/route.ts';
import type { Instant } from '../../platform/time.ts';
import { notify } from '../notify/notice.ts';
import { addMessage } from './change.ts';
import type { House } from './house.ts';
import { mentioned } from './mention/mention.ts';
import { CASE_TEXTS } from './texts.ts';

/**
 * Notes something that stays among staff; whoever is mentioned in it is told. No step, no clock.
 * @param files ids of files to go with it
 * @throws Refusal not-found
 */
export async function addNote(
  { db, staff }: House,
  number: string,
  { body, files = [] }: { readonly body: string; readonly files?: readonly string[] | undefined },
  caller: Caller,
  at: Instant,
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const held = await tx
      .selectFrom('cases')
      .select(['id', 'title'])
      .where('org_id', '=', ORG_ID)
      .where('number', '=', number)
      .executeTakeFirst();
    if (!held) throw new Refusal('not-found', CASE_TEXTS.unknownStaffCase);
    const remark = {
      author: 'staff',
      staffId: caller.staffId,
      step: null,
      internal: true,
      body: body.trim(),
      files,
    } as const;
    const [id] = await addMessage(tx, [number], remark, at);
    const told = mentioned(
      body,
      staff().filter(({ active }) => active),
    );
    await notify(
      tx,
      told
        .filter((person) => person.id !== caller.staffId)
        .map((person) => ({
          reason: `mention ${id}`,
          template: 'mention' as const,
          to: { staff: person.id },
          caseId: held.id,
          data: { number, title: held.title, name: caller.name ?? '' },
        })),
      at,
    );
    await sql`select pg_notify('desk', ${number})`.execute(tx);
  });
}
