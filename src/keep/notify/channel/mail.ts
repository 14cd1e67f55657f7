import nodemailer, { type Transporter } from 'nodemailer';
import { SECOND } from '../../../platform/time.ts';
import type { Carrier } from '../directory.ts';
import { type Message, SendFault } from '../message.ts';

/** Sends mail; what the server refuses for good (5xx) is a final fault. */
export interface Mailer extends Carrier {
  close(): void;
}

/**
 * @param url smtp://user:password@host:587, or smtps:// for TLS from the start
 * @param from the sender, `客户服务部 <service@bank.example>`
 */
export function openMailer(url: string, from: string): Mailer {
  const transport: Transporter = nodemailer.createTransport({
    url,
    pool: true,
    maxConnections: 3,
    connectionTimeout: 15 * SECOND,
    greetingTimeout: 15 * SECOND,
    socketTimeout: 30 * SECOND,
  });
  const domain = /@([^\s>]+)/.exec(from)?.[1] ?? 'localhost';
  return {
    carries: () => true,
    async send(to, message) {
      await transport
        .sendMail({
          from,
          to,
          subject: message.subject,
          text: textOf(message),
          // The same notice has the same Message-ID in every attempt, so that mail programs show a second copy once.
          messageId: `<${message.id}@${domain}>`,
          headers: { 'auto-submitted': 'auto-generated', ...silenceHeaders(message) },
        })
        .catch((cause: { responseCode?: number; message: string }) => {
          const { responseCode = 0 } = cause;
          throw new SendFault(cause.message, { final: responseCode >= 500, cause });
        });
    },
    close: () => transport.close(),
  };
}

/** The two dashes begin what mail programs leave out of an answer (RFC 3676, 4.3). */
function textOf({ body, link, silence }: Message): string {
  const text = [body, link].filter(Boolean).join('\n\n');
  return silence ? `${text}\n\n-- \n${silence.words}\n${silence.link}\n` : text;
}

/** By these mail programs offer to unsubscribe with one click (RFC 2369, RFC 8058). */
const silenceHeaders = ({ silence }: Message): Record<string, string> =>
  silence
    ? { 'list-unsubscribe': `<${silence.link}>`, 'list-unsubscribe-post': 'List-Unsubscribe=One-Click' }
    : {};
