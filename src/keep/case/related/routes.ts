import Type from 'typebox';
import { ORG_ID } from '../../../people/staff/staff.ts';
import { Refusal } from '../../../platform/refusal.ts';
import { object, type Route, route } from '../../../platform/route.ts';
import type { Db } from '../../../platform/sql.ts';
import { formatInstant } from '../../../platform/time.ts';
import type { House } from '../house.ts';
import { dossier, unitName, zoneOf } from '../read.ts';
import { CASE_TEXTS } from '../texts.ts';
import { rarityOf } from './rarity.ts';
import { relatedTo } from './related.ts';
import { RelatedView } from './shape.ts';

const EXCERPT = 160;

const mergedInto = (db: Db, id: number) =>
  db
    .selectFrom('cases')
    .select(['number', 'title', 'stage', 'received_at'])
    .where('org_id', '=', ORG_ID)
    .where('merged_into', '=', id)
    .where('stage', '=', 'merged')
    .orderBy('received_at')
    .orderBy('id')
    .execute();

export function relatedRoutes(house: House): Route[] {
  const rarity = rarityOf(house.db);
  return [
    route({
      method: 'GET',
      path: '/staff/cases/{number}/related',
      tag: 'staff',
      permission: 'case:read',
      summary: 'Cases that may be about the same matter, and those merged with or split from this one.',
      params: object({ number: Type.String({ maxLength: 100 }) }),
      reply: RelatedView,
      handler: async ({ params }, { now }) => {
        const found = await dossier(house, params.number, now);
        if (!found) throw new Refusal('not-found', CASE_TEXTS.unknownStaffCase);
        const { row, state, terms, events } = found;
        const stamp = (at: number) => formatInstant(at, zoneOf(terms));
        const subject = { ...row, stage: state.stage, receivedAt: row.received_at };
        const [suggestions, merged] = await Promise.all([
          state.stage === 'merged' || state.stage === 'withdrawn'
            ? []
            : relatedTo(house.db, subject, await rarity(now)),
          mergedInto(house.db, row.id),
        ]);
        const splits = events.filter(({ type }) => type === 'split');
        return {
          items: suggestions.map(({ other, text, reasons, merge }) => ({
            number: other.number,
            title: other.title,
            stage: other.stage,
            receivedAt: stamp(other.receivedAt),
            excerpt: other.body.slice(0, EXCERPT),
            unit: unitName(house, other.unitId),
            similarity: Math.round(text * 100) / 100,
            reasons: [...reasons],
            merge,
          })),
          merged: merged.map(({ number, title, stage, received_at }) => ({
            number,
            title,
            stage,
            receivedAt: stamp(received_at),
          })),
          splitFrom: splits.find(({ from }) => from !== undefined)?.from ?? null,
          splitInto: splits.flatMap(({ into }) => into ?? []),
        };
      },
    }),
  ];
}
