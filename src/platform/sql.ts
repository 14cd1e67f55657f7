import { type ColumnType, Kysely, PostgresDialect, type RawBuilder, sql, type Transaction } from 'kysely';
import pg from 'pg';
import type { Instant } from './time.ts';
import { parseInstant } from './time.ts';

/**
 * Every table of the product. The owner of a table adds it:
 * `declare module '../../platform/sql.ts' { interface Database { unit: UnitTable } }`.
 */
// biome-ignore lint/suspicious/noEmptyInterface: it is filled by the owners of the tables
export interface Database {}

/** The database, or a transaction of it: what a query is run on. */
export type Db = Kysely<Database>;
/** A transaction that is open. */
export type Tx = Transaction<Database>;

/** A `timestamptz` column: read as an Instant, written with {@link timestamptz}. */
export type TimestampColumn = ColumnType<Instant, RawBuilder<Instant>, RawBuilder<Instant>>;
/** A `timestamptz` column that the database fills in when it is left out. */
export type GeneratedTimestampColumn = ColumnType<
  Instant,
  RawBuilder<Instant> | undefined,
  RawBuilder<Instant>
>;
/** A `timestamptz` column that may be null. */
export type NullableTimestampColumn = ColumnType<
  Instant | null,
  RawBuilder<Instant | null> | null | undefined,
  RawBuilder<Instant | null> | null
>;

/** Writes a moment: `timestamptz(now)` where a statement expects a `timestamptz`. Null stays null. */
export function timestamptz<T extends Instant | null>(at: T): RawBuilder<T> {
  return sql<T>`to_timestamp(${at === null ? null : at / 1000}::float8)`;
}

const { builtins } = pg.types;

/** Sessions run in UTC, so that an offset other than +00 comes only from a session that changed it. */
function readTimestamp(text: string): Instant {
  if (text === 'infinity') return Number.POSITIVE_INFINITY;
  if (text === '-infinity') return Number.NEGATIVE_INFINITY;
  const zone = /[+-]\d\d$/.test(text) ? `${text}:00` : text;
  const at = parseInstant(zone.replace(' ', 'T'));
  if (at === undefined) throw new RangeError(`the database sent a timestamp that cannot be read: ${text}`);
  return at;
}

const readers = new Map<number, (text: string) => unknown>([
  [builtins.INT8, Number],
  // sum() of a bigint is numeric; none of our sums reaches 2^53.
  [builtins.NUMERIC, Number],
  [builtins.TIMESTAMPTZ, readTimestamp],
  [builtins.DATE, (text) => text],
]);

// Per pool and not global: the job queue and the sign-in library read their own tables and expect Date objects.
const types: pg.CustomTypesConfig = {
  getTypeParser(oid: number, format?: 'text' | 'binary') {
    return (format !== 'binary' && readers.get(oid)) || pg.types.getTypeParser(oid, format as 'text');
  },
};

/**
 * A pool of connections that reads int8 and numeric as number, timestamptz as Instant and date as `YYYY-MM-DD`.
 * A broken idle connection is dropped and replaced at the next query.
 */
export function openPool(url: string, { max = 10 }: { max?: number } = {}): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max,
    types,
    options: '-c TimeZone=UTC',
    connectionTimeoutMillis: 10_000,
  });
  pool.on('error', () => {});
  return pool;
}

/**
 * A pool for the job queue, which reads its own tables and expects the types of `pg`. It is ours so that it can be
 * closed: the queue's own stop does not wait for its last connection, which then fails when the database ends.
 */
export function openQueuePool(url: string, { max }: { max: number }): pg.Pool {
  const pool = new pg.Pool({ connectionString: url, max, keepAlive: true });
  pool.on('error', () => {});
  pool.on('connect', (client) => client.on('error', () => {}));
  return pool;
}

/** Opens the database; `destroy()` closes its connections. Nothing connects before the first query. */
export function openDatabase(url: string, options: { max?: number } = {}): Db {
  return new Kysely<Database>({ dialect: new PostgresDialect({ pool: openPool(url, options) }) });
}
