import type { Unit } from '../../people/staff/unit.ts';
import { formatInstant, type Instant } from '../../platform/time.ts';
import { matches } from '../../promise/pledge/pledge.ts';
import type { TemplateName } from '../notify/catalogue.ts';
import type { Notice, Recipient } from '../notify/notice.ts';
import type { Clock } from './clock.ts';
import type { EventType } from './event.ts';
import { DEFAULT_TIME_ZONE } from './house.ts';
import type { CaseState, StoredEvent } from './state.ts';
import type { Terms } from './terms.ts';
import { nextDueOf } from './write.ts';

/** What has just happened to a case, as far as it tells whom to tell. */
export interface Happening {
  readonly held: { readonly id: number; readonly number: string; readonly title: string };
  readonly before: CaseState;
  readonly after: CaseState;
  readonly added: readonly StoredEvent[];
  readonly terms: Terms | undefined;
  readonly clocks: readonly Clock[];
  /** What was said along with it. */
  readonly said?: {
    readonly author: 'user' | 'staff' | 'system';
    readonly internal: boolean;
    readonly step: EventType | null;
    readonly body: string;
  };
  readonly units: readonly Unit[];
  readonly at: Instant;
}

/**
 * Whom the new events of a case are told to. An imported event tells nobody anything. What no event says (extensions,
 * remedies, objections, tasks, mentions) is told by those who record it.
 */
export const noticesOf = (happening: Happening): Notice[] => [
  ...happening.added.flatMap((event) =>
    event.actor === 'import' ? [] : (TELLS[event.type]?.(happening, event) ?? []),
  ),
  ...userWrote(happening),
  ...reviewsWanted(happening),
];

type Telling = (happening: Happening, event: StoredEvent) => Notice[];

const TELLS: Readonly<Partial<Record<EventType, Telling>>> = {
  responded: answer('responded'),
  plan_sent: answer('planned'),
  waiting_user: answer('question'),
  replied: answer('replied'),
  merged: (happening, event) => [toUser(happening, event, 'merged')],
  unmerged: (happening, event) => [toUser(happening, event, 'unmerged')],
  dispatched: handedTo,
  handed_over: handedTo,
  escalated: (happening, event) =>
    event.level && event.assigneeId !== undefined
      ? [toStaff(happening, event, 'escalated', { staff: event.assigneeId })]
      : [],
  contested: (happening, event) => {
    const { assigneeId, unitId } = happening.after;
    const to = assigneeId !== null ? { staff: assigneeId } : unitId !== null ? { unit: unitId } : undefined;
    return to ? [toStaff(happening, event, 'contested', to)] : [];
  },
  appealed: (happening, event) => {
    const { unitId } = happening.after;
    const due = dueOf(
      happening,
      happening.clocks.filter(({ measure }) => measure === 'second-review'),
    );
    return [
      toUser(happening, event, 'second-review', due),
      ...(unitId === null ? [] : [toStaff(happening, event, 'appealed', { unit: unitId })]),
    ];
  },
};

const ANSWERS: ReadonlySet<TemplateName> = new Set(['responded', 'planned', 'replied']);

/** What answers a case is told to the users of the cases merged into it as well, each under their own number. */
export const answersFor = (
  notices: readonly Notice[],
  followers: readonly { readonly id: number; readonly number: string }[],
): Notice[] =>
  notices
    .filter(({ to, template }) => 'user' in to && ANSWERS.has(template))
    .flatMap((notice) =>
      followers.map(({ id, number }) => ({
        ...notice,
        to: { user: id },
        data: { ...notice.data, number },
      })),
    );

function answer(template: TemplateName): Telling {
  return (happening, event) => {
    const { said } = happening;
    const body = said && !said.internal && said.step === event.type ? said.body : '';
    return [toUser(happening, event, template, body === '' ? {} : { body })];
  };
}

/** By name when there is one, unless they took it on themselves; otherwise everybody of the unit. */
function handedTo(happening: Happening, event: StoredEvent): Notice[] {
  const { unitId, assigneeId } = happening.after;
  if (assigneeId !== null && assigneeId === event.staffId) return [];
  const to = assigneeId !== null ? { staff: assigneeId } : unitId !== null ? { unit: unitId } : undefined;
  return to ? [toStaff(happening, event, 'dispatched', to, dueOf(happening, happening.clocks))] : [];
}

/** A word of the user's own that is no rating and no appeal. */
function userWrote({ held, said, added, after, at }: Happening): Notice[] {
  const plain = added.every(({ type }) => type === 'resumed');
  const { assigneeId, unitId } = after;
  if (said?.author !== 'user' || !plain || (assigneeId === null && unitId === null)) return [];
  return [
    {
      reason: `user-wrote ${held.number} ${at}`,
      template: 'user-wrote',
      to: assigneeId !== null ? { staff: assigneeId } : { unit: unitId! },
      caseId: held.id,
      data: { number: held.number, title: held.title },
    },
  ];
}

const SIDES = ['technology', 'operations'] as const;

/** Work on a case that is answered only after two reviews has begun: each side is told once a round. */
function reviewsWanted({ held, before, after, added, terms, units }: Happening): Notice[] {
  const begins = before.stage !== 'processing' || added.some(({ type }) => type === 'reclassified');
  const imported = added.every(({ actor }) => actor === 'import');
  const gate = terms?.gates.find(
    ({ measure, scope }) => measure === 'double-review' && matches(scope, after.fields),
  );
  if (!gate || after.stage !== 'processing' || !begins || imported) return [];
  const sides = SIDES.filter((side) => !after.reviews.some((review) => review.side === side));
  return units
    .filter(({ active, function: side }) => active && sides.some((one) => one === side))
    .map(({ id }) => ({
      reason: `review-wanted ${held.number} ${after.round}`,
      template: 'review-wanted',
      to: { unit: id },
      caseId: held.id,
      data: { number: held.number, title: held.title },
    }));
}

const toUser = (
  { held }: Happening,
  { type, seq }: StoredEvent,
  template: TemplateName,
  data: Notice['data'] = {},
): Notice => ({
  reason: `${type} ${held.number} ${seq}`,
  template,
  to: { user: held.id },
  data: { number: held.number, title: held.title, ...data },
});

const toStaff = (
  { held }: Happening,
  { type, seq }: StoredEvent,
  template: TemplateName,
  to: Recipient,
  data: Notice['data'] = {},
): Notice => ({
  reason: `${type} ${held.number} ${seq}`,
  template,
  to,
  caseId: held.id,
  data: { number: held.number, title: held.title, ...data },
});

/** The earliest deadline among clocks that tick. */
const dueOf = ({ terms }: Pick<Happening, 'terms'>, clocks: readonly Clock[]): { due?: string } =>
  momentIn(terms, nextDueOf(clocks));

/** A moment as notices carry it: on the clock of the pledge. */
const momentIn = (terms: Terms | undefined, at: Instant): { due?: string } =>
  Number.isFinite(at) ? { due: formatInstant(at, terms?.calendar.timeZone ?? DEFAULT_TIME_ZONE) } : {};

/** What is told on receipt: number, code and the promise of a first response. */
export function receivedData(
  number: string,
  title: string,
  clocks: readonly Clock[],
  terms: Terms | undefined,
): Notice['data'] {
  const first = clocks.filter(({ measure }) => measure === 'first-response');
  return { number, title, ...dueOf({ terms }, first) };
}
