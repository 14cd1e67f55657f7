import { sql } from 'kysely';
import type { Db } from '../../platform/sql.ts';
import { type CaseLines, reserveIds } from '../case/absorb.ts';
import type { HistoryLine } from '../case/line.ts';

const BATCH = 2_000;

/**
 * The lines of a file, put down in a table of the session. Files are in any order and larger than the memory, and a
 * case is judged when all its lines are together; the database sorts better than anything we would write.
 */
export class Stage {
  readonly #db: Db;
  #lines = 0;
  #names: string[] = [];
  #texts: string[] = [];

  private constructor(db: Db) {
    this.#db = db;
  }

  /** @param db one connection, since tables of a session are its own */
  static async open(db: Db): Promise<Stage> {
    await Stage.#drop(db);
    await sql`create temp table import_line (name text not null, place bigint not null, line text not null)`.execute(
      db,
    );
    return new Stage(db);
  }

  get lines(): number {
    return this.#lines;
  }

  async add(line: HistoryLine): Promise<void> {
    this.#lines++;
    this.#names.push(line.case);
    this.#texts.push(JSON.stringify(line));
    if (this.#names.length === BATCH) await this.#flush();
  }

  /** Nothing is added after that. @returns the number of cases */
  async sort(): Promise<number> {
    await this.#flush();
    await sql`create temp table import_case as
      select name, row_number() over (order by min(place)) as turn from import_line group by name`.execute(
      this.#db,
    );
    await sql`create index on import_line (name)`.execute(this.#db);
    await sql`create index on import_case (turn)`.execute(this.#db);
    await sql`analyze import_line`.execute(this.#db);
    await sql`analyze import_case`.execute(this.#db);
    const { rows } = await sql<{ count: number }>`select count(*)::int as count from import_case`.execute(
      this.#db,
    );
    return rows[0]!.count;
  }

  /** The cases from one turn to another, in the order in which the file first names them. */
  async cases(from: number, to: number): Promise<CaseLines[]> {
    const { rows } = await sql<{ name: string; lines: string[] }>`
      select import_case.name, array_agg(line order by place) as lines
      from import_case join import_line on import_line.name = import_case.name
      where turn between ${from} and ${to} group by turn, import_case.name order by turn`.execute(this.#db);
    const ids = await reserveIds(this.#db, rows.length);
    return rows.map(({ name, lines }, index) => ({
      id: ids[index]!,
      number: name,
      lines: lines.map((line) => JSON.parse(line) as HistoryLine),
    }));
  }

  close(): Promise<void> {
    return Stage.#drop(this.#db);
  }

  static async #drop(db: Db): Promise<void> {
    await sql`drop table if exists pg_temp.import_line, pg_temp.import_case`.execute(db);
  }

  async #flush(): Promise<void> {
    if (this.#names.length === 0) return;
    const before = this.#lines - this.#names.length;
    await sql`insert into import_line (name, place, line)
      select name, ${before}::bigint + place, line
      from unnest(${this.#names}::text[], ${this.#texts}::text[]) with ordinality as l(name, line, place)`.execute(
      this.#db,
    );
    this.#names = [];
    this.#texts = [];
  }
}
