import type { Staff } from '../../../people/staff/staff.ts';
import { readStaff } from '../../../people/staff/store.ts';
import type { Tx } from '../../../platform/sql.ts';
import type { Instant } from '../../../platform/time.ts';
import { notify } from '../../notify/notice.ts';

export interface Told {
  readonly id: number;
  /** The unit that the report is about. */
  readonly unitId: number | null;
}

/** Who may take up a report: the inspectors, save those of the unit that it is about. */
export const inspectorsAmong = (staff: readonly Staff[], unitId: number | null): Staff[] =>
  staff.filter(
    ({ role, active, unitId: own }) => role === 'inspector' && active && (unitId === null || own !== unitId),
  );

const TEMPLATES = {
  reported: 'supervision-report',
  wrote: 'supervision-message',
  late: 'supervision-late',
} as const;

/**
 * Tells the inspectors one by one, so that no robot or webhook hears of it, and nothing of what it is about. Where there is
 * none, the administrators are told that one is wanted.
 * @param what with what makes it one of its kind: `wrote 3`
 */
export async function tellInspectors(
  tx: Tx,
  report: Told,
  what: keyof typeof TEMPLATES,
  at: Instant,
  place = '',
): Promise<void> {
  const staff = await readStaff(tx);
  const inspectors = inspectorsAmong(staff, report.unitId);
  const administrators = staff.filter(({ role, active }) => role === 'administrator' && active);
  const template = inspectors.length > 0 ? TEMPLATES[what] : 'no-inspector';
  const reason = `supervision ${report.id} ${what}${place}`;
  const told = inspectors.length > 0 ? inspectors : administrators;
  await notify(
    tx,
    told.map(({ id }) => ({ reason, template, to: { staff: id }, data: {} })),
    at,
  );
}
