import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import fc from 'fast-check';
import { anyPledge } from '../fixture.ts';
import { readPledge } from '../read.ts';
import { toDocument } from '../write.ts';
import { ALGORITHMS, type Algorithm } from './algorithm.ts';
import { canonicalDigest, canonicalJson } from './canonical.ts';
import { makeKey, openKey } from './key.ts';
import { type SignedLetter, signLetter, verifyLetter } from './signature.ts';

const who = { name: '王行长', post: '法定代表人', signedAt: '2026-01-05T01:00:00Z' };
const PASSPHRASE = '一诺千金，言出必行';
const openedKey = async (algorithm: Algorithm) =>
  (await openKey(await makeKey(algorithm, PASSPHRASE), PASSPHRASE))!;

test('the canonical form sorts, leaves no blanks, and writes numbers as RFC 8785 shows', () => {
  const value = {
    numbers: [333333333.3333333, 1e30, 4.5, 2e-3, 1e-27, -0],
    string: '€$\u000f\nA\'B"\\\\"/',
    literals: [null, true, false],
    '€': 1,
    '\r': 2,
    '\u{1f600}': 3,
    '\ufb33 ': 4,
    none: undefined,
  };
  assert.equal(
    canonicalJson(value),
    '{"\\r":2,"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27,0],"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/","€":1,"\u{1f600}":3,"\ufb33 ":4}',
  );
  for (const none of [Number.NaN, Number.POSITIVE_INFINITY, '\ud800', { '\udc00': 1 }, () => 1])
    assert.throws(() => canonicalJson(none), TypeError);
});

test('the canonical form says the same as the value, in whatever order its members are', () => {
  const turned = (value: unknown): unknown =>
    Array.isArray(value)
      ? value.map(turned)
      : typeof value === 'object' && value !== null
        ? Object.fromEntries(
            Object.entries(value)
              .reverse()
              .map(([name, member]) => [name, turned(member)]),
          )
        : value;
  fc.assert(
    fc.property(fc.jsonValue({ stringUnit: 'grapheme' }), (value) => {
      const plain = JSON.parse(JSON.stringify(value));
      assert.deepEqual(JSON.parse(canonicalJson(plain)), plain);
      assert.equal(canonicalJson(turned(plain)), canonicalJson(plain));
    }),
  );
});

test('[L2] a letter has one digest, however it was kept', () => {
  fc.assert(
    fc.property(anyPledge, (letter) => {
      const document = toDocument(letter);
      const reading = readPledge(JSON.parse(JSON.stringify(document)));
      assert.ok('pledge' in reading);
      assert.equal(canonicalDigest(toDocument(reading.pledge)), canonicalDigest(document));
    }),
    { numRuns: 60 },
  );
});

for (const algorithm of ALGORITHMS) {
  test(`[L2] a signature (${algorithm}) holds for the letter, the name, the post and the time, and for nothing else`, async () => {
    const key = await openedKey(algorithm);
    const document = { title: '承诺书', clauses: [{ id: 'a', limit: '30m' }] };
    const { publicKey } = key;
    const signature = { ...who, algorithm, publicKey, signature: signLetter(document, who, key) };
    const letter: SignedLetter = {
      canonicalDigest: canonicalDigest(document),
      document,
      signatures: [signature],
    };
    const { isUnchanged, signatures } = verifyLetter(letter);
    assert.deepEqual([isUnchanged, signatures[0]!.isGenuine], [true, true]);

    const other = { title: '承诺书', clauses: [{ id: 'a', limit: '60m' }] };
    const forged = verifyLetter({ ...letter, document: other });
    assert.deepEqual([forged.isUnchanged, forged.signatures[0]!.isGenuine], [false, false]);
    const rehashed = verifyLetter({ ...letter, document: other, canonicalDigest: canonicalDigest(other) });
    assert.deepEqual([rehashed.isUnchanged, rehashed.signatures[0]!.isGenuine], [true, false]);
    const { publicKey: stranger } = await openedKey(algorithm);
    for (const change of [
      { name: '李行长' },
      { post: '董事长' },
      { signedAt: '2026-01-04T01:00:00Z' },
      { publicKey: stranger },
      { publicKey: 'no key' },
      { signature: '' },
      { algorithm: ALGORITHMS.find((one) => one !== algorithm)! },
      { algorithm: 'rot13' },
      { algorithm: 'constructor' },
    ]) {
      const told = verifyLetter({ ...letter, signatures: [{ ...signature, ...change }] });
      assert.equal(told.signatures[0]!.isGenuine, false, JSON.stringify(change));
    }
  });

  test(`[L2] any letter can be signed (${algorithm}), and a key opens with its passphrase alone`, async () => {
    const sealed = await makeKey(algorithm, PASSPHRASE);
    assert.equal(await openKey(sealed, '一诺千金'), undefined);
    const key = (await openKey(sealed, PASSPHRASE))!;
    fc.assert(
      fc.property(anyPledge, fc.string(), fc.string(), (pledge, name, post) => {
        const document = toDocument(pledge);
        const signatory = { ...who, name, post };
        const signature = signLetter(document, signatory, key);
        const signatures = [{ ...signatory, algorithm, publicKey: sealed.publicKey, signature }];
        const letter = { canonicalDigest: canonicalDigest(document), document, signatures };
        const kept: SignedLetter = JSON.parse(JSON.stringify(letter));
        assert.ok(verifyLetter(kept).signatures[0]!.isGenuine);
      }),
      { numRuns: 30 },
    );
  });
}

test('[L2] a file that names no algorithm was signed with Ed25519', async () => {
  const key = await openedKey('ed25519');
  const document = { title: '承诺书' };
  const signature = { ...who, publicKey: key.publicKey, signature: signLetter(document, who, key) };
  const letter = { canonicalDigest: canonicalDigest(document), document, signatures: [signature] };
  assert.ok(verifyLetter(letter).signatures[0]!.isGenuine);
});

test('the canonical form has a digest by SM3 as well', () => {
  assert.equal(canonicalDigest('abc', 'sm3'), createHash('sm3').update('"abc"').digest('hex'));
});
