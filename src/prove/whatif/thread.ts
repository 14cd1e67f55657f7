import { setImmediate } from 'node:timers/promises';
import { parentPort } from 'node:worker_threads';
import { termsOf } from '../../keep/case/terms.ts';
import type { Order, Report, Task } from './messages.ts';
import { Sayings } from './sayings.ts';
import { Trial } from './trial.ts';
import { type HeldPage, unpack } from './unpack.ts';

/** The thread's part of the history, and the letters that are tried on it. It ends when it is terminated. */
const pages: HeldPage[] = [];
const sayings = new Sayings();
let stopped = false;

const report = (message: Report) => parentPort!.postMessage(message);

/** Between two pages, some ten milliseconds, what else was said is looked at. */
async function attempt({ pledge, ...question }: Task): Promise<void> {
  stopped = false;
  const trial = new Trial({ terms: termsOf(0, 0, pledge), ...question }, sayings.all);
  for (const [index, page] of pages.entries()) {
    trial.take(page);
    report({ kind: 'progress', share: (index + 1) / pages.length });
    await setImmediate();
    if (stopped) return report({ kind: 'stopped' });
  }
  report({ kind: 'sums', sums: trial.sums });
}

parentPort!.on('message', (order: Order) => {
  if (order.kind === 'stop') stopped = true;
  else if (order.kind === 'try') void attempt(order.task);
  else {
    pages.push(unpack(order.page, sayings));
    report({ kind: 'taken' });
  }
});
