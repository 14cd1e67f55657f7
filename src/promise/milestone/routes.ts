import Type from 'typebox';
import { Refusal } from '../../platform/refusal.ts';
import { type Context, object, type Route, route, Timestamp } from '../../platform/route.ts';
import type { Db } from '../../platform/sql.ts';
import { parseInstant } from '../../platform/time.ts';
import type { PublishedPledge } from '../pledge/inforce.ts';
import { EVIDENCE } from '../pledge/pledge.ts';
import { ANSWERS } from '../pledge/refusals.ts';
import type { PledgeBook } from '../pledge/snapshot.ts';
import { recordDelivery, retractDelivery } from './deliver.ts';
import { planOf, staffPlanOf } from './read.ts';
import { PlanView, StaffPlanView } from './shape.ts';
import { MILESTONE_TEXTS } from './texts.ts';

const PledgeId = Type.Integer({ minimum: 1, maximum: 2_147_483_647 });
const Lang = Type.Optional(Type.Enum(['zh', 'en']));

const NewDelivery = object({
  deliverable: Type.String({ minLength: 1, maxLength: 500, description: 'Its key, as the plan tells it.' }),
  kind: Type.Enum(EVIDENCE),
  text: Type.String({ minLength: 1, maxLength: 10_000, description: 'What was delivered.' }),
  count: Type.Optional(
    Type.Integer({
      minimum: 1,
      maximum: 100_000,
      description: 'How many of a number; 1 unless it is given.',
    }),
  ),
  happenedAt: Timestamp,
  link: Type.Optional(Type.String({ format: 'uri', pattern: '^https?://', maxLength: 2_000 })),
  file: Type.Optional(
    Type.String({
      format: 'uuid',
      description: 'As it was given back by the upload to /staff/duties/files.',
    }),
  ),
});

/** The roll-out plan of a letter: its phases, what they deliver, and the proof of it. */
export function milestoneRoutes(db: Db, book: PledgeBook): Route[] {
  const letterIn = (id: number | undefined, { now }: Context): PublishedPledge => {
    const letter = id === undefined ? book.inForce(now) : book.of(id);
    if (letter) return letter;
    if (id === undefined) throw new Refusal('no-pledge-in-force', ANSWERS.noneInForce);
    throw new Refusal('not-found', MILESTONE_TEXTS.noSuchPledge);
  };
  const asked = (id: number | undefined, context: Context) => ({
    published: book.published(),
    letter: letterIn(id, context),
    at: context.now,
    locale: context.locale,
  });
  return [
    route({
      method: 'GET',
      path: '/pledges/{id}/milestones',
      tag: 'milestones',
      permission: 'public',
      summary: 'The roll-out plan of a published version: its phases, and what was delivered by when.',
      params: object({ id: PledgeId }),
      query: object({ lang: Lang }),
      reply: PlanView,
      handler: ({ params }, context) => planOf(db, asked(params.id, context)),
    }),
    route({
      method: 'GET',
      path: '/staff/milestones',
      tag: 'milestones',
      permission: 'case:read',
      summary: 'The roll-out plan with its proof; of the letter in force unless another version is named.',
      query: object({ pledge: Type.Optional(PledgeId), lang: Lang }),
      reply: StaffPlanView,
      handler: ({ query }, context) => staffPlanOf(db, asked(query.pledge, context)),
    }),
    route({
      method: 'POST',
      path: '/staff/milestones/{clause}/deliveries',
      tag: 'milestones',
      permission: 'case:work',
      summary: 'Record that something of a phase was delivered. It is in time if it is recorded by the due.',
      params: object({ clause: Type.String({ maxLength: 100 }) }),
      body: NewDelivery,
      status: 201,
      reply: StaffPlanView,
      handler: async ({ params, body }, context) => {
        const delivery = { ...body, count: body.count ?? 1, happenedAt: parseInstant(body.happenedAt)! };
        const { caller, now } = context;
        const recordedAt = await recordDelivery(db, book.published(), params.clause, delivery, caller, now);
        // The database's clock is a little ahead of the moment at which the request came in.
        return staffPlanOf(db, { ...asked(undefined, context), at: Math.max(now, recordedAt) });
      },
    }),
    route({
      method: 'POST',
      path: '/staff/milestones/deliveries/{id}/retraction',
      tag: 'milestones',
      permission: 'case:work',
      summary: 'Take proof of a deliverable back that was recorded by mistake. It stays to be seen.',
      params: object({ id: Type.Integer({ minimum: 1 }) }),
      body: object({ reason: Type.String({ minLength: 1, maxLength: 1_000, pattern: '\\S' }) }),
      status: 204,
      handler: async ({ params, body }, { caller }) => retractDelivery(db, params.id, body.reason, caller),
    }),
  ];
}
