import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { test } from 'node:test';
import fc from 'fast-check';
import { seal, unseal } from './seal.ts';

const secret = randomBytes(32);

test('what is sealed opens again under its number, and for what it was sealed, alone', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      const sealed = seal(secret, 'identity', 'JB-1', text);
      assert.equal(unseal(secret, 'identity', 'JB-1', sealed), text);
      assert.throws(() => unseal(secret, 'words', 'JB-1', sealed));
      assert.throws(() => unseal(secret, 'identity', 'JB-2', sealed));
      assert.throws(() => unseal(randomBytes(32), 'identity', 'JB-1', sealed));
      sealed[sealed.length - 1]! ^= 1;
      assert.throws(() => unseal(secret, 'identity', 'JB-1', sealed));
    }),
    { numRuns: 50 },
  );
});

test('the same text is never sealed to the same bytes', () => {
  assert.notDeepEqual(seal(secret, 'words', 'JB-1', '甲'), seal(secret, 'words', 'JB-1', '甲'));
});
