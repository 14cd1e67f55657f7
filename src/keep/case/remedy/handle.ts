import './tables.ts';
import { ORG_ID } from '../../../people/staff/staff.ts';
import { Refusal } from '../../../platform/refusal.ts';
import type { Caller } from '../../../platform/route.ts';
import { type Tx, timestamptz } from '../../../platform/sql.ts';
import { formatInstant, type Instant } from '../../../platform/time.ts';
import { deadline } from '../../../promise/calendar/deadline.ts';
import { parseLimit } from '../../../promise/calendar/limit.ts';
import { notify } from '../../notify/notice.ts';
import { said } from '../../notify/say.ts';
import { doerOf } from '../actor.ts';
import { askApprovers, secondPerson, tellAsker } from '../approval.ts';
import { opens } from '../code.ts';
import type { House } from '../house.ts';
import type { Held } from '../load.ts';
import { onCase } from '../on-case.ts';
import { CASE_TEXTS } from '../texts.ts';
import { readCatalogue } from './catalogue.ts';
import { type Fen, isPaid, mayApprove, type Remedy, type RemedyKind, remediesOf } from './remedy.ts';
import { REMEDY_TEXTS, remedyInWords } from './texts.ts';

interface Proposal {
  readonly kind: RemedyKind;
  readonly amountFen?: Fen;
  readonly particulars?: string;
}

/** Proposes to make something good; somebody else has to approve it before the user hears of it. @throws Refusal bad-request, step-not-open */
export const proposeRemedy = (
  house: House,
  number: string,
  { kind, amountFen, particulars }: Proposal,
  caller: Caller,
  now: Instant,
): Promise<void> =>
  onCase(house, number, caller, now, async (tx, held, at) => {
    const { stage } = held.state;
    if (stage === 'withdrawn' || stage === 'merged') throw new Refusal('step-not-open', REMEDY_TEXTS.over);
    if (isPaid(kind) !== (amountFen !== undefined))
      throw new Refusal('bad-request', isPaid(kind) ? REMEDY_TEXTS.needsAmount : REMEDY_TEXTS.noAmount);
    if (!(await readCatalogue(tx)).get(kind)!.active)
      throw new Refusal('bad-request', REMEDY_TEXTS.notOffered);
    const { id } = await tx
      .insertInto('remedy')
      .values({
        org_id: ORG_ID,
        case_id: held.id,
        kind,
        amount_fen: amountFen ?? null,
        particulars: particulars?.trim() || null,
        proposed_by: doerOf(house, caller).key,
        proposed_at: timestamptz(at),
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    await askApprovers(tx, held, `remedy ${id}`, remedyInWords(kind, amountFen ?? null), at);
    return {
      entries: [
        {
          type: 'remedy_proposed',
          remedy: id,
          remedyKind: kind,
          ...(amountFen !== undefined && { amountFen }),
        },
      ],
    };
  });

/** @throws Refusal not-found */
function remedyIn(held: Held, id: number): Remedy {
  const found = remediesOf(held.events).find((remedy) => remedy.id === id);
  if (!found) throw new Refusal('not-found', REMEDY_TEXTS.noSuchRemedy);
  return found;
}

/**
 * Decides on a proposal: another person than the proposer, whose limit covers the amount. What is approved is promised to
 * the user, with a day by which it will be there.
 * @throws Refusal not-found, step-not-open, forbidden
 */
export const decideRemedy = (
  house: House,
  number: string,
  id: number,
  approved: boolean,
  caller: Caller,
  now: Instant,
): Promise<void> =>
  onCase(house, number, caller, now, async (tx, held, at) => {
    const remedy = remedyIn(held, id);
    if (remedy.state !== 'proposed') throw new Refusal('step-not-open', REMEDY_TEXTS.decidedAlready);
    const by = secondPerson(caller, remedy.proposedBy);
    const rule = (await readCatalogue(tx)).get(remedy.kind)!;
    const role = house.staff().find((one) => one.id === by)?.role ?? 'auditor';
    if (!mayApprove(rule.limits, role, remedy.amountFen))
      throw new Refusal('forbidden', REMEDY_TEXTS.aboveLimit(rule.limits[role as 'agent'] ?? null));
    const what = remedyInWords(remedy.kind, remedy.amountFen);
    if (remedy.proposedBy !== null)
      await tellAsker(tx, held, remedy.proposedBy, `remedy ${id}`, what, approved, at);
    const decided = { decided_by: doerOf(house, caller).key, decided_at: timestamptz(at) };
    if (!approved) {
      await write(tx, id, { ...decided, state: 'refused' });
      return { entries: [{ type: 'remedy_refused', remedy: id }] };
    }
    const { dueAt, due } = dueOf(house, held, rule.within, at);
    await write(tx, id, { ...decided, state: 'promised', due_at: timestamptz(dueAt) });
    await tellUser(tx, held, 'remedy-promised', { remedy, due }, at);
    const body = REMEDY_TEXTS.promised(what.zh, said({ due }, 'zh').due!);
    return {
      entries: [{ type: 'remedy_approved', remedy: id, promisedBy: dueAt }],
      words: { body, internal: false },
    };
  });

function dueOf(house: House, { pledgeId }: Held, within: string, at: Instant) {
  const calendar = ((pledgeId === null ? undefined : house.terms.of(pledgeId)) ?? house.terms.inForce(at))
    ?.calendar;
  if (!calendar) throw new Refusal('no-pledge-in-force', REMEDY_TEXTS.noCalendar);
  const dueAt = deadline(calendar, at, parseLimit(within)!);
  return { dueAt, due: formatInstant(dueAt, calendar.timeZone) };
}

const write = (tx: Tx, id: number, columns: object) =>
  tx.updateTable('remedy').set(columns).where('org_id', '=', ORG_ID).where('id', '=', id).execute();

const tellUser = (
  tx: Tx,
  { id, number, title }: Held,
  template: 'remedy-promised' | 'remedy-delivered',
  { remedy, ...data }: { remedy: Remedy; due?: string },
  at: Instant,
): Promise<void> => {
  const what = remedyInWords(remedy.kind, remedy.amountFen).zh;
  const reason = `${template} ${remedy.id} ${at}`;
  return notify(tx, [{ reason, template, to: { user: id }, data: { number, title, what, ...data } }], at);
};

/** Records that a remedy was delivered, with what shows it; again after the user said that it had not arrived. @throws Refusal not-found, step-not-open */
export const deliverRemedy = (
  house: House,
  number: string,
  id: number,
  evidence: string,
  caller: Caller,
  now: Instant,
): Promise<void> =>
  onCase(house, number, caller, now, async (tx, held, at) => {
    const remedy = remedyIn(held, id);
    if (remedy.state !== 'promised' && !remedy.missed)
      throw new Refusal('step-not-open', REMEDY_TEXTS.notPromised);
    await write(tx, id, {
      state: 'delivered',
      delivered_at: timestamptz(at),
      evidence: evidence.trim(),
      missed_at: null,
    });
    await tellUser(tx, held, 'remedy-delivered', { remedy }, at);
    return { entries: [{ type: 'remedy_delivered', remedy: id }] };
  });

/** The user says that what is said to have been delivered has not arrived. @throws Refusal not-found, step-not-open */
export async function missRemedy(
  house: House,
  number: string,
  code: string,
  id: number,
  now: Instant,
): Promise<void> {
  if (!opens(house.organisation.secret, number, code)) throw new Refusal('not-found', CASE_TEXTS.notFound);
  await onCase(house, number, null, now, async (tx, held, at) => {
    const remedy = remedyIn(held, id);
    if (remedy.state !== 'delivered' || remedy.missed)
      throw new Refusal('step-not-open', REMEDY_TEXTS.notDelivered);
    await write(tx, id, { missed_at: timestamptz(at) });
    const what = remedyInWords(remedy.kind, remedy.amountFen).zh;
    const { title, id: caseId } = held;
    const { assigneeId, unitId } = held.state;
    const to =
      assigneeId !== null
        ? { staff: assigneeId }
        : unitId !== null
          ? { unit: unitId }
          : { role: 'manager' as const };
    await notify(
      tx,
      [
        {
          reason: `remedy missed ${id} ${at}`,
          template: 'remedy-missed',
          to,
          caseId,
          data: { number, title, what },
        },
      ],
      at,
    );
    return { entries: [{ type: 'remedy_missed', remedy: id }] };
  });
}
