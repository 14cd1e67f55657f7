import { sql } from 'kysely';
import { AFTER_REPLY_DAYS } from '../../keep/case/case.ts';
import { DEFAULT_TIME_ZONE } from '../../keep/case/house.ts';
import { notify } from '../../keep/notify/notice.ts';
import { ORG_ID } from '../../people/staff/staff.ts';
import { type Db, timestamptz } from '../../platform/sql.ts';
import { DAY, formatInstant, type Instant } from '../../platform/time.ts';

/** How long after the answer a user who has not rated it is reminded. Twice and no more: nobody has to rate. */
const REMIND_AFTER_DAYS = [7, 21] as const;

/** For how long a reminder that is late still goes out. */
const LATE_DAYS = 3;

interface Unrated {
  readonly id: number;
  readonly number: string;
  readonly at: Instant;
}

/** Reminds the users of answers that are not rated. It may run at any time and as often: each is told once. */
export async function remindOfRating(db: Db, now: Instant): Promise<void> {
  for (const [index, days] of REMIND_AFTER_DAYS.entries()) {
    const until = now - days * DAY;
    const { rows } = await sql<Unrated>`
      select cases.id, cases.number, answered.at
      from (select case_id, max(at) as at from case_event
            where org_id = ${ORG_ID} and type = 'replied' and actor <> 'import'
              and at > ${timestamptz(until - LATE_DAYS * DAY)} and at <= ${timestamptz(until)}
            group by case_id) answered
      join cases on cases.org_id = ${ORG_ID} and cases.id = answered.case_id
      where cases.stage in ('replied', 'archived') and cases.erased_at is null
        and not exists (select from case_event later
                        where later.org_id = cases.org_id and later.case_id = cases.id
                          and later.type in ('rated', 'appealed', 'replied') and later.at >= answered.at
                          and (later.type <> 'replied' or later.at > answered.at))`.execute(db);
    await db.transaction().execute((tx) =>
      notify(
        tx,
        rows.map(({ id, number, at }) => ({
          reason: `rating-again ${number} ${at} ${index + 1}`,
          template: 'rating-again',
          to: { user: id },
          data: { number, until: formatInstant(at + AFTER_REPLY_DAYS * DAY, DEFAULT_TIME_ZONE) },
        })),
        now,
      ),
    );
  }
}
