import { setTimeout as delay } from 'node:timers/promises';

const PATIENCE = 200;

/** Waits for what the database tells a moment later, such as that a snapshot is new. @throws Error when it does not come */
export async function eventually(holds: () => boolean): Promise<void> {
  for (let tries = 0; tries < PATIENCE; tries++) {
    if (holds()) return;
    await delay(25);
  }
  throw new Error(`never: ${holds}`);
}
