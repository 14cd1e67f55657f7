import Type, { type Static, type TObject } from 'typebox';
import { type Context, object, type Route, route } from '../../../platform/route.ts';
import type { House } from '../house.ts';
import { closeDispute, openDispute } from './dispute.ts';
import { assess, decideOn, findCause, nameFollower } from './handle.ts';
import { finishPrevention, listPreventions, planPrevention } from './prevention.ts';
import { preventionView, readComplaint } from './read.ts';
import * as shape from './shape.ts';

const Numbered = object({ number: Type.String({ maxLength: 100 }) });
const Id = Type.Integer({ minimum: 1, maximum: Number.MAX_SAFE_INTEGER });

/** Assessing complaints, deciding on them, and what keeps them from coming again. */
export function complaintRoutes(house: House): Route[] {
  const view = (number: string, { caller, now }: Context) => readComplaint(house, number, caller, now);
  const act = <B extends TObject>(
    path: string,
    summary: string,
    body: B,
    handler: (number: string, body: Static<B>, context: Context) => Promise<void>,
  ) =>
    route({
      method: 'POST',
      path: `/staff/cases/{number}/${path}`,
      tag: 'complaints',
      permission: 'case:work',
      summary,
      params: Numbered,
      body,
      reply: shape.ComplaintView,
      handler: async ({ params, body }, context) => {
        await handler(params.number, body as Static<B>, context);
        return view(params.number, context);
      },
    });
  return [
    route({
      method: 'GET',
      path: '/staff/cases/{number}/complaint',
      tag: 'complaints',
      permission: 'case:read',
      summary: 'The case as a complaint: assessment, decision, causes, preventive actions, disputes.',
      params: Numbered,
      reply: shape.ComplaintView,
      handler: ({ params }, context) => view(params.number, context),
    }),
    act(
      'assessment',
      'Say how grave a complaint is; among staff.',
      shape.NewAssessment,
      (number, body, { caller, now }) => assess(house, number, body, caller, now),
    ),
    act(
      'follower',
      'Name who stays with a complaint until it is closed.',
      shape.NewFollower,
      (number, { staff }, { caller, now }) => nameFollower(house, number, staff, caller, now),
    ),
    act(
      'decision',
      'Decide on a complaint; the user is told the reasons.',
      shape.NewDecision,
      (number, body, { caller, now }) => decideOn(house, number, body, caller, now),
    ),
    act(
      'cause',
      'Say where a complaint comes from in the end; among staff.',
      shape.NewCause,
      (number, body, { caller, now }) => findCause(house, number, body, caller, now),
    ),
    act(
      'preventions',
      'Plan what keeps a complaint from coming again.',
      shape.NewPrevention,
      (number, body, { caller, now }) => planPrevention(house, number, body, caller, now),
    ),
    act(
      'disputes',
      'Take down that the user has gone outside with a complaint.',
      shape.NewDispute,
      (number, body, { caller, now }) => openDispute(house, number, body, caller, now),
    ),
    route({
      method: 'POST',
      path: '/staff/cases/{number}/disputes/{id}/outcome',
      tag: 'complaints',
      permission: 'case:work',
      summary: 'Take down how a dispute ended.',
      params: object({ ...Numbered.properties, id: Id }),
      body: shape.NewOutcome,
      reply: shape.ComplaintView,
      handler: async ({ params, body }, context) => {
        await closeDispute(house, params.number, params.id, body, context.caller, context.now);
        return view(params.number, context);
      },
    }),
    route({
      method: 'GET',
      path: '/staff/preventions',
      tag: 'complaints',
      permission: 'case:read',
      summary: 'Preventive actions of all complaints, what is due first on top.',
      query: shape.PreventionQuery,
      reply: shape.Preventions,
      handler: async ({ query: { state, mine } }, { caller, now }) => {
        const owner = mine ? { owner: caller.staffId ?? -1 } : {};
        const rows = await listPreventions(house, { ...(state && { state }), ...owner }, now);
        return { items: rows.map((row) => preventionView(house, row, now)), nextCursor: null };
      },
    }),
    route({
      method: 'POST',
      path: '/staff/preventions/{id}/done',
      tag: 'complaints',
      permission: 'case:work',
      summary: 'Close a preventive action with what shows that it was done.',
      params: object({ id: Id }),
      body: shape.Done,
      status: 204,
      handler: ({ params, body }, { caller, now }) =>
        finishPrevention(house, params.id, body.evidence, caller, now),
    }),
  ];
}
