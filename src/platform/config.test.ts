import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import test from 'node:test';
import { envExample, readConfig } from './config.ts';
import { Fault } from './fault.ts';

test('without any setting the product serves this machine from ./data', () => {
  assert.deepEqual(readConfig({}), {
    port: 3000,
    host: '127.0.0.1',
    dataDir: resolve('data'),
    databaseUrl: undefined,
    publicUrl: 'http://127.0.0.1:3000',
    logLevel: 'info',
    mail: undefined,
    sms: undefined,
    wechat: undefined,
    admin: undefined,
    model: undefined,
  });
});

test('all faults are told at once', () => {
  const env = {
    PORT: '70000',
    LOG_LEVEL: 'loud',
    DATABASE_URL: 'mysql://x',
    PUBLIC_URL: 'here',
    ADMIN_PASSWORD: 'short',
  };
  assert.throws(
    () => readConfig(env),
    (error) => {
      assert(error instanceof Fault);
      for (const name of [...Object.keys(env), 'ADMIN_EMAIL'])
        assert.match(error.message, new RegExp(`${name} `));
      assert.doesNotMatch(error.message, /short[^e]/);
      return true;
    },
  );
});

test('an empty setting is as good as none, and a slash at the end of the public address does not matter', () => {
  const config = readConfig({ PORT: '', HOST: '::', PUBLIC_URL: 'https://example.org/' });
  assert.deepEqual([config.port, config.publicUrl], [3000, 'https://example.org']);
  assert.equal(readConfig({ HOST: '::' }).publicUrl, 'http://localhost:3000');
});

test('the address of a model and its name belong together, and a key that is none is not told', () => {
  const env = { MODEL_URL: 'https://model.example/v1/', MODEL_NAME: 'm', MODEL_KEY: 'k' };
  assert.deepEqual(readConfig(env).model, { url: 'https://model.example/v1', name: 'm', key: 'k' });
  assert.equal(readConfig({ ...env, MODEL_KEY: '' }).model?.key, undefined);
  assert.throws(() => readConfig({ MODEL_NAME: 'm' }), /MODEL_URL and MODEL_NAME/);
  assert.throws(
    () => readConfig({ ...env, MODEL_KEY: 'my secret' }),
    (error) => error instanceof Fault && /MODEL_KEY/.test(error.message) && !/secret/.test(error.message),
  );
});

test('.env.example lists the settings as they are', async () => {
  assert.equal(await readFile(new URL('../../.env.example', import.meta.url), 'utf8'), envExample());
});
