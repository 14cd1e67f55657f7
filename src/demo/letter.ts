import { shippedLetter } from '../promise/pledge/letter/letter.ts';
import type { Pledge } from '../promise/pledge/pledge.ts';
import { BANK } from './bank.ts';

/** The letter that the bank of the story is held to: the shipped one, in its name. */
export const demoLetter = (): Pledge => shippedLetter(BANK);
