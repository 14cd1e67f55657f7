import Type from 'typebox';
import { Id } from '../../../people/staff/schema.ts';
import { Refusal } from '../../../platform/refusal.ts';
import { inLocale, type Locale, nullable, object, page, type Route, route } from '../../../platform/route.ts';
import { formatInstant, type Instant, parseDay } from '../../../platform/time.ts';
import { compileCalendar } from '../../../promise/calendar/calendar.ts';
import { dayOf, midnightOf } from '../../../promise/calendar/days.ts';
import { DEFAULT_TIME_ZONE, type House } from '../house.ts';
import { zoneOf } from '../read.ts';
import { oneOf } from '../shape.ts';
import { guideOf, rowFor } from './catalogue.ts';
import { rowFaults } from './catalogue-faults.ts';
import { asCsv, asYaml, readCatalogueFile, readDraft, writtenRow } from './catalogue-file.ts';
import {
  type CatalogueVersion,
  changeDraft,
  createDraft,
  OBJECTION_LIMIT,
  publishDraft,
  readVersion,
  readVersions,
  removeDraft,
} from './catalogue-store.ts';
import { namesIn } from './names.ts';
import { CatalogueHead, CatalogueView, RowBody } from './shape.ts';
import { DISPATCH_TEXTS } from './texts.ts';

const Version = object({ id: Id });
const MOST_ROWS = 5_000;
const Limit = Type.String({ maxLength: 10 });

/** The dispatch catalogue: drafts, files, publication from a day on. */
export function catalogueRoutes(house: House): Route[] {
  const door = { tag: 'staff', permission: 'case:read' } as const;
  const manage = { tag: 'staff', permission: 'dispatch:manage' } as const;
  const head = (version: CatalogueVersion, now: Instant) => headOf(house, version, now);
  const view = (version: CatalogueVersion, now: Instant, locale: Locale) => ({
    ...head(version, now),
    rows: version.rows.map((row) => writtenRow(house.units(), row)),
    faults: rowFaults(version.rows).map(({ row, message }) => ({ row, message: inLocale(message, locale) })),
  });
  return [
    route({
      ...door,
      method: 'GET',
      path: '/staff/catalogues',
      summary: 'All versions of the dispatch catalogue; a draft comes first.',
      reply: page(object(CatalogueHead)),
      handler: async (_input, { now }) => ({
        items: (await readVersions(house.db)).map((version) => head(version, now)),
        nextCursor: null,
      }),
    }),
    route({
      ...door,
      method: 'GET',
      path: '/staff/catalogues/{id}',
      summary: 'A version with its rows, and what bars its publication.',
      params: Version,
      reply: CatalogueView,
      handler: async ({ params }, { now, locale }) =>
        view(await readVersion(house.db, params.id), now, locale),
    }),
    route({
      ...door,
      method: 'GET',
      path: '/staff/catalogues/{id}/file',
      summary: 'A version as a CSV or YAML file.',
      params: Version,
      query: object({ as: oneOf(['csv', 'yaml']) }),
      produces: 'text/csv',
      handler: async ({ params, query }, { reply }) => {
        const version = await readVersion(house.db, params.id);
        reply.type(query.as === 'csv' ? 'text/csv; charset=utf-8' : 'application/yaml; charset=utf-8');
        reply.header('content-disposition', `attachment; filename="catalogue-${params.id}.${query.as}"`);
        return query.as === 'csv' ? asCsv(house.units(), version.rows) : asYaml(house.units(), version);
      },
    }),
    route({
      ...door,
      method: 'GET',
      path: '/staff/catalogues/{id}/lookup',
      summary: 'Which row of a version a case would meet.',
      params: Version,
      query: object({
        category: Type.Optional(Type.String({ maxLength: 100 })),
        outlet: Type.Optional(Type.String({ maxLength: 100 })),
      }),
      reply: object({ row: nullable(Type.Integer({ description: 'Its place, from 0.' })) }),
      handler: async ({ params, query }) => {
        const { id, objectionLimit, rows } = await readVersion(house.db, params.id);
        const found = rowFor(guideOf({ id, effectiveAt: 0, objectionLimit, rows }), query);
        return { row: found ? rows.indexOf(found) : null };
      },
    }),
    route({
      ...manage,
      method: 'POST',
      path: '/staff/catalogues',
      summary: 'Begin a draft, from the newest version or from nothing.',
      body: Type.Union([object({ empty: Type.Optional(Type.Boolean()) }), Type.Null()]),
      status: 201,
      reply: CatalogueView,
      handler: async ({ body }, { now, locale }) => {
        const newest = body?.empty ? undefined : (await readVersions(house.db))[0];
        const { objectionLimit = OBJECTION_LIMIT, rows = [] } = newest ?? {};
        return view(await createDraft(house.db, { objectionLimit, rows }), now, locale);
      },
    }),
    route({
      ...manage,
      method: 'PUT',
      path: '/staff/catalogues/{id}',
      summary: 'Change a draft.',
      params: Version,
      body: object({
        revision: Type.Integer(),
        objectionLimit: Type.Optional(Limit),
        rows: Type.Array(RowBody, { maxItems: MOST_ROWS }),
      }),
      reply: CatalogueView,
      handler: async ({ params, body }, { now, locale }) => {
        const { objectionLimit } = await readVersion(house.db, params.id);
        const draft = readDraft(house.units(), { objectionLimit, ...body });
        return view(await changeDraft(house.db, params.id, body.revision, draft), now, locale);
      },
    }),
    route({
      ...manage,
      method: 'POST',
      path: '/staff/catalogues/{id}/import',
      summary: 'Replace the rows of a draft by those of a CSV or YAML file.',
      params: Version,
      body: object({
        revision: Type.Integer(),
        format: oneOf(['csv', 'yaml']),
        text: Type.String({ maxLength: 1_000_000 }),
      }),
      reply: CatalogueView,
      handler: async ({ params, body }, { now, locale }) => {
        const { objectionLimit } = await readVersion(house.db, params.id);
        const read = readCatalogueFile(house.units(), body.format, body.text);
        const draft = body.format === 'csv' ? { ...read, objectionLimit } : read;
        return view(await changeDraft(house.db, params.id, body.revision, draft), now, locale);
      },
    }),
    route({
      ...manage,
      method: 'POST',
      path: '/staff/catalogues/{id}/publish',
      summary: 'Publish a draft, at once or from a day on.',
      params: Version,
      body: Type.Union([object({ from: Type.Optional(Type.String({ format: 'date' })) }), Type.Null()]),
      reply: CatalogueView,
      handler: async ({ params, body }, { caller, now, locale }) => {
        const effectiveAt = effectiveFrom(house, body?.from, now);
        const published = { effectiveAt, now, staffId: caller.staffId };
        return view(await publishDraft(house.db, params.id, published), now, locale);
      },
    }),
    route({
      ...manage,
      method: 'DELETE',
      path: '/staff/catalogues/{id}',
      summary: 'Throw a draft away.',
      params: Version,
      status: 204,
      handler: ({ params }) => removeDraft(house.db, params.id),
    }),
  ];
}

/** A day begins at midnight where the letter in force counts its days; today has begun, so it means at once. */
function effectiveFrom(house: House, from: string | undefined, now: Instant): Instant {
  if (from === undefined) return now;
  const calendar =
    house.terms.inForce(now)?.calendar ??
    compileCalendar({ timezone: DEFAULT_TIME_ZONE, hours: '24x7', holidays: 'none' });
  const day = parseDay(from);
  const today = dayOf(calendar, now);
  if (day === undefined || day < today) throw new Refusal('bad-request', DISPATCH_TEXTS.effectiveInThePast);
  return day === today ? now : midnightOf(calendar, day);
}

function headOf(house: House, version: CatalogueVersion, now: Instant) {
  const { id, revision, objectionLimit, rows, effectiveAt, publishedAt, publishedBy } = version;
  const stamp = (at: Instant | null) =>
    at === null ? null : formatInstant(at, zoneOf(house.terms.inForce(now)));
  return {
    id,
    revision,
    state: stateOf(house, version, now),
    objectionLimit,
    rowCount: rows.length,
    effectiveAt: stamp(effectiveAt),
    publishedAt: stamp(publishedAt),
    publishedBy: namesIn(house).person(publishedBy)?.name ?? null,
  };
}

function stateOf(
  house: House,
  { id, effectiveAt }: CatalogueVersion,
  now: Instant,
): 'draft' | 'planned' | 'in-force' | 'past' {
  if (effectiveAt === null) return 'draft';
  if (effectiveAt > now) return 'planned';
  return house.catalogues.inForce(now)?.catalogue.id === id ? 'in-force' : 'past';
}
