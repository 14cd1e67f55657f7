import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { openApp } from '../../../test/app.ts';

const app = await openApp({ after }, { listen: true });
const key = await app.key('administrator');

async function upload(name: string, content: string) {
  const form = new FormData();
  form.append('file', new Blob([content]), name);
  const answer = await fetch(`${app.origin}/api/v1/staff/pledges/import`, {
    method: 'POST',
    headers: key,
    body: form,
  });
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
}

test('[L1] a letter that is uploaded is understood and becomes a draft with its blanks open', async () => {
  const { status, body } = await upload('a.txt', '服务承诺书\n一、响应\n1. 接到投诉后____分钟内首次响应。\n');
  assert.equal(status, 201);
  assert.equal(body.status, 'draft');
  assert.deepEqual(
    (body.clauses as { measure: string; limit: null }[]).map(({ measure, limit }) => [measure, limit]),
    [['first-response', null]],
  );
  const kept = await app.ask('GET', `/staff/pledges/${body.id}`, undefined, key);
  assert.equal(kept.body.document.clauses[0].limit, '__m');
});

test('a file that promises nothing, or is none, is refused with what to do', async () => {
  assert.equal((await upload('a.txt', '\n')).body.code, 'invalid-pledge');
  assert.equal((await upload('a.docx', 'no zip')).status, 415);
});
