import { createHmac } from 'node:crypto';
import { type Instant, SECOND } from '../../../platform/time.ts';
import type { DestinationKind } from '../delivery.ts';
import { type Message, SendFault } from '../message.ts';
import { post } from './post.ts';

interface Place {
  readonly kind: Exclude<DestinationKind, 'webhook'>;
  readonly url: string;
  readonly secret: string | null;
}

/** Posts a message into a work chat by its robot. @throws SendFault */
export async function sendToRobot(place: Place, message: Message, now: Instant): Promise<void> {
  const reply = await ROBOTS[place.kind](place, message, now);
  const { code, said } = outcomeOf(reply);
  if (code === 0) return;
  throw new SendFault(`${place.kind} answered ${code} ${said}`.trim(), { final: !BUSY.has(code) });
}

/** Too many messages in a minute, by WeCom, DingTalk and Feishu in turn. */
const BUSY: ReadonlySet<number> = new Set([45_009, 130_101, 410_100, 9_499, 11_232]);

const textOf = ({ subject, body, link }: Message): string => [subject, body, link].filter(Boolean).join('\n');

const ROBOTS: Readonly<
  Record<Place['kind'], (place: Place, message: Message, now: Instant) => Promise<string>>
> = {
  // WeCom knows its robots by the key in the address; there is nothing to sign.
  wecom: ({ url }, message) =>
    post(url, JSON.stringify({ msgtype: 'text', text: { content: textOf(message) } })),
  dingtalk: ({ url, secret }, message, now) => {
    const to = new URL(url);
    if (secret) {
      to.searchParams.set('timestamp', String(now));
      to.searchParams.set('sign', hmac(secret, `${now}\n${secret}`));
    }
    return post(to.href, JSON.stringify({ msgtype: 'text', text: { content: textOf(message) } }));
  },
  feishu: ({ url, secret }, message, now) => {
    const timestamp = String(Math.floor(now / SECOND));
    // Feishu takes moment and secret as the key and signs nothing with it.
    const proof = secret ? { timestamp, sign: hmac(`${timestamp}\n${secret}`, '') } : {};
    return post(url, JSON.stringify({ ...proof, msg_type: 'text', content: { text: textOf(message) } }));
  },
};

const hmac = (key: string, text: string): string => createHmac('sha256', key).update(text).digest('base64');

/** They all answer 200 and tell in the body whether it went well. */
function outcomeOf(reply: string): { code: number; said: string } {
  try {
    const { errcode, code, errmsg, msg } = JSON.parse(reply) as Record<string, unknown>;
    return { code: Number(errcode ?? code ?? 0), said: String(errmsg ?? msg ?? '') };
  } catch {
    return { code: -1, said: 'what is not JSON' };
  }
}
