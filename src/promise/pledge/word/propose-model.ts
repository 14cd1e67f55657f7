import Type from 'typebox';
import Value from 'typebox/value';
import type { Config } from '../../../platform/config.ts';
import { errorCode } from '../../../platform/fault.ts';
import { type Propose, readProposals } from './propose.ts';
import { askedOf, messagesFor } from './propose-question.ts';

const MOST_CHARACTERS = 200_000;

const Completion = Type.Object({
  choices: Type.Array(Type.Object({ message: Type.Object({ content: Type.String() }) }), { minItems: 1 }),
});

/**
 * Proposals by a language model behind an endpoint in the manner of OpenAI. Whatever goes wrong there, the letter is
 * read as without one.
 * @param patienceSeconds how long the letter waits for it at most
 * @param failed is told why there are no proposals; never the key, nor what the endpoint wrote
 */
export const proposeBy =
  (model: NonNullable<Config['model']>, failed: (reason: string) => void, patienceSeconds = 20): Propose =>
  async (letter) => {
    const asked = askedOf(letter);
    if (asked.length === 0) return [];
    try {
      return readProposals(await complete(model, messagesFor(asked), patienceSeconds), asked, letter);
    } catch (error) {
      failed(reasonOf(error, patienceSeconds));
      return [];
    }
  };

/** What a model writes in answer to some messages. @throws Error */
async function complete(
  { url, name, key }: NonNullable<Config['model']>,
  messages: readonly object[],
  patienceSeconds: number,
): Promise<string> {
  const answer = await fetch(`${url}/chat/completions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(key && { authorization: `Bearer ${key}` }) },
    body: JSON.stringify({
      model: name,
      messages,
      temperature: 0,
      response_format: { type: 'json_object' },
    }),
    // Elsewhere the key has no business.
    redirect: 'error',
    signal: AbortSignal.timeout(patienceSeconds * 1000),
  });
  if (!answer.ok) {
    await answer.body?.cancel();
    throw new Error(`it answered with ${answer.status}`);
  }
  const body: unknown = JSON.parse(await textOf(answer));
  if (!Value.Check(Completion, body)) throw new Error('its answer is no chat completion');
  return body.choices[0]!.message.content;
}

async function textOf(answer: Response): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  for await (const chunk of answer.body ?? []) {
    text += decoder.decode(chunk, { stream: true });
    if (text.length > MOST_CHARACTERS) throw new Error('its answer is too long');
  }
  return text + decoder.decode();
}

function reasonOf(error: unknown, patienceSeconds: number): string {
  if (!(error instanceof Error)) return 'unknown';
  if (error.name === 'TimeoutError') return `it did not answer within ${patienceSeconds} s`;
  if (error instanceof SyntaxError) return 'its answer is no JSON';
  // What fetch says is "fetch failed"; why is in its cause.
  return errorCode(error.cause) ?? error.message;
}
