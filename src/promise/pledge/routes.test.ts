import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import Fastify from 'fastify';
import { world } from '../../../test/world.ts';
import { ensureOrganisation } from '../../people/staff/install.ts';
import { Refusal } from '../../platform/refusal.ts';
import { type Caller, inLocale, mount } from '../../platform/route.ts';
import { parseInstant } from '../../platform/time.ts';
import { readPaper } from './paper/read-paper.ts';
import { paperRoutes } from './paper/routes.ts';
import { publicPledgeRoutes, staffPledgeRoutes } from './routes.ts';
import { openPledges } from './snapshot.ts';

const now = parseInstant('2026-02-13T16:50:00+08:00')!;
const caller: Caller = { kind: 'staff', staffId: null, keyId: null, name: '王主管', permissions: new Set() };

const document = {
  pledge: 1,
  title: '承诺书',
  promisor: { name: '示例银行', type: 'enterprise' },
  calendar: { timezone: 'Asia/Shanghai', hours: '24x7', holidays: 'CN' },
  clauses: [
    {
      id: 'first',
      text: '咨询在{{limit}}内响应',
      measure: 'first-response',
      scope: { channel: 'web' },
      limit: '30m',
    },
  ],
};

const { db } = await world({ after });
await ensureOrganisation(db);
const book = await openPledges(db);
const server = Fastify();
server.setErrorHandler((error, _, reply) => {
  if (!(error instanceof Refusal)) throw error;
  reply
    .status(error.status)
    .send({ code: error.code, message: inLocale(error.text, 'zh'), ...error.details });
});
const routes = [
  ...publicPledgeRoutes(book),
  ...staffPledgeRoutes(db, book),
  ...paperRoutes(db, book, 'https://pledge.example'),
];
mount(
  server,
  '/api/v1',
  routes,
  { identify: async () => caller },
  () => {},
  () => now,
);

async function ask(method: 'GET' | 'POST' | 'PUT', path: string, payload?: object) {
  const answer = await server.inject({ method, url: `/api/v1${path}`, ...(payload && { payload }) });
  const json = String(answer.headers['content-type']).startsWith('application/json');
  return {
    status: answer.statusCode,
    type: answer.headers['content-type'],
    text: answer.payload,
    body: json ? answer.json() : undefined,
  };
}

test('without a letter there is none in force', async () => {
  const answer = await ask('GET', '/pledges/current');
  assert.deepEqual([answer.status, answer.body.code], [503, 'no-pledge-in-force']);
});

test('[L1] a letter is drafted, changed, published, and read by anyone', async () => {
  const draft = await ask('POST', '/staff/pledges', { document });
  assert.deepEqual(
    [draft.status, draft.body.status, draft.body.version, draft.body.revision],
    [201, 'draft', null, 1],
  );
  const { id } = draft.body;
  const at = `/staff/pledges/${id}`;
  assert.equal((await ask('GET', `/pledges/${id}`)).status, 404);

  const yaml = await ask('GET', `${at}.yaml`);
  assert.match(String(yaml.type), /^application\/yaml/);
  const changed = await ask('PUT', at, { source: yaml.text.replace('30m', '20m'), revision: 1 });
  assert.deepEqual([changed.status, changed.body.revision], [200, 2]);
  assert.equal((await ask('PUT', at, { document, revision: 1 })).body.code, 'changed-meanwhile');
  assert.equal((await ask('GET', at)).body.document.clauses[0].limit, '20m');
  const lint = (await ask('POST', `${at}/lint`)).body;
  assert.deepEqual(lint.faults, []);
  assert.ok(lint.findings.every(({ severity }: { severity: string }) => severity !== 'fault'));

  const published = await ask('POST', `${at}/publish`);
  assert.deepEqual([published.status, published.body.version], [200, 1]);
  assert.equal((await ask('POST', `${at}/publish`)).status, 409);
  assert.equal((await ask('PUT', at, { document })).status, 409);

  const current = (await ask('GET', '/pledges/current')).body;
  assert.equal(current.publishedAt, '2026-02-13T16:50:00+08:00');
  assert.deepEqual([current.id, current.promisor, current.recipient], [id, document.promisor, null]);
  assert.deepEqual(current.clauses[0].segments[1], { text: '20 分钟', blank: true });
  assert.deepEqual(
    [current.clauses[0].scope, current.clauses[0].limit, current.clauses[0].target],
    [{ channel: ['web'] }, '20m', 1],
  );
  assert.deepEqual((await ask('GET', `/pledges/${id}`)).body, current);
  assert.deepEqual(
    (await ask('GET', '/pledges')).body.items.map((one: { version: number }) => one.version),
    [1],
  );
  assert.equal((await ask('GET', '/staff/pledges')).body.items[0].status, 'published');
});

test('[L1] anyone takes the published letter home as a Word file, staff a draft as well', async () => {
  const { id, title } = (await ask('GET', '/pledges/current')).body;
  for (const path of [`/pledges/${id}.docx?lang=en`, `/staff/pledges/${id}.docx`]) {
    const answer = await server.inject({ method: 'GET', url: `/api/v1${path}` });
    assert.equal(answer.statusCode, 200);
    assert.match(String(answer.headers['content-type']), /wordprocessingml\.document$/);
    assert.ok(String(answer.headers['content-disposition']).includes(encodeURIComponent(`${title}.docx`)));
    assert.deepEqual(readPaper(answer.rawPayload), book.of(id)!.pledge);
  }
  const draft = (await ask('POST', '/staff/pledges', { document })).body;
  assert.equal((await ask('GET', `/pledges/${draft.id}.docx`)).status, 404);
  assert.equal((await ask('GET', `/staff/pledges/${draft.id}.docx`)).status, 200);
  assert.equal((await ask('GET', `/staff/pledges/${draft.id + 1}.docx`)).status, 404);
});

test('a letter with faults is refused with all of them', async () => {
  const answer = await ask('POST', '/staff/pledges', {
    source: 'title: 甲\npromisor: 乙\nclauses:\n  - { id: a, text: 文, measure: dispach }\n',
  });
  assert.deepEqual([answer.status, answer.body.code], [422, 'invalid-pledge']);
  assert.deepEqual(
    answer.body.faults.map(({ line, clause, path }: { line: number; clause: string; path: string }) => [
      line,
      clause,
      path,
    ]),
    [[4, 'a', 'clauses[0].measure']],
  );
  assert.match(answer.body.faults[0].message, /dispatch/);
});

test('[L2] a draft keeps its open blanks, and is not published before they are filled in', async () => {
  const [clause] = document.clauses;
  const open = { ...document, clauses: [{ ...clause, limit: '__m' }] };
  const { id } = (await ask('POST', '/staff/pledges', { document: open })).body;
  const at = `/staff/pledges/${id}`;
  assert.equal((await ask('GET', at)).body.document.clauses[0].limit, '__m');
  const refused = await ask('POST', `${at}/publish`);
  assert.deepEqual([refused.status, refused.body.code], [422, 'invalid-pledge']);
  assert.equal(refused.body.faults[0].path, 'clauses[0].limit');
  await ask('PUT', at, { document });
  assert.equal((await ask('POST', `${at}/publish`)).status, 200);
});

test('what the linter finds is told; to promise it all the same is the promisor’s decision', async () => {
  const [clause] = document.clauses;
  const slow = { ...clause, id: 'slow', scope: { ...clause!.scope, urgency: ['urgent'] }, limit: '40m' };
  const { id } = (await ask('POST', '/staff/pledges', { document: { ...document, clauses: [clause, slow] } }))
    .body;
  const { findings } = (await ask('POST', `/staff/pledges/${id}/lint`)).body;
  assert.deepEqual(
    [findings[0].severity, findings[0].rule, findings[0].clauses],
    ['fault', 'urgent-slower', ['slow', 'first']],
  );
  assert.equal((await ask('POST', `/staff/pledges/${id}/publish`)).status, 200);
});

test('a letter of the library becomes a draft as it is', async () => {
  const { items } = (await ask('GET', '/staff/pledge-templates')).body;
  assert.ok(items.length >= 8);
  for (const { id, title, clauses } of items) {
    const { document: template } = (await ask('GET', `/staff/pledge-templates/${id}`)).body;
    const draft = await ask('POST', '/staff/pledges', { document: template });
    assert.deepEqual([draft.status, draft.body.title, template.clauses.length], [201, title, clauses]);
  }
  assert.equal((await ask('GET', '/staff/pledge-templates/none')).status, 404);
});

test('a letter comes in one form', async () => {
  assert.equal((await ask('POST', '/staff/pledges', {})).status, 400);
  assert.equal((await ask('POST', '/staff/pledges', { document, source: 'x' })).status, 400);
});
