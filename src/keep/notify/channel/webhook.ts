import { createHmac } from 'node:crypto';
import type { Instant } from '../../../platform/time.ts';
import { formatInstant, SECOND } from '../../../platform/time.ts';
import type { Message } from '../message.ts';
import { post } from './post.ts';

const PREFIX = 'whsec_';

/**
 * The signature of the Standard Webhooks specification: HMAC-SHA256 over `id.timestamp.payload`, base64.
 * @param secret `whsec_` and base64, as the receiver was given it
 * @param seconds since 1970
 */
function signed(secret: string, id: string, seconds: number, payload: string): string {
  const key = Buffer.from(secret.startsWith(PREFIX) ? secret.slice(PREFIX.length) : secret, 'base64');
  return `v1,${createHmac('sha256', key).update(`${id}.${seconds}.${payload}`).digest('base64')}`;
}

/** Sends a message as a signed webhook. @throws SendFault */
export async function sendWebhook(
  { url, secret }: { url: string; secret: string | null },
  { id, template, subject, body, link, data }: Message,
  now: Instant,
): Promise<void> {
  const seconds = Math.floor(now / SECOND);
  const payload = JSON.stringify({
    type: template,
    timestamp: formatInstant(now),
    data: { ...data, subject, body, link },
  });
  await post(url, payload, {
    'webhook-id': id,
    'webhook-timestamp': String(seconds),
    ...(secret && { 'webhook-signature': signed(secret, id, seconds, payload) }),
  });
}
