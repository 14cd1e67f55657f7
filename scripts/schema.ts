/** Writes db/schema.sql: what the migrations come to, so that a change of the schema is read as one. */
import { writeFile } from 'node:fs/promises';
import pg from 'pg';
import { world } from '../test/world.ts';
import { dumpSchema } from './schema/dump.ts';

const cleanUps: (() => Promise<void>)[] = [];
const { url } = await world({ after: (cleanUp) => cleanUps.push(cleanUp) });
const client = new pg.Client({ connectionString: url });
await client.connect();
try {
  await writeFile(new URL('../db/schema.sql', import.meta.url), await dumpSchema(client));
} finally {
  await client.end();
  for (const cleanUp of cleanUps) await cleanUp();
}
