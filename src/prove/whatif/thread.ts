import { setImmediate } from 'node:timers/promises';
import { parentPort } from 'node:worker_threads';
import { termsOf } from '../../keep/case/terms.ts';
import { HistoryColumns } from '../compliance/backtest-columns.ts';
import type { Order, Report, Task } from './messages.ts';
import { Trial } from './trial.ts';
import { type Sayings, unpack } from './unpack.ts';

/** The thread's part of the history, and the letters that are tried on it. It ends when it is terminated. */
const columns = new HistoryColumns();
const sayings: Sayings = new Map();
let stopped = false;

const report = (message: Report) => parentPort!.postMessage(message);

/** Cases judged between two looks at what else was said: some 20 ms. */
const SLICE = 1_000;

async function attempt({ pledge, ...question }: Task): Promise<void> {
  stopped = false;
  const trial = new Trial({ terms: termsOf(0, 0, pledge), ...question });
  let judged = 0;
  for (const { events } of columns.byCase()) {
    trial.take(events);
    if (++judged % SLICE > 0) continue;
    report({ kind: 'progress', share: judged / columns.cases });
    await setImmediate();
    if (stopped) return report({ kind: 'stopped' });
  }
  report({ kind: 'sums', sums: trial.sums });
}

parentPort!.on('message', (order: Order) => {
  if (order.kind === 'stop') stopped = true;
  else if (order.kind === 'try') void attempt(order.task);
  else {
    unpack(order.page, columns, sayings);
    report({ kind: 'taken' });
  }
});
