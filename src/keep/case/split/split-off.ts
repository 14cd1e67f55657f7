import { sql } from 'kysely';
import { ORG_ID } from '../../../people/staff/staff.ts';
import { violated } from '../../../people/staff/store.ts';
import { findUnit } from '../../../people/staff/unit.ts';
import { Refusal } from '../../../platform/refusal.ts';
import type { Caller } from '../../../platform/route.ts';
import { type Tx, timestamptz } from '../../../platform/sql.ts';
import type { Instant } from '../../../platform/time.ts';
import type { Fields } from '../../../promise/pledge/pledge.ts';
import { notify } from '../../notify/notice.ts';
import { addMessage } from '../change.ts';
import { newNumber } from '../code.ts';
import { DEFAULT_TIME_ZONE, type House } from '../house.ts';
import type { Held } from '../load.ts';
import { onCase } from '../on-case.ts';
import { headline } from '../receive.ts';
import { searchable } from '../search.ts';
import { type StoredEvent, stateOf } from '../state.ts';
import { nextDueOf, standingOf, statement } from '../write.ts';
import { eventsOfPart, splitObstacle } from './split.ts';
import { SPLIT_TEXTS } from './texts.ts';

/** The part of a feedback that becomes a case of its own. */
export interface Part {
  readonly body: string;
  readonly title?: string;
  /** What it is, where staff know better than the classifier. */
  readonly fields?: Fields;
}

/**
 * Makes a case of its own of a matter that a feedback speaks of besides another: the same user, channel and receipt, its own
 * number and code. The user is told in both.
 * @returns the number of the new case
 * @throws Refusal not-found, step-not-open, bad-request
 */
export async function splitOff(
  house: House,
  number: string,
  part: Part,
  caller: Caller,
  now: Instant,
): Promise<string> {
  try {
    let made = '';
    await onCase(house, number, caller, now, async (tx, held, at) => {
      const obstacle = splitObstacle(held.state, held.body, part.body);
      if (obstacle) throw obstacle;
      if (held.events[0]?.type !== 'received') throw new Refusal('bad-request', SPLIT_TEXTS.notReceived);
      const split = { type: 'split', at, actor: 'staff', staffId: caller.staffId, from: number } as const;
      made = await writePart(tx, house, held, part, split);
      return {
        entries: [{ type: 'split', into: made }],
        words: { body: SPLIT_TEXTS.told(made).zh, internal: false },
      };
    });
    return made;
  } catch (error) {
    // Two equal numbers in a month come up once in many thousand cases: draw again.
    if (violated(error, 'case_number_taken')) return splitOff(house, number, part, caller, now);
    throw error;
  }
}

async function writePart(
  tx: Tx,
  house: House,
  held: Held,
  part: Part,
  split: Omit<StoredEvent, 'seq'>,
): Promise<string> {
  const terms = held.pledgeId === null ? undefined : house.terms.of(held.pledgeId);
  const body = part.body.trim();
  const title = part.title?.trim() || headline(body);
  const { channel, segment, outlet } = held.state.fields;
  const whose = { ...(channel && { channel }), ...(segment && { segment }), ...(outlet && { outlet }) };
  const { unit, kind, urgency, nature, complexity, category } = house.classifier.triage({
    title,
    body,
    ...whose,
    ...(part.fields?.kind && { kind: part.fields.kind }),
  });
  const named = { urgency, nature, complexity, ...(kind && { kind }), ...(category && { category }) };
  const events = eventsOfPart(held.events, { ...named, ...part.fields, ...whose } as Fields, split);
  const { at } = split;
  const standing = standingOf(events, terms, at);
  const { fields, stage } = stateOf(events);
  const suggested = unit === undefined ? undefined : findUnit(house.units(), unit);
  const number = newNumber(events[0]!.at, terms?.calendar.timeZone ?? DEFAULT_TIME_ZONE);
  const head = sql`
    insert into cases (org_id, number, stage, channel, kind, urgency, nature, complexity, segment, category, outlet,
      suggested_unit_id, title, body, contact, trace, pledge_id, received_at, changed_at, next_due_at, search, locale)
    select org_id, ${number}, ${stage}, channel, ${fields.kind ?? null}, ${fields.urgency ?? null}, ${fields.nature ?? null},
      ${fields.complexity ?? null}, segment, ${fields.category ?? null}, outlet, ${suggested?.id ?? null}, ${title}, ${body},
      contact, trace, pledge_id, received_at, ${timestamptz(at)}, ${timestamptz(nextDueOf(standing.clocks))},
      array_to_tsvector(${searchable(number, title, body)}::text[]), locale
    from cases where org_id = ${ORG_ID} and id = ${held.id}
    returning id`;
  const { rows } = await statement(head, events, standing, terms, at).execute(tx);
  const remark = {
    author: 'system',
    staffId: null,
    step: null,
    internal: false,
    body: SPLIT_TEXTS.origin(held.number).zh,
  } as const;
  await addMessage(tx, [number], remark, at);
  const notice = {
    reason: `split ${number}`,
    template: 'split',
    to: { user: rows[0]!.id },
    data: { number, title, from: held.number },
  } as const;
  await notify(tx, [notice], at);
  return number;
}
