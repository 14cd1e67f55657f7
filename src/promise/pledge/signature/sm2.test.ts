import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import fc from 'fast-check';
import { newSm2Key, signSm2, sm2PublicKey, sm3, verifySm2 } from './sm2.ts';

const hex = (text: string) => Buffer.from(text.replaceAll(' ', ''), 'hex');

test('[L2] SM3 gives what the examples of GB/T 32905-2016 give', () => {
  assert.equal(
    sm3(Buffer.from('abc')).toString('hex'),
    '66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0',
  );
  assert.equal(
    sm3(Buffer.from('abcd'.repeat(16))).toString('hex'),
    'debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732',
  );
});

test('[L2] SM2 gives what the example of GB/T 32918.5-2017 gives', () => {
  const secret = hex('3945208f7b2144b13f36e38ac6d39f95889393692860b51a42fb81ef4df7c5b8');
  const publicKey = sm2PublicKey(secret);
  assert.equal(
    publicKey.toString('hex'),
    '0409f9df311e5421a150dd7d161e4bc5c672179fad1833fc076bb08ff356f35020' +
      'ccea490ce26775a52dc6ea718cc1aa600aed05fbf35e084a6632f6072da9ad13',
  );
  const message = Buffer.from('message digest');
  const signature = signSm2(
    message,
    secret,
    () => 0x59276e27d506861a16680f3ad9c02dccef3cc1fa3cdbe4ce6d54b80deac1bc21n,
  );
  assert.equal(
    signature.toString('hex'),
    'f5a03b0648d2c4630eeac513e1bb81a15944da3827d5b74143ac7eaceee720b3' +
      'b1b6aa29df212fd8763182bc0d421ca1bb9038fd1f7f42d4840b69c485bbc1aa',
  );
  assert.ok(verifySm2(message, signature, publicKey));
});

test('[L2] a signature of SM2 holds for its message, its key and its identity, and for nothing else', () => {
  const other = sm2PublicKey(newSm2Key());
  fc.assert(
    fc.property(
      fc.uint8Array({ maxLength: 200 }),
      fc.nat(63),
      fc.integer({ min: 1, max: 255 }),
      (message, at, flip) => {
        const secret = newSm2Key();
        const publicKey = sm2PublicKey(secret);
        const signature = signSm2(message, secret);
        assert.ok(verifySm2(message, signature, publicKey));
        assert.ok(!verifySm2(Buffer.concat([message, Buffer.of(0)]), signature, publicKey));
        assert.ok(!verifySm2(message, signature, other));
        assert.ok(!verifySm2(message, signature, publicKey, Buffer.from('somebody else')));
        const changed = Buffer.from(signature);
        changed[at]! ^= flip;
        assert.ok(!verifySm2(message, changed, publicKey));
      },
    ),
    { numRuns: 30 },
  );
});

test('what is no signature or no key is refused', () => {
  const secret = newSm2Key();
  const publicKey = sm2PublicKey(secret);
  const message = Buffer.from('承诺');
  const none = createHash('sm3').update(message).digest();
  assert.ok(!verifySm2(message, none, publicKey));
  assert.ok(!verifySm2(message, Buffer.alloc(64), publicKey));
  assert.ok(!verifySm2(message, Buffer.alloc(64, 0xff), publicKey));
  assert.ok(!verifySm2(message, signSm2(message, secret), publicKey.subarray(1)));
  const off = Buffer.from(publicKey);
  off[64]! ^= 1;
  assert.throws(() => verifySm2(message, signSm2(message, secret), off));
});
