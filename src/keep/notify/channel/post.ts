import { SECOND } from '../../../platform/time.ts';
import { SendFault } from '../message.ts';

const PATIENCE = 15 * SECOND;
const LONGEST_REPLY = 4_000;

/**
 * Posts JSON and reads the reply, whatever its type. Redirects are not followed: a signed message goes where its
 * administrator sent it and nowhere else.
 * @throws SendFault, final when the receiver says that it will never take it (4xx save 408, 425 and 429)
 */
export const post = (
  url: string,
  body: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<string> => sendOff(url, body, { 'content-type': 'application/json; charset=utf-8', ...headers });

/** Posts the fields of a form. A refusal of the provider is told in its reply, whatever the status. @throws SendFault */
export const postForm = (url: string, fields: Readonly<Record<string, string>>): Promise<string> =>
  sendOff(
    url,
    new URLSearchParams(fields).toString(),
    {
      'content-type': 'application/x-www-form-urlencoded',
    },
    400,
  );

async function sendOff(
  url: string,
  body: string,
  headers: Readonly<Record<string, string>>,
  alsoTaken?: number,
): Promise<string> {
  const reply = await fetch(url, {
    method: 'POST',
    headers,
    body,
    redirect: 'manual',
    signal: AbortSignal.timeout(PATIENCE),
  }).catch((cause: unknown) => {
    throw new SendFault(`${new URL(url).host} cannot be reached`, { final: false, cause });
  });
  const text = (await reply.text().catch(() => '')).slice(0, LONGEST_REPLY);
  if (reply.ok || reply.status === alsoTaken) return text;
  const final = reply.status < 500 && ![408, 425, 429].includes(reply.status);
  throw new SendFault(`${new URL(url).host} answered ${reply.status}`, { final });
}
