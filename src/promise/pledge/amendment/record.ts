import { Refusal } from '../../../platform/refusal.ts';
import type { Tx } from '../../../platform/sql.ts';
import { amendmentAfter, type Command } from './amendment.ts';
import { type Circumstances, decide } from './decide.ts';
import { insertStep, readAuthors, readSteps } from './store.ts';

/** The version that a step is about, locked by the caller. */
type Version = Omit<Circumstances, 'authors'> & { readonly id: number };

/** Takes a step of an amendment. @throws Refusal gate-not-met, step-not-open, bad-request */
export async function recordStep(tx: Tx, { id, ...circumstances }: Version, command: Command): Promise<void> {
  const steps = await readSteps(tx, id);
  const taken = decide(amendmentAfter(steps), command, {
    ...circumstances,
    authors: await readAuthors(tx, id),
  });
  if (taken instanceof Refusal) throw taken;
  await insertStep(tx, id, steps.length + 1, taken);
}

/**
 * Lets a draft be published that is no amendment, or one whose steps have been taken.
 * @throws Refusal gate-not-met with the step that is missing
 */
export async function admitPublication(tx: Tx, version: Version): Promise<void> {
  if ((await readSteps(tx, version.id)).length > 0) await recordStep(tx, version, { step: 'publish' });
}
