import { randomBytes } from 'node:crypto';

/** A short random name for something that happened, to be told to a person and found in the log. */
export const newId = (): string => randomBytes(5).toString('hex');
