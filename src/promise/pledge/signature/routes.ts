import Type from 'typebox';
import { Refusal } from '../../../platform/refusal.ts';
import { nullable, object, type Route, route, Timestamp } from '../../../platform/route.ts';
import type { Db } from '../../../platform/sql.ts';
import { ANSWERS } from '../refusals.ts';
import { ALGORITHMS } from './algorithm.ts';
import { newKey, signedLetter, signPledge } from './sign.ts';
import { readKey } from './store.ts';

const Id = object({ id: Type.Integer({ minimum: 1, maximum: 2_147_483_647 }) });
const Passphrase = Type.String({ minLength: 8, maxLength: 200 });
const SigningAlgorithm = Type.Union(
  ALGORITHMS.map((one) => Type.Literal(one)),
  {
    description:
      '`ed25519` (RFC 8032) over digests by SHA-256, or `sm2` (GB/T 32918) with SM3 (GB/T 32905) throughout.',
  },
);
const PublicKey = Type.String({
  description: 'In base64url: 32 bytes of Ed25519, or 65 of SM2 (04, x, y).',
});

const SignedView = object(
  {
    canonicalDigest: Type.String({
      description: 'SHA-256 of the document in the canonical form of RFC 8785.',
    }),
    document: Type.Unknown({ description: 'The letter that was signed, as in a JSON file.' }),
    signatures: Type.Array(
      object({
        name: Type.String(),
        post: Type.String(),
        signedAt: Timestamp,
        algorithm: SigningAlgorithm,
        publicKey: PublicKey,
        signature: Type.String({
          description:
            'Over the canonical form of {digest, name, post, signedAt}, 64 bytes in base64url; of SM2 r and s.',
        }),
      }),
    ),
  },
  { title: 'SignedLetter' },
);

const tell = ({ canonicalDigest, document, signatures }: Awaited<ReturnType<typeof signedLetter>>) => ({
  canonicalDigest,
  document,
  signatures: [...signatures],
});

/** Signatures of letters, and the keys for them. */
export const signatureRoutes = (db: Db): Route[] => [
  route({
    method: 'GET',
    path: '/pledges/{id}/signature',
    permission: 'public',
    tag: 'pledges',
    summary: 'A published version with its signatures, to be checked by anyone and without this product',
    params: Id,
    reply: SignedView,
    handler: async ({ params }) => {
      const letter = await signedLetter(db, params.id);
      if (letter.status !== 'published') throw new Refusal('not-found', ANSWERS.noSuchPledge);
      return tell(letter);
    },
  }),
  route({
    method: 'GET',
    path: '/staff/pledges/{id}/signature',
    permission: 'pledge:read',
    tag: 'pledges',
    summary: 'A version, draft or published, with the signatures that hold for it as it is',
    params: Id,
    reply: SignedView,
    handler: async ({ params }) => tell(await signedLetter(db, params.id)),
  }),
  route({
    method: 'POST',
    path: '/staff/pledges/{id}/sign',
    permission: 'pledge:publish',
    tag: 'pledges',
    summary: 'Sign a version with one’s own key',
    params: Id,
    body: object({
      post: Type.String({ minLength: 1, maxLength: 80, pattern: '\\S' }),
      passphrase: Passphrase,
    }),
    status: 201,
    reply: SignedView,
    // Each try of a passphrase takes a moment of work and memory.
    perMinute: 10,
    handler: async ({ params, body }, context) => {
      await signPledge(db, params.id, body, context);
      return tell(await signedLetter(db, params.id));
    },
  }),
  route({
    method: 'GET',
    path: '/staff/signing-key',
    permission: 'pledge:publish',
    tag: 'pledges',
    summary: 'The public key with which one signs; null before there is one',
    reply: object({ publicKey: nullable(PublicKey), algorithm: nullable(SigningAlgorithm) }),
    handler: async (_, { caller: { staffId } }) => {
      const key = staffId === null ? undefined : await readKey(db, staffId);
      return { publicKey: key?.publicKey ?? null, algorithm: key?.algorithm ?? null };
    },
  }),
  route({
    method: 'POST',
    path: '/staff/signing-key',
    permission: 'pledge:publish',
    tag: 'pledges',
    summary: 'Make a key to sign with, sealed with a passphrase; it takes the place of an earlier one',
    body: object({ passphrase: Passphrase, algorithm: Type.Optional(SigningAlgorithm) }),
    status: 201,
    reply: object({ publicKey: PublicKey, algorithm: SigningAlgorithm }),
    perMinute: 10,
    handler: async ({ body }, { caller, now }) => {
      const { publicKey, algorithm } = await newKey(db, caller, { algorithm: 'ed25519', ...body }, now);
      return { publicKey, algorithm };
    },
  }),
];
