import { readFileSync } from 'node:fs';
import type { Pledge } from '../pledge.ts';
import { readPledge } from '../read.ts';

const FILE = new URL('./default.yaml', import.meta.url);

/** The letter that a new installation begins with, in the name of its organisation. It has no first and no last day. */
export function shippedLetter(organisation: string): Pledge {
  const reading = readPledge(readFileSync(FILE, 'utf8'));
  if ('faults' in reading)
    throw new Error(`The shipped letter is damaged: ${JSON.stringify(reading.faults)}`);
  return { ...reading.pledge, promisor: { ...reading.pledge.promisor, name: organisation } };
}
