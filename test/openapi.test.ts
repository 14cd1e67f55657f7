import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { Validator } from '@seriousme/openapi-schema-validator';
import { REFUSALS } from '../src/platform/refusal.ts';
import { openApp } from './app.ts';

const DOCS = new URL('../docs/api/', import.meta.url);

async function served(t: { after(cleanUp: () => Promise<void>): void }) {
  const app = await openApp(t);
  const { status, body } = await app.ask('GET', '/api/openapi.json');
  assert.equal(status, 200);
  return body;
}

test('the API describes itself in valid OpenAPI 3.1', async (t) => {
  const document = await served(t);
  assert.match(document.openapi, /^3\.1\.\d+$/);
  const { valid, errors } = await new Validator().validate(structuredClone(document));
  assert.ok(valid, JSON.stringify(errors, null, 2));
});

test('docs/api/openapi.json is what is served', async (t) => {
  const kept = JSON.parse(await readFile(new URL('openapi.json', DOCS), 'utf8'));
  assert.deepEqual(
    await served(t),
    kept,
    'the API has changed: run npm run openapi and look at the difference',
  );
});

test('each operation says what it does, what it answers and how it refuses', async (t) => {
  const { paths } = await served(t);
  const operations = Object.entries<Record<string, Operation>>(paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, operation]) => ({ name: `${method} ${path}`, path, operation })),
  );
  assert.ok(operations.length > 40);
  for (const { name, path, operation } of operations) {
    assert.ok(operation.summary && operation.tags?.length === 1, name);
    assert.ok(operation.responses['4XX']?.content['application/problem+json'], name);
    const success = Object.keys(operation.responses).filter((status) => status.startsWith('2'));
    assert.equal(success.length, 1, name);
    const named = [...path.matchAll(/\{(\w+)\}/g)].map(([, parameter]) => parameter);
    const described = (operation.parameters ?? []).filter(({ in: place }) => place === 'path');
    assert.deepEqual(described.map((parameter) => parameter.name).sort(), named.sort(), name);
  }
});

interface Operation {
  summary?: string;
  tags?: string[];
  parameters?: { name: string; in: string }[];
  responses: Record<string, { content: Record<string, unknown> }>;
}

test('every refusal is documented with its status', async () => {
  const text = await readFile(new URL('errors.md', DOCS), 'utf8');
  const documented = [...text.matchAll(/^\| `([a-z-]+)` \| (\d{3}) \|/gm)].map(([, code, status]) => [
    code,
    Number(status),
  ]);
  assert.deepEqual(Object.fromEntries(documented), REFUSALS);
});
