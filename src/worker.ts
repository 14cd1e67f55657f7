import { Logger, parseCronItems, run } from 'graphile-worker';
import { eraseExpired } from './keep/case/erase.ts';
import type { House } from './keep/case/house.ts';
import { sweep } from './keep/case/sweep.ts';
import type { Log } from './platform/log.ts';
import { openQueuePool } from './platform/sql.ts';
import { now } from './platform/time.ts';
import { sweepDuties } from './promise/duty/sweep.ts';
import { foldCompliance } from './prove/compliance/store.ts';

export interface WorkerDeps {
  readonly url: string;
  readonly house: House;
  readonly log: Log;
}

const CONNECTIONS = 3;

/** The jobs of the product, run by however many processes there are: each minute's is claimed by one of them. */
export async function startWorker({ url, house, log }: WorkerDeps): Promise<{ stop(): Promise<void> }> {
  const pool = openQueuePool(url, { max: CONNECTIONS });
  const runner = await run({
    pgPool: pool,
    concurrency: 2,
    noHandleSignals: true,
    logger: new Logger(
      () => (level, message) =>
        log[level === 'warning' ? 'warn' : level === 'info' ? 'debug' : level](message),
    ),
    taskList: {
      'sweep-alarms': async () => {
        await sweep(house);
      },
      'sweep-duties': async () => {
        await sweepDuties(house.db, house.book);
      },
      'erase-expired': async () => {
        await eraseExpired(house.db, now());
      },
      'fold-compliance': async () => {
        await foldCompliance(house.db);
      },
    },
    parsedCronItems: parseCronItems([
      { task: 'sweep-alarms', match: '* * * * *' },
      { task: 'sweep-duties', match: '*/5 * * * *' },
      { task: 'fold-compliance', match: '* * * * *' },
      { task: 'erase-expired', match: '17 3 * * *' },
    ]),
  });
  // What fell due while nobody was here is not left for the next full minute.
  for (const task of ['sweep-alarms', 'sweep-duties'])
    await runner.addJob(task, {}, { jobKey: `${task} at start` });
  return {
    async stop() {
      await runner.stop();
      await pool.end();
    },
  };
}
