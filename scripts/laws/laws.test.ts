import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { cycleFaults, exportFaults, orderFaults } from './imports.ts';
import { keyFaults } from './keys.ts';
import { type Fault, readSource, readSources, resolve } from './source.ts';
import { clockFaults, lengthFaults } from './style.ts';

/** A small tree: path → text. */
const tree = (files: Record<string, string>) =>
  Object.entries(files).map(([path, text]) => readSource(path, text));

const places = (faults: readonly Fault[]) => faults.map(({ path, line }) => `${path}:${line}`);

test('a module sees the rows before its own', () => {
  const sources = tree({
    'src/keep/case/receive.ts': [
      `import { now } from '../../platform/time.ts';`,
      `import type { Pledge } from '../../promise/pledge/pledge.ts';`,
      `import { other } from './other.ts';`,
      `import { readFile } from 'node:fs/promises';`,
    ].join('\n'),
    'src/platform/postgres/server.ts': `import { Fault } from '../fault.ts';`,
    'src/app.ts': `import { page } from './portal/page.ts';`,
    'src/demo/bank.ts': `import { receive } from '../keep/case/receive.ts';`,
    'src/portal/page.ts': `import { compliance } from '../prove/compliance/figures.ts';`,
  });
  assert.deepEqual(orderFaults(sources), []);
});

test('a module sees neither its own row nor those after it, and types count', () => {
  const sources = tree({
    'src/platform/sql.ts': `import { receive } from '../keep/case/receive.ts';`,
    'src/promise/pledge/store.ts': `\nimport type { Session } from '../../people/auth/session.ts';`,
    'src/keep/case/load.ts': `type Figures = import('../../prove/compliance/figures.ts').Figures;`,
    'src/keep/triage/learn.ts': `const answer = await import('../answer/answer.ts');`,
    'src/people/staff/unit.ts': `export type { Case } from '../../keep/case/case.ts';`,
  });
  assert.deepEqual(places(orderFaults(sources)), [
    'src/platform/sql.ts:1',
    'src/promise/pledge/store.ts:2',
    'src/keep/case/load.ts:1',
    'src/keep/triage/learn.ts:1',
    'src/people/staff/unit.ts:1',
  ]);
});

test('nothing sees the files that put the parts together', () => {
  const sources = tree({
    'src/portal/page.ts': `import { app } from '../app.ts';`,
    'src/keep/case/receive.ts': `import { bank } from '../../demo/bank.ts';`,
  });
  assert.equal(orderFaults(sources).length, 2);
});

test('a module that is not in the order is told', () => {
  const [fault] = orderFaults(tree({ 'src/keep/weather/rain.ts': `import '../case/case.ts';` }));
  assert.match(fault!.message, /keep\/weather has no place/);
});

test('only tests see what is not part of the running product', () => {
  const sources = tree({
    'src/keep/case/receive.ts': `import { world } from '../../../test/world.ts';`,
    'src/keep/case/receive.test.ts': `import { world } from '../../../test/world.ts';`,
  });
  assert.deepEqual(places(orderFaults(sources)), ['src/keep/case/receive.ts:1']);
});

test('a ring of imports is told once, with its way', () => {
  const sources = tree({
    'src/a.ts': `import './b.ts';`,
    'src/b.ts': `import type { C } from './c.ts';`,
    'src/c.ts': `import './a.ts';\nimport './d.ts';`,
    'src/d.ts': '',
    'src/e.ts': `import './c.ts';`,
  });
  const faults = cycleFaults(sources);
  assert.deepEqual(places(faults), ['src/c.ts:1']);
  assert.match(faults[0]!.message, /src\/a\.ts → src\/b\.ts → src\/c\.ts → src\/a\.ts/);
});

test('a file that uses itself is a ring, two ways to one file are none', () => {
  const self = tree({ 'src/a.ts': `import './a.ts';` });
  const diamond = tree({
    'src/a.ts': `import './b.ts';\nimport './c.ts';`,
    'src/b.ts': `import './d.ts';`,
    'src/c.ts': `import './d.ts';`,
    'src/d.ts': '',
  });
  assert.equal(cycleFaults(self).length, 1);
  assert.deepEqual(cycleFaults(diamond), []);
});

test('names are not handed on and none is missing', () => {
  const sources = tree({
    'src/all.ts': `export * from './a.ts';`,
    'src/some.ts': `import { a } from './a.ts';\nexport { a };`,
    'src/nameless.ts': 'export default 1;',
    'src/renamed.ts': 'const a = 1;\nexport { a as default };',
    'src/good.ts': 'export const a = 1;',
    'web/console/vite.config.ts': 'export default {};',
  });
  assert.deepEqual(places(exportFaults(sources)), [
    'src/all.ts:1',
    'src/some.ts:1',
    'src/nameless.ts:1',
    'src/renamed.ts:2',
  ]);
});

test('only one file reads the clock', () => {
  const reads = 'const a = Date.now();\nconst b = new Date(0);\nconst c = Date();';
  const words = `// new Date()\nconst text = 'Date.now()';\nconst utc = Date.UTC(2026, 0);\ntype D = Date;`;
  const sources = tree({
    'src/keep/case/receive.ts': reads,
    'src/keep/case/words.ts': words,
    'src/platform/time.ts': reads,
    'web/console/time.ts': reads,
  });
  assert.deepEqual(
    places(clockFaults(sources)),
    [1, 2, 3].map((line) => `src/keep/case/receive.ts:${line}`),
  );
});

test('a file of 300 lines is too long', () => {
  const sources = tree({ 'src/a.ts': '//\n'.repeat(299), 'src/b.ts': '//\n'.repeat(300) });
  assert.deepEqual(places(lengthFaults(sources)), ['src/b.ts:300']);
});

test('primary keys begin with the organisation', () => {
  const sql = [
    'create table good (\n  org_id integer,\n  id integer,\n  primary key (org_id, id)\n);',
    'create table one (\n  org_id integer primary key\n);',
    'create table turned (\n  org_id integer,\n  id integer,\n  primary key (id, org_id)\n);',
    'create table alone (\n  id bigint generated always as identity primary key,\n  org_id integer\n);',
    'create table keyless (\n  org_id integer\n);',
    'create table auth_user (\n  id text primary key\n);',
  ].join('\n\n');
  assert.deepEqual(
    keyFaults('db/migrations/0001_a.sql', sql).map(({ message }) => message),
    [
      'the primary key of turned begins with id, not with org_id',
      'the primary key of alone begins with id, not with org_id',
      'the table keyless has no primary key',
    ],
  );
});

test('requests are resolved from the file that makes them', () => {
  assert.equal(resolve('src/keep/case/load.ts', '../../platform/sql.ts'), 'src/platform/sql.ts');
  assert.equal(resolve('src/app.ts', './worker.ts'), 'src/worker.ts');
  assert.equal(resolve('src/app.ts', 'fastify'), undefined);
});

test('a project is read from its folders, without what is installed or generated', async (t) => {
  const root = await mkdtemp(join(tmpdir(), 'laws-'));
  t.after(() => rm(root, { recursive: true }));
  const paths = [
    'src/a.ts',
    'web/b.tsx',
    'src/node_modules/c.ts',
    'web/generated/d.ts',
    'src/e.sql',
    'other/f.ts',
  ];
  for (const path of paths) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), '');
  }
  assert.deepEqual(
    readSources(root, ['src', 'web', 'absent']).map(({ path }) => path),
    ['src/a.ts', 'web/b.tsx'],
  );
});

test('what is not TypeScript is refused with its path', () => {
  assert.throws(() => readSource('src/a.ts', 'const = 1'), /src\/a\.ts/);
});
