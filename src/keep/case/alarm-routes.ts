import Type from 'typebox';
import { object, page, type Route, route, Timestamp } from '../../platform/route.ts';
import { timestamptz } from '../../platform/sql.ts';
import { formatInstant } from '../../platform/time.ts';
import { clauseSentence } from '../../promise/pledge/phrase.ts';
import { readCursor, writeCursor } from './cursor.ts';
import type { House } from './house.ts';
import { zoneOf } from './read.ts';
import { recentAlarms } from './sweep.ts';

const Alarm = object({
  number: Type.String(),
  title: Type.String(),
  clause: Type.String(),
  text: Type.String(),
  percent: Type.Integer(),
  firedAt: Timestamp,
  dueAt: Timestamp,
});

const PAGE = 50;

/** The alarms that were fired, newest first. */
export const alarmRoutes = (house: House): Route[] => [
  route({
    method: 'GET',
    path: '/staff/alarms',
    tag: 'staff',
    permission: 'case:read',
    summary: 'Alarms at 50, 80, 100 and 150 % of a limit.',
    query: object({ cursor: Type.Optional(Type.String()), lang: Type.Optional(Type.String()) }),
    reply: page(Alarm),
    handler: async ({ query }, { locale }) => {
      const all = recentAlarms(house.db)
        .orderBy('alarm.case_id', 'desc')
        .orderBy('alarm.clause_id')
        .limit(PAGE + 1);
      const before = query.cursor === undefined ? undefined : readCursor(query.cursor);
      const rows = await (before === undefined
        ? all
        : all.where(({ eb, refTuple, tuple }) =>
            eb(refTuple('alarm.fired_at', 'alarm.case_id'), '<', tuple(timestamptz(before[0]), before[1])),
          )
      ).execute();
      const shown = rows.slice(0, PAGE);
      const last = shown.at(-1);
      return {
        items: shown.map((row) => {
          const terms = house.terms.of(row.pledge_id ?? -1);
          const clause = terms?.clocks.find(({ id }) => id === row.clause_id);
          return {
            number: row.number,
            title: row.title,
            clause: row.clause_id,
            text: clause ? clauseSentence(clause, locale) : row.clause_id,
            percent: row.percent,
            firedAt: formatInstant(row.fired_at, zoneOf(terms)),
            dueAt: formatInstant(row.due_at, zoneOf(terms)),
          };
        }),
        nextCursor: rows.length > PAGE && last ? writeCursor(last.fired_at, last.case_id) : null,
      };
    },
  }),
];
