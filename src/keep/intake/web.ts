import Type from 'typebox';
import { nullable, object, type Route, route, Timestamp } from '../../platform/route.ts';
import { formatInstant } from '../../platform/time.ts';
import { CLOCK_MEASURES, SCOPE_VALUES } from '../../promise/pledge/pledge.ts';
import { progressPath } from '../case/address.ts';
import { STAGES } from '../case/case.ts';
import type { House } from '../case/house.ts';
import { zoneOf } from '../case/read.ts';
import { type Receipt, receive } from '../case/receive.ts';
import { Contact, oneOf } from '../case/shape.ts';

const MAX_BODY = 10_000;

/** What anyone may send in; unknown members are refused. */
const NewCase = object({
  title: Type.Optional(Type.String({ maxLength: 200 })),
  body: Type.String({ minLength: 1, maxLength: MAX_BODY }),
  sought: Type.Optional(
    Type.String({ maxLength: 1_000, description: 'What they want to be done about it.' }),
  ),
  channel: Type.Optional(oneOf(SCOPE_VALUES.channel)),
  kind: Type.Optional(oneOf(SCOPE_VALUES.kind)),
  segment: Type.Optional(oneOf(SCOPE_VALUES.segment)),
  outlet: Type.Optional(Type.String({ minLength: 1, maxLength: 100 })),
  contact: Type.Optional(Contact),
  consent: Type.Boolean({ description: 'Must be true: we use what you wrote in order to handle it.' }),
  trace: Type.Optional(Type.Unknown({ description: 'What the user did before, with their consent.' })),
});

const NewCaseReceipt = object({
  number: Type.String(),
  accessCode: Type.String(),
  progressUrl: Type.String(),
  stage: oneOf(STAGES),
  clocks: Type.Array(
    object({ clause: Type.String(), measure: oneOf(CLOCK_MEASURES), dueAt: nullable(Timestamp) }),
  ),
});

function replyTo({ number, accessCode, standing, terms }: Receipt, publicUrl: string) {
  return {
    number,
    accessCode,
    progressUrl: publicUrl + progressPath(number, accessCode),
    stage: 'received' as const,
    clocks: standing.clocks.map(({ clause, measure, dueAt }) => ({
      clause,
      measure,
      dueAt: formatInstant(dueAt, zoneOf(terms)),
    })),
  };
}

/** The web door: feedback as JSON from anyone, and taken down by staff for someone who called or came. */
export function intakeRoutes(house: House, publicUrl: string): Route[] {
  const door = {
    method: 'POST',
    tag: 'cases',
    body: NewCase,
    reply: NewCaseReceipt,
    status: 201,
  } as const;
  return [
    route({
      ...door,
      path: '/cases',
      permission: 'public',
      perMinute: 120,
      summary: 'Hand in feedback. The header Idempotency-Key makes a repeated request the same case.',
      handler: async ({ body }, { now, request, locale }) => {
        const key = request.headers['idempotency-key'];
        const submission =
          typeof key === 'string' && key !== ''
            ? { ...body, locale, idempotencyKey: key.slice(0, 200) }
            : { ...body, locale };
        return replyTo(await receive(house, submission, now), publicUrl);
      },
    }),
    route({
      ...door,
      path: '/staff/cases',
      permission: 'case:work',
      summary: 'Take down feedback for someone who called, wrote or came.',
      handler: async ({ body }, { now }) => replyTo(await receive(house, body, now), publicUrl),
    }),
  ];
}
