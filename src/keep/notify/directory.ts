import { createHmac } from 'node:crypto';
import type { Staff } from '../../people/staff/staff.ts';
import type { Mailer } from './channel/mail.ts';

/** How the user of a case can be reached, and what leads them to it. */
export interface UserAddress {
  readonly email?: string;
  readonly link: string;
  readonly code: string;
}

/** What the outbox asks of the rest of the product: who is who, and where. */
export interface Directory {
  /** By the ids of cases; one that was erased, or left no way to be reached, has no e-mail. */
  users(caseIds: readonly number[]): Promise<ReadonlyMap<number, UserAddress>>;
  staff(): readonly Staff[];
  /** Where staff see a case, by its number. */
  consoleLink(number: string): string;
  readonly timeZone: () => string;
  readonly secret: Uint8Array;
  /** Undefined when no mail server is configured: then nothing goes by mail. */
  readonly mailer: Mailer | undefined;
}

/** Under which an address is kept that asked for silence. */
export const addressDigest = (secret: Uint8Array, address: string): string =>
  createHmac('sha256', secret).update(`opt-out ${address.trim().toLowerCase()}`).digest('base64url');
