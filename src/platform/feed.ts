import pg from 'pg';
import type { Log } from './log.ts';
import { SECOND } from './time.ts';

/** What the database tells of changes. */
export interface Feed {
  /** Calls back with the payload of every notification on a channel; the returned function ends that. */
  on(channel: string, heard: (payload: string) => void): () => void;
  close(): Promise<void>;
}

const AGAIN_AFTER = SECOND;

/**
 * Listens on its own connection. When the connection was lost, whoever listens is called with an empty payload once it
 * is back, since notifications in between are gone.
 */
export async function openFeed(url: string, channels: readonly string[], log: Log): Promise<Feed> {
  const listeners = new Map<string, Set<(payload: string) => void>>(
    channels.map((channel) => [channel, new Set()]),
  );
  let client: pg.Client | undefined;
  let closed = false;

  const connect = async () => {
    const next = new pg.Client({ connectionString: url, keepAlive: true });
    next.on('notification', ({ channel, payload }) => tell(channel, payload ?? ''));
    next.on('error', () => {});
    await next.connect();
    for (const channel of channels) await next.query(`listen ${next.escapeIdentifier(channel)}`);
    // Only now: a connection that never was must not start a second round of attempts.
    next.on('end', () => void reconnect());
    client = next;
  };
  const reconnect = async () => {
    while (!closed) {
      await new Promise((resolve) => setTimeout(resolve, AGAIN_AFTER).unref());
      if (closed) return;
      try {
        await connect();
        for (const channel of channels) tell(channel, '');
        return;
      } catch (error) {
        log.warn(`The database does not answer (${(error as Error).message}); listening again shortly.`);
      }
    }
  };
  const tell = (channel: string, payload: string) => {
    for (const heard of listeners.get(channel) ?? []) heard(payload);
  };

  await connect();
  return {
    on(channel, heard) {
      const heardBy = listeners.get(channel)!;
      heardBy.add(heard);
      return () => heardBy.delete(heard);
    },
    async close() {
      closed = true;
      await client?.end();
    },
  };
}
