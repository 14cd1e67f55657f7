import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import pg from 'pg';
import { emptyWorld, world } from '../../test/world.ts';
import { dumpSchema } from './dump.ts';

async function dumpOf(url: string): Promise<string> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await dumpSchema(client);
  } finally {
    await client.end();
  }
}

test('db/schema.sql is what the migrations come to', async (t) => {
  const { url } = await world(t);
  const kept = await readFile(new URL('../../db/schema.sql', import.meta.url), 'utf8');
  assert.equal(await dumpOf(url), kept, 'run npm run schema');
});

test('each part of a schema is told', async (t) => {
  const { url } = await emptyWorld(t);
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(`
    create table thing (
      org_id integer not null, id integer generated always as identity, name text default 'a' check (name <> ''),
      twice integer generated always as (org_id * 2) stored, primary key (org_id, id)
    );
    create index thing_by_name on thing (name) where name is not null;
    create function loud() returns trigger language plpgsql as $$ begin return new; end $$;
    create trigger loud before insert on thing for each row execute function loud();
  `);
  await client.end();
  const text = await dumpOf(url);
  for (const part of [
    '  id integer not null generated always as identity',
    "  name text default 'a'::text",
    '  twice integer generated always as ((org_id * 2)) stored',
    '  constraint thing_pkey PRIMARY KEY (org_id, id)',
    'CREATE INDEX thing_by_name',
    'CREATE OR REPLACE FUNCTION public.loud()',
    'CREATE TRIGGER loud BEFORE INSERT',
  ]) {
    assert.ok(text.includes(part), part);
  }
});
