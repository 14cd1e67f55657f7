import Type from 'typebox';
import type { House } from '../../keep/case/house.ts';
import { DEFAULT_TIME_ZONE } from '../../keep/case/house.ts';
import { object, type Route, route, Timestamp } from '../../platform/route.ts';
import { parseInstant } from '../../platform/time.ts';
import { EVIDENCE } from '../../promise/pledge/pledge.ts';
import { AttachedView, attach, detach, tellAttached } from './statement.ts';

const ClauseParams = { clause: Type.String({ maxLength: 100 }) };

const Attachment = object({
  kind: Type.Enum(EVIDENCE),
  text: Type.String({ minLength: 1, maxLength: 10_000, description: 'What it shows.' }),
  happenedAt: Timestamp,
  link: Type.Optional(Type.String({ format: 'uri', pattern: '^https?://', maxLength: 2_000 })),
  file: Type.Optional(
    Type.String({
      format: 'uuid',
      description: 'As it was given back by the upload to /staff/duties/files.',
    }),
  ),
});

/** Evidence of what cannot be measured. */
export const statementRoutes = (house: House): Route[] => [
  route({
    method: 'POST',
    path: '/staff/statements/{clause}/evidence',
    tag: 'compliance',
    permission: 'case:work',
    summary: 'Attach evidence to a statement of a published letter. It keeps when it was recorded.',
    params: object(ClauseParams),
    body: Attachment,
    status: 201,
    reply: AttachedView,
    handler: async ({ params, body }, { now, caller }) => {
      const evidence = { ...body, count: 1, happenedAt: parseInstant(body.happenedAt)! };
      const attached = await attach(house.db, house.book.published(), params.clause, evidence, caller, now);
      return tellAttached(attached, zoneOf(house));
    },
  }),
  route({
    method: 'POST',
    path: '/staff/statements/{clause}/evidence/{id}/retraction',
    tag: 'compliance',
    permission: 'case:work',
    summary: 'Take evidence of a statement back that was attached by mistake.',
    params: object({ ...ClauseParams, id: Type.Integer({ minimum: 1 }) }),
    body: object({ reason: Type.String({ minLength: 1, maxLength: 1_000, pattern: '\\S' }) }),
    reply: AttachedView,
    handler: async ({ params, body }, { caller }) => {
      const { clause, id } = params;
      const attached = await detach(house.db, house.book.published(), clause, id, body.reason, caller);
      return tellAttached(attached, zoneOf(house));
    },
  }),
];

const zoneOf = ({ book }: House): string => book.published().at(-1)?.calendar.timeZone ?? DEFAULT_TIME_ZONE;
