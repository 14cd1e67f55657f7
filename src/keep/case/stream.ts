import type { FastifyReply } from 'fastify';
import { ORG_ID } from '../../people/staff/staff.ts';
import { formatInstant, SECOND } from '../../platform/time.ts';
import type { House } from './house.ts';

/** What is told of a case: it changed, or something happened among staff (a note, who has it open). */
export const MATTERS = ['case', 'desk'] as const;
export type Matter = (typeof MATTERS)[number];

/**
 * Calls back whenever a case is told of; the returned function ends that. An empty number means that nobody knows which
 * cases changed meanwhile: the line to the database was down.
 */
export type Watch = (heard: (matter: Matter, number: string) => void) => () => void;

// Proxies close connections that are silent for a minute.
const HEARTBEAT = 25 * SECOND;

interface Events {
  send(event: string, data: unknown): void;
  /** Ends the stream; whoever follows it opens it anew by itself. */
  end(): void;
  onClose(closed: () => void): void;
}

/** Keeps a reply open for Server-Sent Events. */
export function openEvents(reply: FastifyReply): Events {
  reply.hijack();
  const { raw } = reply;
  raw.writeHead(200, {
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
    'x-accel-buffering': 'no',
    connection: 'keep-alive',
  });
  // Who left while it was asked who they are has closed already, and would keep the timers going for ever.
  const onClose = (closed: () => void) => {
    if (raw.closed || raw.destroyed) closed();
    else raw.on('close', closed);
  };
  const heartbeat = setInterval(() => raw.write(': still here\n\n'), HEARTBEAT);
  onClose(() => clearInterval(heartbeat));
  raw.write('retry: 3000\n\n');
  return {
    send: (event, data) => void raw.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`),
    end: () => void raw.end(),
    onClose,
  };
}

/** Sends a user an event `changed` with stage and time at every change of a case. Nothing personal is sent. */
export async function streamCase(
  house: House,
  watch: Watch,
  number: string,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const events = openEvents(reply);
  const send = async () => {
    const row = await house.db
      .selectFrom('cases')
      .select(['stage', 'changed_at'])
      .where('org_id', '=', ORG_ID)
      .where('number', '=', number)
      .executeTakeFirst();
    if (row) events.send('changed', { stage: row.stage, changedAt: formatInstant(row.changed_at) });
  };
  events.onClose(
    watch((matter, told) => {
      if (matter === 'case' && (told === number || told === '')) void send().catch(events.end);
    }),
  );
  return reply;
}
