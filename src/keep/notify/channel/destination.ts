import type { Instant } from '../../../platform/time.ts';
import type { DestinationKind } from '../delivery.ts';
import type { Message } from '../message.ts';
import { sendToRobot } from './robot.ts';
import { sendWebhook } from './webhook.ts';

interface Place {
  readonly kind: DestinationKind;
  readonly url: string;
  readonly secret: string | null;
}

/** Posts a message to a program, each kind in its own form. @throws SendFault */
export const sendToDestination = ({ kind, url, secret }: Place, message: Message, now: Instant) =>
  kind === 'webhook'
    ? sendWebhook({ url, secret }, message, now)
    : sendToRobot({ kind, url, secret }, message, now);
