import type { FastifyReply } from 'fastify';
import { ORG_ID } from '../../people/staff/staff.ts';
import { formatInstant, SECOND } from '../../platform/time.ts';
import type { House } from './house.ts';

/** Calls back at every change of a case; the returned function ends that. */
export type Watch = (number: string, changed: () => void) => () => void;

// Proxies close connections that are silent for a minute.
const HEARTBEAT = 25 * SECOND;

/** Keeps a reply open and sends an event `changed` with stage and time at every change. Nothing personal is sent. */
export async function streamCase(
  house: House,
  watch: Watch,
  number: string,
  reply: FastifyReply,
): Promise<FastifyReply> {
  reply.hijack();
  const { raw } = reply;
  raw.writeHead(200, {
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
    'x-accel-buffering': 'no',
    connection: 'keep-alive',
  });
  const send = async () => {
    const row = await house.db
      .selectFrom('cases')
      .select(['stage', 'changed_at'])
      .where('org_id', '=', ORG_ID)
      .where('number', '=', number)
      .executeTakeFirst();
    if (row)
      raw.write(
        `event: changed\ndata: ${JSON.stringify({ stage: row.stage, changedAt: formatInstant(row.changed_at) })}\n\n`,
      );
  };
  const unwatch = watch(number, () => void send().catch(() => raw.end()));
  const heartbeat = setInterval(() => raw.write(': still here\n\n'), HEARTBEAT);
  raw.on('close', () => {
    clearInterval(heartbeat);
    unwatch();
  });
  raw.write('retry: 3000\n\n');
  return reply;
}
