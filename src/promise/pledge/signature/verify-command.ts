import Type from 'typebox';
import Value from 'typebox/value';
import type { Command, Io } from '../../../platform/command.ts';
import { Fault } from '../../../platform/fault.ts';
import { readLetterFile } from '../file.ts';
import { algorithmTitle } from './algorithm.ts';
import { type SignedLetter, type Verification, verifyLetter } from './signature.ts';

const SignedFile = Type.Object({
  canonicalDigest: Type.String(),
  document: Type.Record(Type.String(), Type.Unknown()),
  signatures: Type.Array(
    Type.Object({
      name: Type.String(),
      post: Type.String(),
      signedAt: Type.String(),
      algorithm: Type.Optional(Type.String()),
      publicKey: Type.String(),
      signature: Type.String(),
    }),
  ),
});

/** `jiannuo pledge verify`: checks the signatures of a letter with nothing but its file. */
export const pledgeVerify: Command = {
  name: 'pledge verify',
  summary: 'Check the signatures of a letter, without a database or a network',
  usage: 'FILE [--key PUBLICKEY] [--json]',
  options: {
    key: { type: 'string', value: 'PUBLICKEY', summary: 'a key that has to be among those that signed' },
    json: {
      type: 'boolean',
      summary: 'print {"digest", "valid", "isUnchanged", "signatures"} and nothing else',
    },
  },
  words: [1, 1],
  async run(args, io) {
    const [file] = args.words;
    const letter = readSigned(await readLetterFile(file!, io), file!);
    const told = verifyLetter(letter);
    const key = args.text('key');
    const valid =
      told.isUnchanged &&
      told.signatures.length > 0 &&
      told.signatures.every((one) => one.isGenuine) &&
      (key === undefined || told.signatures.some(({ publicKey }) => publicKey === key));
    if (args.flag('json')) io.print(JSON.stringify({ ...told, valid }));
    else tell(told, valid, key, io);
    return valid ? 0 : 1;
  },
};

/** @throws Fault */
function readSigned(text: string, file: string): SignedLetter {
  try {
    const value: unknown = JSON.parse(text);
    if (Value.Check(SignedFile, value)) return value;
  } catch {
    // Told like any other file that is none.
  }
  throw new Fault(`${file} is no signed letter; save the answer of GET /api/v1/pledges/{id}/signature.`);
}

function tell(
  { digest, isUnchanged, signatures }: Verification,
  valid: boolean,
  key: string | undefined,
  io: Io,
) {
  io.print(
    `SHA-256 ${digest}${isUnchanged ? '' : ', which is not what the file says: the letter was changed'}`,
  );
  for (const { name, post, signedAt, algorithm, publicKey, isGenuine } of signatures)
    io.print(
      `${isGenuine ? 'genuine' : 'FORGED '}  ${name}, ${post}, ${signedAt}, ${algorithmTitle(algorithm)}, key ${publicKey}`,
    );
  if (signatures.length === 0) io.print('Nobody has signed it.');
  if (key !== undefined && !signatures.some(({ publicKey }) => publicKey === key))
    io.print(`The key ${key} has not signed it.`);
  io.print(valid ? 'The signatures hold.' : 'The signatures do not hold.');
}
