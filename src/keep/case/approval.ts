import { Refusal, type Text } from '../../platform/refusal.ts';
import type { Caller } from '../../platform/route.ts';
import type { Tx } from '../../platform/sql.ts';
import type { Instant } from '../../platform/time.ts';
import { notify } from '../notify/notice.ts';
import { CASE_TEXTS } from './texts.ts';

/**
 * The person who decides on what somebody else has asked for. Nobody decides on their own wish, whatever their rank, and
 * a program decides nothing: nobody could say who it was.
 * @throws Refusal forbidden
 */
export function secondPerson({ kind, staffId }: Caller, askedBy: number | null): number {
  if (kind !== 'staff' || staffId === null) throw new Refusal('forbidden', CASE_TEXTS.peopleOnly);
  if (staffId === askedBy) throw new Refusal('forbidden', CASE_TEXTS.anotherDecides);
  return staffId;
}

interface About {
  readonly id: number;
  readonly number: string;
  readonly title: string;
}

/** Tells all who may decide that somebody asks. @param key of the request, such as `override 7` */
export const askApprovers = (
  tx: Tx,
  { id, number, title }: About,
  key: string,
  what: Text,
  at: Instant,
): Promise<void> =>
  notify(
    tx,
    (['manager', 'administrator'] as const).map((role) => ({
      reason: `${key} asked`,
      template: 'approval',
      to: { role },
      caseId: id,
      data: { number, title, what: what.zh },
    })),
    at,
  );

/** Tells whoever had asked what was decided. */
export const tellAsker = (
  tx: Tx,
  { id, number, title }: About,
  askedBy: number,
  key: string,
  what: Text,
  agreed: boolean,
  at: Instant,
): Promise<void> =>
  notify(
    tx,
    [
      {
        reason: `${key} decided`,
        template: 'approval-given',
        to: { staff: askedBy },
        caseId: id,
        data: { number, title, what: what.zh, outcome: CASE_TEXTS[agreed ? 'agreed' : 'declined'].zh },
      },
    ],
    at,
  );
