import { setTimeout as delay } from 'node:timers/promises';
import { Fault } from '../fault.ts';
import type { Log } from '../log.ts';
import { type Instant, MINUTE, now } from '../time.ts';
import type { Server } from './server.ts';

/** A server that is started again when it crashes. */
export interface Supervised {
  port: number;
  /** Resolves when it runs no more: with the reason when it was given up, with nothing when it was stopped. */
  ended: Promise<Fault | undefined>;
  stop(): Promise<void>;
}

const CRASHES_BORNE = 5;
const WITHIN = MINUTE;
const FIRST_PAUSE_MS = 100;

/**
 * Keeps a server running. After a crash it is started again on the same port, at once at first and then with growing
 * pauses; after more than five crashes or failed starts within a minute it is given up.
 * @param start starts the server, on a given port if there is one
 * @param explain puts the last words of a server into a sentence
 */
export async function supervise(
  start: (port?: number) => Promise<Server>,
  explain: (lastWords: string) => string,
  log: Log,
): Promise<Supervised> {
  let server: Server = await start();
  let stopping = false;
  const { port } = server;

  async function watch(): Promise<Fault | undefined> {
    let crashes: Instant[] = [];
    let reason = explain(await server.ended);
    while (!stopping) {
      crashes = [...crashes.filter((at) => at > now() - WITHIN), now()];
      if (crashes.length > CRASHES_BORNE)
        return new Fault(`${reason} It was given up after ${crashes.length} attempts within a minute.`);
      log.error(`${reason} It is started again.`);
      await delay(FIRST_PAUSE_MS * 2 ** (crashes.length - 1));
      if (stopping) break;
      try {
        server = await start(port);
        log.info('The database runs again.');
        reason = explain(await server.ended);
      } catch (error) {
        reason = (error as Error).message;
      }
    }
    return undefined;
  }

  const ended = watch();
  return {
    port,
    ended,
    async stop() {
      stopping = true;
      await server.stop();
      await ended;
    },
  };
}
