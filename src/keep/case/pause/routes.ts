import Type from 'typebox';
import { Refusal } from '../../../platform/refusal.ts';
import { object, type Route, route } from '../../../platform/route.ts';
import { formatInstant } from '../../../platform/time.ts';
import type { House } from '../house.ts';
import { dossier, zoneOf } from '../read.ts';
import { CASE_TEXTS } from '../texts.ts';
import { PausesView } from './shape.ts';
import { longestPause, pausesWithProof, setLongestPause } from './store.ts';

const Longest = object({
  days: Type.Integer({ minimum: 1, maximum: 365, description: 'Calendar days of 24 hours.' }),
});

export function pauseRoutes(house: House): Route[] {
  const door = { tag: 'staff' } as const;
  return [
    route({
      ...door,
      method: 'GET',
      path: '/staff/cases/{number}/pauses',
      permission: 'case:read',
      summary: 'Each time the case waited for its user, with the proof of what was asked.',
      params: object({ number: Type.String({ maxLength: 100 }) }),
      reply: PausesView,
      handler: async ({ params }, { now }) => {
        const found = await dossier(house, params.number, now);
        if (!found) throw new Refusal('not-found', CASE_TEXTS.unknownStaffCase);
        const stamp = (at: number) => formatInstant(at, zoneOf(found.terms));
        const rows = await pausesWithProof(house.db, found.row.id, params.number);
        return {
          items: rows.map(({ seq: _, startedAt, endedAt, endsAt, sent, ...row }) => ({
            ...row,
            startedAt: stamp(startedAt),
            endedAt: endedAt === null ? null : stamp(endedAt),
            endsAt: stamp(endsAt),
            sent: sent.map(({ channel, at }) => ({ channel, at: stamp(at) })),
          })),
        };
      },
    }),
    route({
      ...door,
      method: 'GET',
      path: '/staff/longest-pause',
      permission: 'case:read',
      summary: 'The longest that a case may wait for its user.',
      reply: Longest,
      handler: async () => ({ days: await longestPause(house.db) }),
    }),
    route({
      ...door,
      method: 'PUT',
      path: '/staff/longest-pause',
      permission: 'staff:manage',
      summary: 'Change it, for pauses that begin from now on.',
      body: Longest,
      reply: Longest,
      handler: async ({ body }) => {
        await setLongestPause(house.db, body.days);
        return body;
      },
    }),
  ];
}
