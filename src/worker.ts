import { setTimeout as delay } from 'node:timers/promises';
import { Logger, parseCronItems, type Runner, run } from 'graphile-worker';
import type { Pool } from 'pg';
import { runBulk } from './keep/case/bulk/run.ts';
import { settleOverdue } from './keep/case/dispatch/settle.ts';
import { nameOwners } from './keep/case/dispatch/sweep.ts';
import { eraseExpired } from './keep/case/erase.ts';
import type { House } from './keep/case/house.ts';
import { remindOfUrges } from './keep/case/ladder/remind.ts';
import { urgeByLadder } from './keep/case/ladder/urge.ts';
import { sweepPauses } from './keep/case/pause/sweep.ts';
import { eraseReports, sweepReports } from './keep/case/supervision/sweep.ts';
import { sweep } from './keep/case/sweep.ts';
import type { Outbox } from './outbox.ts';
import type { Feed } from './platform/feed.ts';
import type { Log } from './platform/log.ts';
import { openQueuePool } from './platform/sql.ts';
import { now, SECOND } from './platform/time.ts';
import { sweepDuties } from './promise/duty/sweep.ts';
import { sweepMilestones } from './promise/milestone/sweep.ts';
import { foldCompliance } from './prove/compliance/store.ts';
import { lapseContests } from './prove/satisfaction/lapse-contests.ts';
import { remindOfRating } from './prove/satisfaction/remind.ts';

export interface WorkerDeps {
  readonly url: string;
  readonly house: House;
  readonly outbox: Outbox;
  /** Tells of new notices, which then need not wait for the next minute. */
  readonly feed: Feed;
  readonly log: Log;
}

const CONNECTIONS = 3;

const AGAIN_AFTER = SECOND;
/** Feedback is taken in without telling anyone of its notice: somebody looks this often. */
const LOOK_EVERY = 5 * SECOND;

/**
 * The jobs of the product, run by however many processes there are: each minute's is claimed by one of them. The queue's
 * runner gives up when the database goes away at the wrong moment (while it registers what recurs); it is started again
 * until it is told to stop.
 */
export function startWorker(deps: WorkerDeps): { stop(): Promise<void> } {
  const pool = openQueuePool(deps.url, { max: CONNECTIONS });
  const stopping = new AbortController();
  let runner: Runner | undefined;
  const keepRunning = async () => {
    while (!stopping.signal.aborted) {
      try {
        runner = await runJobs(deps, pool);
        // Told to stop while it was starting.
        if (stopping.signal.aborted) await runner.stop();
        await runner.promise;
      } catch (error) {
        deps.log.warn({ err: error }, 'the jobs stand still; they are started again shortly');
      }
      await delay(AGAIN_AFTER, undefined, { signal: stopping.signal }).catch(() => {});
    }
  };
  const ended = keepRunning();
  // One job for however many notices there are: a second one under its key takes the place of the first.
  const sendSoon = () => {
    runner?.addJob('send-notices', {}, { jobKey: 'send-notices' }).catch(() => {});
  };
  const unhear = deps.feed.on('notice', sendSoon);
  const look = setInterval(() => {
    deps.outbox.isWaiting().then(
      (waiting) => waiting && sendSoon(),
      () => {},
    );
  }, LOOK_EVERY);
  const unhearBulk = deps.feed.on('bulk', () => {
    runner?.addJob('run-bulk', {}, { jobKey: 'run-bulk' }).catch(() => {});
  });
  return {
    async stop() {
      stopping.abort();
      unhear();
      unhearBulk();
      clearInterval(look);
      // A runner that has given up already cannot be stopped once more.
      await runner?.stop().catch(() => {});
      await ended;
      await pool.end();
    },
  };
}

async function runJobs({ house, outbox, log }: WorkerDeps, pgPool: Pool): Promise<Runner> {
  const runner = await run({
    pgPool,
    concurrency: 2,
    noHandleSignals: true,
    logger: new Logger(
      () => (level, message) =>
        log[level === 'warning' ? 'warn' : level === 'info' ? 'debug' : level](message),
    ),
    taskList: {
      'sweep-alarms': async () => {
        await sweep(house);
        await urgeByLadder(house, now);
        await remindOfUrges(house, now());
      },
      'sweep-pauses': async () => {
        await sweepPauses(house, now);
      },
      'sweep-owners': async () => {
        await nameOwners(house, now());
        await settleOverdue(house, now());
      },
      'run-bulk': async () => {
        await runBulk(house);
      },
      'sweep-duties': async () => {
        await sweepDuties(house.db, house.book);
      },
      'sweep-milestones': async () => {
        await sweepMilestones(house.db, house.book);
      },
      'sweep-reports': async () => {
        await sweepReports(house.db, now());
      },
      'erase-expired': async () => {
        await eraseExpired(house.db, now());
        await eraseReports(house.db, now());
      },
      'send-notices': async () => {
        await outbox.send();
      },
      'remind-of-rating': async () => {
        await remindOfRating(house.db, now());
      },
      'lapse-contests': async () => {
        await lapseContests(house, now());
      },
      'fold-compliance': async () => {
        await foldCompliance(house.db);
      },
    },
    parsedCronItems: parseCronItems([
      { task: 'sweep-alarms', match: '* * * * *' },
      { task: 'sweep-pauses', match: '* * * * *' },
      { task: 'sweep-owners', match: '* * * * *' },
      { task: 'run-bulk', match: '* * * * *' },
      { task: 'sweep-duties', match: '*/5 * * * *' },
      { task: 'sweep-milestones', match: '*/5 * * * *' },
      { task: 'send-notices', match: '* * * * *' },
      { task: 'sweep-reports', match: '*/5 * * * *' },
      { task: 'fold-compliance', match: '* * * * *' },
      // Ten in the morning of Beijing.
      { task: 'remind-of-rating', match: '7 2 * * *' },
      { task: 'lapse-contests', match: '23 * * * *' },
      { task: 'erase-expired', match: '17 3 * * *' },
    ]),
  });
  // It is waited for only below; until then nobody would hear that it failed, and the process would end.
  runner.promise.catch(() => {});
  try {
    // What fell due while nobody was here is not left for the next full minute.
    for (const task of ['sweep-alarms', 'sweep-owners', 'sweep-duties', 'sweep-milestones']) {
      await runner.addJob(task, {}, { jobKey: `${task} at start` });
    }
  } catch (error) {
    await runner.stop().catch(() => {});
    throw error;
  }
  return runner;
}
