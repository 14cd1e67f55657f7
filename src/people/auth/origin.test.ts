import assert from 'node:assert/strict';
import test from 'node:test';
import { isForged } from './origin.ts';

const PUBLIC_URL = 'https://service.example/';
const post = { method: 'POST', host: 'inner:3000', origin: undefined, fetchSite: undefined };

test('a request that changes something must come from our own pages', () => {
  for (const [headers, forged] of [
    [{}, false],
    [{ origin: 'https://service.example' }, false],
    [{ origin: 'http://inner:3000' }, false],
    [{ fetchSite: 'same-origin', origin: 'https://behind-a-proxy.example' }, false],
    [{ fetchSite: 'none' }, false],
    [{ origin: 'https://evil.example' }, true],
    [{ origin: 'https://service.example.evil.example' }, true],
    [{ origin: 'http://service.example' }, true],
    [{ origin: 'null' }, true],
    [{ fetchSite: 'cross-site' }, true],
    [{ fetchSite: 'same-site', origin: 'https://other.service.example' }, true],
    [{ fetchSite: 'cross-site', origin: 'https://service.example' }, true],
  ] as const) {
    assert.equal(isForged({ ...post, ...headers }, PUBLIC_URL), forged, JSON.stringify(headers));
  }
});

test('reading is never forged', () => {
  for (const method of ['GET', 'HEAD', 'OPTIONS']) {
    assert.equal(isForged({ ...post, method, origin: 'https://evil.example' }, PUBLIC_URL), false);
  }
});
