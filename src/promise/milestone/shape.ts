import Type, { type Static } from 'typebox';
import { type Locale, nullable, object, Timestamp } from '../../platform/route.ts';
import { formatInstant, type Instant } from '../../platform/time.ts';
import { EvidenceView, tellEvidence } from '../duty/shape.ts';
import type { PublishedPledge } from '../pledge/inforce.ts';
import { clauseSentence, titleIn, wordsIn } from '../pledge/phrase.ts';
import { EVIDENCE } from '../pledge/pledge.ts';
import type { DeliverableNow } from './milestone.ts';
import type { Phase } from './standing.ts';
import type { MilestoneAlarm } from './store.ts';

/** How the API tells the roll-out plan. */

const STATES = ['running', 'kept', 'broken', 'cancelled'] as const;

export const DeliverableView = object(
  {
    key: Type.String({ description: 'Names it when its delivery is recorded.' }),
    name: Type.String(),
    needed: Type.Integer({ description: 'Of a number of people that many, of anything else one.' }),
    done: Type.Integer({ description: 'What was recorded by the due.' }),
    late: Type.Integer({ description: 'What was recorded after the due, which does not count.' }),
    dueAt: Timestamp,
    state: Type.Enum(STATES),
    deliveredAt: nullable(Timestamp),
    replacedBy: nullable(Type.Integer({ description: 'The version of the letter that took it over.' })),
    earlier: Type.Array(object({ version: Type.Integer(), dueAt: Timestamp, state: Type.Enum(STATES) }), {
      description: 'What earlier versions promised by another day, the newest first.',
    }),
  },
  { title: 'Deliverable' },
);

const phase = {
  clause: Type.String(),
  text: Type.String(),
  section: nullable(Type.String()),
  owner: nullable(Type.String()),
  outlets: Type.Array(Type.String(), { description: 'Where it is piloted.' }),
  from: nullable(Type.String({ description: 'First day, YYYY-MM-DD.' })),
  to: nullable(Type.String({ description: 'Last day, YYYY-MM-DD.' })),
  state: Type.Enum([...STATES, 'ahead']),
};
const plan = {
  pledge: object({ id: Type.Integer(), version: Type.Integer(), title: Type.String() }),
  at: Timestamp,
};

export const PlanView = object(
  {
    ...plan,
    phases: Type.Array(object({ ...phase, deliverables: Type.Array(DeliverableView) })),
  },
  { title: 'Plan' },
);
export type PlanView = Static<typeof PlanView>;

export const StaffPlanView = object(
  {
    ...plan,
    phases: Type.Array(
      object({
        ...phase,
        evidenceKinds: Type.Array(Type.Enum(EVIDENCE), { description: 'The kinds of proof that it takes.' }),
        deliverables: Type.Array(
          object({
            ...DeliverableView.properties,
            alarm: nullable(object({ percent: Type.Integer(), firedAt: Timestamp })),
            evidence: Type.Array(EvidenceView),
          }),
        ),
      }),
    ),
  },
  { title: 'StaffPlan' },
);
export type StaffPlanView = Static<typeof StaffPlanView>;

/** What a plan is told with beside its phases. */
export interface Telling {
  readonly letter: PublishedPledge;
  readonly earlier: (one: DeliverableNow) => readonly DeliverableNow[];
  readonly at: Instant;
  readonly locale: Locale;
}

const stampIn =
  ({ calendar }: PublishedPledge) =>
  (moment: Instant): string =>
    formatInstant(moment, calendar.timeZone);

function tellDeliverable(
  one: DeliverableNow,
  { letter, earlier, locale }: Telling,
): Static<typeof DeliverableView> {
  const stamp = stampIn(letter);
  const { deliverable, needed, done, late, dueAt, state, deliveredAt, replacedBy } = one;
  return {
    key: deliverable.key,
    name: deliverable.name[locale],
    ...{ needed, done, late, state },
    dueAt: stamp(dueAt),
    deliveredAt: deliveredAt === null ? null : stamp(deliveredAt),
    replacedBy: replacedBy?.version ?? null,
    earlier: earlier(one).map((before) => ({
      version: before.letter.version,
      dueAt: stampIn(before.letter)(before.dueAt),
      state: before.state,
    })),
  };
}

function tellPhase({ clause, state }: Phase, { locale }: Telling) {
  return {
    clause: clause.id,
    text: clauseSentence(clause, locale),
    section: wordsIn(clause, 'section', locale) ?? null,
    owner: wordsIn(clause, 'owner', locale) ?? null,
    outlets: [...(clause.scope.outlet ?? [])],
    from: clause.phase?.from ?? null,
    to: clause.phase?.to ?? clause.due ?? null,
    state,
  };
}

const tellHead = ({ letter, at, locale }: Telling) => ({
  pledge: { id: letter.id, version: letter.version, title: titleIn(letter.pledge, locale) },
  at: stampIn(letter)(at),
});

/** As anyone may see it. */
export const tellPlan = (phases: readonly Phase[], telling: Telling): PlanView => ({
  ...tellHead(telling),
  phases: phases.map((one) => ({
    ...tellPhase(one, telling),
    deliverables: one.deliverables.map((deliverable) => tellDeliverable(deliverable, telling)),
  })),
});

/** With what was recorded, in whose words, and what was reminded of. */
export const tellStaffPlan = (
  phases: readonly Phase[],
  alarms: readonly (MilestoneAlarm & { readonly firedAt: Instant })[],
  telling: Telling,
): StaffPlanView => ({
  ...tellHead(telling),
  phases: phases.map((one) => ({
    ...tellPhase(one, telling),
    evidenceKinds: [...(one.clause.evidence ?? EVIDENCE)],
    deliverables: one.deliverables.map((deliverable) => {
      const { clause, deliverable: named, letter } = deliverable;
      const alarm = alarms.find((each) => each.clause === clause.id && each.deliverable === named.key);
      return {
        ...tellDeliverable(deliverable, telling),
        alarm: alarm ? { percent: alarm.percent, firedAt: stampIn(letter)(alarm.firedAt) } : null,
        evidence: deliverable.entries.map((entry) => tellEvidence(deliverable, entry)),
      };
    }),
  })),
});
