import { findUnit, type Unit } from '../../../people/staff/unit.ts';
import { Refusal } from '../../../platform/refusal.ts';
import type { Caller } from '../../../platform/route.ts';
import type { Tx } from '../../../platform/sql.ts';
import { formatInstant, HOUR, type Instant } from '../../../platform/time.ts';
import { deadline } from '../../../promise/calendar/deadline.ts';
import { parseLimit } from '../../../promise/calendar/limit.ts';
import { notify } from '../../notify/notice.ts';
import type { House } from '../house.ts';
import type { Held } from '../load.ts';
import { onCase } from '../on-case.ts';
import { unitName, zoneOf } from '../read.ts';
import { CASE_TEXTS } from '../texts.ts';
import { absenceOf } from './absence.ts';
import { readAbsences } from './absence-store.ts';
import { OBJECTION_LIMIT } from './catalogue-store.ts';
import { memberOf } from './member.ts';
import { objecting } from './objection.ts';
import { insertObjection, readLoads } from './objection-store.ts';
import { reviewerFor } from './reviewer.ts';
import { DISPATCH_TEXTS } from './texts.ts';

/** @throws Refusal unknown-unit */
export function unitNamed(house: Pick<House, 'units'>, nameOrId: string | number): Unit {
  const unit = findUnit(house.units(), nameOrId);
  if (!unit) throw new Refusal('unknown-unit', CASE_TEXTS.unknownUnit(String(nameOrId)));
  return unit;
}

/**
 * A unit says that a case is not its own. The case stays with it, and all of the user's clocks go on, until somebody decides.
 * @throws Refusal step-not-open, unknown-unit, bad-request
 */
export const object = (
  house: House,
  number: string,
  { reason, unit }: { reason: string; unit?: string | number },
  caller: Caller,
  now: Instant,
): Promise<void> =>
  onCase(house, number, caller, now, async (tx, held, at) => {
    const refusal = objecting(held.events, memberOf(house, caller));
    if (refusal) throw refusal;
    const unitId = held.state.unitId!;
    const wanted = unit === undefined ? null : unitNamed(house, unit).id;
    if (wanted === unitId) throw new Refusal('bad-request', DISPATCH_TEXTS.wantsItself);
    const dueAt = dueOf(house, held, at);
    const reviewerId = await chooseReviewer(tx, house, unitId, at);
    const seq = held.events.length + 1;
    const { staffId } = caller;
    await insertObjection(tx, held.id, { seq, unitId, staffId, wantedUnitId: wanted, reviewerId, at, dueAt });
    const terms = held.pledgeId === null ? undefined : house.terms.of(held.pledgeId);
    await notify(
      tx,
      [
        {
          reason: `objected ${number} ${seq}`,
          template: 'objection',
          to: reviewerId === null ? { role: 'manager' } : { staff: reviewerId },
          caseId: held.id,
          data: {
            number,
            title: held.title,
            unit: unitName(house, unitId) ?? '',
            due: formatInstant(dueAt, zoneOf(terms)),
          },
        },
      ],
      at,
    );
    return { entries: [{ type: 'objected', unitId }], words: { body: reason, internal: true } };
  });

/** Until when it is decided by people: by the catalogue's limit on the calendar of the letter that the case is held to. */
function dueOf(house: House, { pledgeId }: Held, at: Instant): Instant {
  const terms = (pledgeId === null ? undefined : house.terms.of(pledgeId)) ?? house.terms.inForce(at);
  const limit = parseLimit(house.catalogues.inForce(at)?.catalogue.objectionLimit ?? OBJECTION_LIMIT)!;
  return terms ? deadline(terms.calendar, at, limit) : at + limit.count * HOUR;
}

async function chooseReviewer(tx: Tx, house: House, unitId: number, at: Instant): Promise<number | null> {
  const absences = await readAbsences(tx, at);
  return reviewerFor(
    house.staff(),
    unitId,
    await readLoads(tx),
    (id) => absenceOf(absences, id, at) !== undefined,
  );
}
