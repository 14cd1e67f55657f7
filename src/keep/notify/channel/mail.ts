import nodemailer, { type Transporter } from 'nodemailer';
import { SECOND } from '../../../platform/time.ts';
import { type Message, SendFault } from '../message.ts';

/** Sends mail. */
export interface Mailer {
  /** @throws SendFault, final when the server refuses the address or the message for good (5xx) */
  send(to: string, message: Message): Promise<void>;
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
    async send(to, { id, subject, body, link }) {
      const text = [body, link].filter(Boolean).join('\n\n');
      await transport
        // The same notice has the same Message-ID in every attempt, so that mail programs show a second copy once.
        .sendMail({
          from,
          to,
          subject,
          text,
          messageId: `<${id}@${domain}>`,
          headers: { 'auto-submitted': 'auto-generated' },
        })
        .catch((cause: { responseCode?: number; message: string }) => {
          const { responseCode = 0 } = cause;
          throw new SendFault(cause.message, { final: responseCode >= 500, cause });
        });
    },
    close: () => transport.close(),
  };
}
