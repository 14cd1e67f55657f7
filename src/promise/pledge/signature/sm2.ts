import { createHash, randomBytes } from 'node:crypto';
import { getMinHashLength, mapHashToField } from '@noble/curves/abstract/modular.js';
import { weierstrass } from '@noble/curves/abstract/weierstrass.js';

// SM2 digital signatures (GB/T 32918.2-2016) on the recommended curve (GB/T 32918.5-2017) with SM3 (GB/T 32905-2016).
// Node signs with SM2 too, but leaves the identity of the signer empty and cannot be told another one, so that
// nothing else would accept its signatures.
const CURVE = {
  p: 0xfffffffeffffffffffffffffffffffffffffffff00000000ffffffffffffffffn,
  a: 0xfffffffeffffffffffffffffffffffffffffffff00000000fffffffffffffffcn,
  b: 0x28e9fa9e9d9f5e344d5a9e4bcf6509a7f39789f515ab8f92ddbcbd414d940e93n,
  n: 0xfffffffeffffffffffffffffffffffff7203df6b21c6052b53bbf40939d54123n,
  h: 1n,
  Gx: 0x32c4ae2c1f1981195f9904466a39c9948fe30bbff2660be1715a4589334c74c7n,
  Gy: 0xbc3736a2f4f6779c59bdcee36b692153d0a9877cc62a474002df32e52139f0a0n,
};
const Point = weierstrass(CURVE);
const { Fn } = Point;

/** The identity of a signer that has agreed on none (GB/T 35276-2017). */
const IDENTITY = Buffer.from('1234567812345678');

/** 32 bytes. */
export const sm3 = (...parts: readonly Uint8Array[]): Buffer =>
  createHash('sm3').update(Buffer.concat(parts)).digest();

const bytesOf = (value: bigint): Buffer => Buffer.from(value.toString(16).padStart(64, '0'), 'hex');
const numberOf = (bytes: Uint8Array): bigint => BigInt(`0x${Buffer.from(bytes).toString('hex')}`);
const isScalar = (value: bigint): boolean => value > 0n && value < CURVE.n;

/** What is signed in place of the message: SM3 of it and of the signer (GB/T 32918.2-2016, 5.5 and 6.1). */
function digestOf(message: Uint8Array, publicKey: Uint8Array, identity: Uint8Array): bigint {
  const bits = Buffer.alloc(2);
  bits.writeUInt16BE(8 * identity.length);
  const curve = [CURVE.a, CURVE.b, CURVE.Gx, CURVE.Gy].map(bytesOf);
  return numberOf(sm3(sm3(bits, identity, ...curve, publicKey.subarray(1)), message));
}

/** Uniform from 1 to n - 1. */
const randomScalar = (): bigint => numberOf(mapHashToField(randomBytes(getMinHashLength(CURVE.n)), CURVE.n));

/** @returns a private key, 32 bytes. 1 + d has to have an inverse (GB/T 32918.2-2016, 6.1), so n - 1 is none. */
export function newSm2Key(): Buffer {
  const secret = randomScalar();
  return secret === CURVE.n - 1n ? newSm2Key() : bytesOf(secret);
}

/** @returns 65 bytes, uncompressed (GB/T 32918.1-2016, 4.2.9) */
export const sm2PublicKey = (secret: Uint8Array): Buffer =>
  Buffer.from(Point.BASE.multiply(numberOf(secret)).toBytes(false));

/**
 * @param random what makes each signature another one; only a test of the standard's example names it
 * @returns r and s, 32 bytes each
 */
export function signSm2(
  message: Uint8Array,
  secret: Uint8Array,
  random: () => bigint = randomScalar,
  identity: Uint8Array = IDENTITY,
): Buffer {
  const d = numberOf(secret);
  const e = digestOf(message, sm2PublicKey(secret), identity);
  for (;;) {
    const k = random();
    const r = Fn.create(e + Point.BASE.multiply(k).toAffine().x);
    const s = Fn.mul(Fn.inv(Fn.create(1n + d)), Fn.create(k - Fn.mul(r, d)));
    if (r !== 0n && r + k !== CURVE.n && s !== 0n) return Buffer.concat([bytesOf(r), bytesOf(s)]);
  }
}

/**
 * Whether a signature is that of the message by the key (GB/T 32918.2-2016, 7.1).
 * @throws Error for a key that is no point of the curve
 */
export function verifySm2(
  message: Uint8Array,
  signature: Uint8Array,
  publicKey: Uint8Array,
  identity: Uint8Array = IDENTITY,
): boolean {
  if (signature.length !== 64 || publicKey.length !== 65) return false;
  const point = Point.fromBytes(publicKey);
  const [r, s] = [numberOf(signature.subarray(0, 32)), numberOf(signature.subarray(32))];
  const t = Fn.create(r + s);
  if (!isScalar(r) || !isScalar(s) || t === 0n) return false;
  const { x } = Point.BASE.multiplyUnsafe(s).add(point.multiplyUnsafe(t)).toAffine();
  return Fn.create(digestOf(message, publicKey, identity) + x) === r;
}
