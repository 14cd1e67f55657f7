import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import test from 'node:test';
import { world } from '../../test/world.ts';
import { dumpSchema } from './schema.ts';

test('db/schema.sql is what the migrations make', async (t) => {
  const { url } = await world(t);
  assert.equal(
    await readFile(new URL('../../db/schema.sql', import.meta.url), 'utf8'),
    await dumpSchema(url),
  );
});
