import Type from 'typebox';
import { Refusal } from '../../../platform/refusal.ts';
import { type Context, object, page, type Route, route } from '../../../platform/route.ts';
import type { Db } from '../../../platform/sql.ts';
import { ANSWERS } from '../refusals.ts';
import type { PledgeBook } from '../snapshot.ts';
import { readVersion } from '../store.ts';
import { amend } from './amend.ts';
import type { Command } from './amendment.ts';
import { readAnnouncements } from './announce.ts';
import { versionBefore } from './redline.ts';
import {
  AmendmentView,
  AnnouncementView,
  ApproveBody,
  AssessBody,
  ChangesView,
  DifferenceView,
  JointReviewBody,
  OverruleBody,
  publicAmendment,
  tellAmendment,
  tellAnnouncement,
  tellDifference,
  WithdrawBody,
} from './shape.ts';
import { readSteps } from './store.ts';
import { AMENDMENT_TEXTS } from './texts.ts';

const Id = object({ id: Type.Integer({ minimum: 1, maximum: 2_147_483_647 }) });

const MOST_ANNOUNCEMENTS = 100;

/** The way of a change from its reason to its publication. */
export function amendmentRoutes(db: Db, book: PledgeBook): Route[] {
  const read = async (id: number, { now }: Context) => {
    const steps = await readSteps(db, id);
    if (steps.length === 0) throw new Refusal('not-found', AMENDMENT_TEXTS.notAnAmendment);
    return tellAmendment(steps, now);
  };
  const take = async (id: number, command: Command, context: Context) => {
    await amend(db, book, id, command, { now: context.now, staffId: context.caller.staffId });
    return read(id, context);
  };
  return [
    route({
      method: 'GET',
      path: '/announcements',
      permission: 'public',
      tag: 'pledges',
      summary:
        'What was announced of each published version, the newest first; as a feed at /announcements.atom',
      reply: page(AnnouncementView),
      handler: async () => ({
        items: (await readAnnouncements(db, MOST_ANNOUNCEMENTS)).map(tellAnnouncement),
        nextCursor: null,
      }),
    }),
    route({
      method: 'GET',
      path: '/pledges/{id}/changes',
      permission: 'public',
      tag: 'pledges',
      summary: 'What a published version changed in the version before it, and why',
      params: Id,
      reply: ChangesView,
      handler: async ({ params }, { now, locale }) => {
        const one = book.of(params.id);
        if (!one) throw new Refusal('not-found', ANSWERS.noSuchPledge);
        return {
          id: one.id,
          version: one.version,
          amendment: publicAmendment(await readSteps(db, one.id), now) ?? null,
          ...tellDifference(versionBefore(book.published(), one), one.pledge, locale),
        };
      },
    }),
    route({
      method: 'GET',
      path: '/staff/pledges/{id}/changes',
      permission: 'pledge:read',
      tag: 'pledges',
      summary: 'What a version, draft or published, changes in the version that it replaces',
      params: Id,
      reply: DifferenceView,
      handler: async ({ params }, { locale }) => {
        const one = await readVersion(db, params.id);
        return tellDifference(versionBefore(book.published(), one), one.pledge, locale);
      },
    }),
    route({
      method: 'GET',
      path: '/staff/pledges/{id}/amendment',
      permission: 'pledge:read',
      tag: 'pledges',
      summary: 'How far the amendment of a version has come',
      params: Id,
      reply: AmendmentView,
      handler: async ({ params }, context) => {
        await readVersion(db, params.id);
        return read(params.id, context);
      },
    }),
    route({
      method: 'POST',
      path: '/staff/pledges/{id}/assess',
      permission: 'pledge:edit',
      tag: 'pledges',
      summary: 'Begin to amend the published letter by a draft: its trigger and the internal assessment',
      params: Id,
      body: AssessBody,
      reply: AmendmentView,
      handler: ({ params, body }, context) => take(params.id, { step: 'assess', ...body }, context),
    }),
    route({
      method: 'POST',
      path: '/staff/pledges/{id}/joint-review',
      permission: 'pledge:edit',
      tag: 'pledges',
      summary: 'Record what each department said of an amendment at the joint meeting',
      params: Id,
      body: JointReviewBody,
      reply: AmendmentView,
      handler: ({ params, body }, context) => take(params.id, { step: 'joint-review', ...body }, context),
    }),
    route({
      method: 'POST',
      path: '/staff/pledges/{id}/withdraw-objection',
      permission: 'pledge:edit',
      tag: 'pledges',
      summary: 'Record that a department that disagreed no longer does, and why',
      params: Id,
      body: WithdrawBody,
      reply: AmendmentView,
      handler: ({ params, body }, context) =>
        take(params.id, { step: 'withdraw-objection', ...body }, context),
    }),
    route({
      method: 'POST',
      path: '/staff/pledges/{id}/overrule',
      permission: 'pledge:publish',
      tag: 'pledges',
      summary: 'Record that the decision body overrules a department that disagreed, and why',
      params: Id,
      body: OverruleBody,
      reply: AmendmentView,
      handler: ({ params, body }, context) => take(params.id, { step: 'overrule', ...body }, context),
    }),
    route({
      method: 'POST',
      path: '/staff/pledges/{id}/approve',
      permission: 'pledge:publish',
      tag: 'pledges',
      summary: 'Approve an amendment, or ratify one that was published in an emergency',
      params: Id,
      body: ApproveBody,
      reply: AmendmentView,
      handler: ({ params, body }, context) => take(params.id, { step: 'approve', ...body }, context),
    }),
  ];
}
