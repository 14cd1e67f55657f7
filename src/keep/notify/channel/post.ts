import { SECOND } from '../../../platform/time.ts';
import { SendFault } from '../message.ts';

const PATIENCE = 15 * SECOND;
const LONGEST_REPLY = 4_000;

/**
 * Posts JSON and reads the reply, whatever its type. Redirects are not followed: a signed message goes where its
 * administrator sent it and nowhere else.
 * @throws SendFault, final when the receiver says that it will never take it (4xx save 408, 425 and 429)
 */
export async function post(
  url: string,
  body: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<string> {
  const reply = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json; charset=utf-8', ...headers },
    body,
    redirect: 'manual',
    signal: AbortSignal.timeout(PATIENCE),
  }).catch((cause: unknown) => {
    throw new SendFault(`${new URL(url).host} cannot be reached`, { final: false, cause });
  });
  const text = (await reply.text().catch(() => '')).slice(0, LONGEST_REPLY);
  if (reply.ok) return text;
  const final = reply.status < 500 && ![408, 425, 429].includes(reply.status);
  throw new SendFault(`${new URL(url).host} answered ${reply.status}`, { final });
}
