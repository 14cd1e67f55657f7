import { ORG_ID } from '../../people/staff/staff.ts';
import type { Db, Tx } from '../../platform/sql.ts';
import { mailedUsually, STAFF_TEMPLATES, type TemplateName } from './catalogue.ts';

/** What members of staff have chosen, by `id template`: whether that kind of notice comes by mail too. */
export async function readPreferences(
  db: Db | Tx,
  staffIds: readonly number[],
): Promise<ReadonlyMap<string, boolean>> {
  const rows = await db
    .selectFrom('notice_preference')
    .select(['staff_id', 'template', 'mail'])
    .where('org_id', '=', ORG_ID)
    .where('staff_id', 'in', [...new Set(staffIds)])
    .execute();
  return new Map(rows.map(({ staff_id, template, mail }) => [`${staff_id} ${template}`, mail]));
}

/** Every kind of notice for staff, and whether this person gets it by mail. */
export async function preferencesOf(db: Db, staffId: number): Promise<{ kind: string; mail: boolean }[]> {
  const chosen = await readPreferences(db, [staffId]);
  return STAFF_TEMPLATES.map((kind) => ({
    kind,
    mail: chosen.get(`${staffId} ${kind}`) ?? mailedUsually(kind),
  }));
}

export async function prefer(db: Db, staffId: number, template: TemplateName, mail: boolean): Promise<void> {
  await db
    .insertInto('notice_preference')
    .values({ org_id: ORG_ID, staff_id: staffId, template, mail })
    .onConflict((conflict) => conflict.columns(['org_id', 'staff_id', 'template']).doUpdateSet({ mail }))
    .execute();
}
