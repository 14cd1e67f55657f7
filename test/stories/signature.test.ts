import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { test } from 'node:test';
import { readArguments } from '../../src/platform/command.ts';
import { pledgeVerify } from '../../src/promise/pledge/signature/verify-command.ts';
import { openApp } from '../app.ts';

const PASSPHRASE = '一诺千金，言出必行';
const SIGNING = { post: '法定代表人', passphrase: PASSPHRASE };

/** Runs `jiannuo pledge verify` where there is no database. */
async function verify(...argv: string[]) {
  const out: string[] = [];
  const code = await pledgeVerify.run(readArguments(pledgeVerify, argv), {
    stdin: Readable.from([]),
    stdout: process.stdout,
    stderr: process.stderr,
    env: {},
    print: (line) => void out.push(line),
    note: () => {},
  });
  return { code, out: out.join('\n') };
}

test('[L2] a letter is signed by people, published, and checked by anyone from its file', async (t) => {
  const app = await openApp(t);
  const [president, manager] = [await app.session('manager'), await app.session('manager')];
  const { id: current } = (await app.ask('GET', '/pledges/current')).body;
  const { document } = (await app.ask('GET', `/staff/pledges/${current}`, undefined, president)).body;
  const { id } = (await app.ask('POST', '/staff/pledges', { document }, president)).body;
  const at = `/staff/pledges/${id}`;
  const sign = (headers: Record<string, string>, body: object = SIGNING) =>
    app.ask('POST', `${at}/sign`, body, headers);

  assert.equal((await sign(president)).body.code, 'step-not-open', 'there is no key yet');
  const made = await app.ask('POST', '/staff/signing-key', { passphrase: PASSPHRASE }, president);
  assert.equal(made.status, 201);
  const { publicKey } = made.body;
  assert.equal((await app.ask('GET', '/staff/signing-key', undefined, president)).body.publicKey, publicKey);
  assert.equal(
    (await sign(president, { ...SIGNING, passphrase: '另一个口令，不对' })).body.code,
    'forbidden',
  );
  assert.equal((await sign(await app.key('manager'))).status, 403, 'a program does not sign');

  assert.equal((await sign(president)).body.signatures.length, 1);
  assert.equal((await sign(president)).body.code, 'already-exists');
  await app.ask('PUT', at, { document: { ...document, title: '承诺书（新）' } }, manager);
  const stale = await app.ask('GET', `${at}/signature`, undefined, manager);
  assert.deepEqual(stale.body.signatures, [], 'what was signed is not what stands there now');
  assert.equal((await sign(president)).body.signatures.length, 1);
  assert.equal(
    (await app.ask('GET', `/pledges/${id}/signature`)).status,
    404,
    'a draft is nobody’s business',
  );
  assert.equal((await app.ask('POST', `${at}/publish`, undefined, manager)).status, 200);
  const chosen = { passphrase: `${PASSPHRASE}！`, algorithm: 'sm2' };
  assert.equal((await app.ask('POST', '/staff/signing-key', chosen, manager)).body.algorithm, 'sm2');
  await sign(manager, { post: '客服总监', passphrase: `${PASSPHRASE}！` });

  const signed = (await app.ask('GET', `/pledges/${id}/signature`)).body;
  assert.match(signed.canonicalDigest, /^[0-9a-f]{64}$/);
  assert.deepEqual(
    signed.signatures.map(({ algorithm }: { algorithm: string }) => algorithm),
    ['ed25519', 'sm2'],
  );
  assert.deepEqual(
    signed.signatures.map(({ post }: { post: string }) => post),
    ['法定代表人', '客服总监'],
  );
  await assert.rejects(
    app.db.deleteFrom('pledge_signature').where('pledge_id', '=', id).execute(),
    /never changes/,
  );

  const folder = await mkdtemp(join(tmpdir(), 'signed-'));
  t.after(() => rm(folder, { recursive: true }));
  const file = async (name: string, content: object) => {
    await writeFile(join(folder, name), JSON.stringify(content));
    return join(folder, name);
  };
  const good = await file('good.json', signed);
  assert.deepEqual((await verify(good)).code, 0);
  assert.equal((await verify(good, '--key', publicKey)).code, 0);
  assert.equal((await verify(good, '--key', 'another')).code, 1);
  assert.match((await verify(good)).out, /genuine .*, SM2, SM3, key /);
  const page = await app.server.inject({ method: 'GET', url: `/pledge/${id}` });
  assert.match(page.body, /SM2, SM3/);
  const told = JSON.parse((await verify(good, '--json')).out);
  assert.deepEqual([told.valid, told.digest], [true, signed.canonicalDigest]);
  const weaker = { ...signed.document, title: '承诺书（改）' };
  const forged = await verify(await file('forged.json', { ...signed, document: weaker }));
  assert.equal(forged.code, 1);
  assert.match(forged.out, /FORGED/);
  assert.equal((await verify(await file('unsigned.json', { ...signed, signatures: [] }))).code, 1);
  await assert.rejects(verify(await file('other.json', { title: '甲' })), /no signed letter/);
});
