import { Refusal } from '../../../platform/refusal.ts';
import type { Caller } from '../../../platform/route.ts';
import type { Tx } from '../../../platform/sql.ts';
import type { Instant } from '../../../platform/time.ts';
import { notify } from '../../notify/notice.ts';
import type { House } from '../house.ts';
import type { Held } from '../load.ts';
import { type Outcome, onCase } from '../on-case.ts';
import { unitName } from '../read.ts';
import { bySystem } from './by-system.ts';
import { memberOf } from './member.ts';
import { unitNamed } from './object.ts';
import { deciding, destinationOf } from './objection.ts';
import { findOpen, type Objection, readOverdue, settleObjection } from './objection-store.ts';
import { adviceFor } from './suggest.ts';
import { DISPATCH_TEXTS, settledText } from './texts.ts';

/** What is decided: the case stays, or goes to another unit. */
interface Decision {
  readonly to: number | null;
  readonly byCatalogue: boolean;
  readonly decidedBy: number | null;
  readonly note?: string | undefined;
}

/**
 * A manager of another unit decides. When the unit was right, the case goes to the unit that is named, or back to the one
 * that had it before.
 * @throws Refusal step-not-open, unknown-unit, bad-request
 */
export const decideObjection = (
  house: House,
  number: string,
  given: { outcome: 'upheld' | 'refused'; unit?: string | number; note?: string },
  caller: Caller,
  now: Instant,
): Promise<void> =>
  onCase(house, number, caller, now, async (tx, held, at) => {
    const refusal = deciding(held.events, memberOf(house, caller));
    if (refusal) throw refusal;
    const objection = await findOpen(tx, held.id);
    if (!objection) throw new Refusal('step-not-open', DISPATCH_TEXTS.noObjection);
    const to = given.outcome === 'refused' ? null : destination(house, held, objection, given.unit);
    const { note } = given;
    return settle(
      tx,
      house,
      held,
      objection,
      { to, byCatalogue: false, decidedBy: caller.staffId, note },
      at,
    );
  });

function destination(
  house: House,
  held: Held,
  { at, wantedUnitId }: Objection,
  unit: string | number | undefined,
): number {
  const named = unit === undefined ? undefined : unitNamed(house, unit).id;
  const byCatalogue = adviceFor(house, held.state.fields, at)?.lead.id ?? wantedUnitId ?? undefined;
  const to = destinationOf(held.events, named, byCatalogue);
  if (to instanceof Refusal) throw to;
  return to;
}

/**
 * Decides by the catalogue what nobody has decided in time, exactly once each: the case goes to the unit that the catalogue
 * in force at the objection names, and stays where it is when that is the same, or when it names none.
 */
export async function settleOverdue(house: House, now: Instant): Promise<void> {
  for (const number of await readOverdue(house.db, now)) {
    await bySystem(house, number, now, async (tx, held, at) => {
      const objection = await findOpen(tx, held.id);
      if (!objection || objection.dueAt >= now) return undefined;
      const lead = adviceFor(house, held.state.fields, objection.at)?.lead.id;
      const to = lead === undefined || lead === objection.unitId ? null : lead;
      return settle(tx, house, held, objection, { to, byCatalogue: true, decidedBy: null }, at);
    });
  }
}

async function settle(
  tx: Tx,
  house: House,
  held: Held,
  { seq, unitId }: Objection,
  { to, byCatalogue, decidedBy, note }: Decision,
  at: Instant,
): Promise<Outcome> {
  const outcome = to === null ? 'refused' : 'upheld';
  await settleObjection(tx, held.id, seq, { outcome, byCatalogue, decidedBy, toUnitId: to, at });
  const unit = unitName(house, to ?? unitId) ?? '';
  const said = settledText(outcome, unit, byCatalogue);
  const about = (reason: string, unitToTell: number) => ({
    reason: `${reason} ${held.number} ${held.events.length + 1}`,
    template: 'objection-decided' as const,
    to: { unit: unitToTell },
    caseId: held.id,
    data: { number: held.number, title: held.title, outcome: said },
  });
  await notify(
    tx,
    [about('objection-decided', unitId), ...(to === null ? [] : [about('objection-decided', to)])],
    at,
  );
  return {
    entries: [
      {
        type: 'objection_decided',
        outcome,
        ...(byCatalogue && { cause: 'catalogue' }),
        ...(to !== null && { unitId: to, unit }),
      },
    ],
    words: { body: note?.trim() ? `${said}${note.trim()}` : said, internal: true },
  };
}
