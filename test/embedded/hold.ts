/** Opens the embedded database of a data folder as its arguments say, and closes it at SIGTERM. */
import { Fault } from '../../src/platform/fault.ts';
import { createLog } from '../../src/platform/log.ts';
import { openEmbedded, type Purpose } from '../../src/platform/postgres/embedded.ts';

const [dataDir, purpose] = process.argv.slice(2) as [string, Purpose];
const told = new Promise<undefined>((resolve) => process.on('SIGTERM', () => resolve(undefined)));
try {
  const embedded = await openEmbedded(dataDir, purpose, createLog('info'));
  process.stdout.write(`${embedded.url}\n`);
  const timer = setInterval(() => {}, 1_000);
  const fault = await Promise.race([told, embedded.ended]);
  clearInterval(timer);
  await embedded.close();
  if (fault) throw fault;
} catch (error) {
  process.stderr.write(error instanceof Fault ? `FAULT ${error.message}\n` : String((error as Error).stack));
  process.exitCode = 1;
}
