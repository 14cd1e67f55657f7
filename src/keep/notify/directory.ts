import type { Staff } from '../../people/staff/staff.ts';
import type { Locale } from '../../platform/route.ts';
import type { Message } from './message.ts';

/** The ways by which a single person is written to; everybody is written to by one of them. */
export const PERSONAL_WAYS = ['mail', 'wechat', 'sms'] as const;
export type PersonalWay = (typeof PERSONAL_WAYS)[number];

/** How the user of a case can be reached, and what leads them to it. */
export interface UserAddress {
  /** An e-mail address, the openid of a WeChat account, a mobile number. */
  readonly addresses: Readonly<Partial<Record<PersonalWay, string>>>;
  /** By which they want to be written to, if they said so. */
  readonly preferred?: PersonalWay;
  readonly locale: Locale;
  readonly link: string;
  readonly code: string;
}

/** Carries messages to single people by one of the ways. */
export interface Carrier {
  /** Whether it can carry a kind of notice: providers want each template to be approved first. */
  carries(template: string): boolean;
  /** @throws SendFault */
  send(to: string, message: Message): Promise<void>;
}

/** What the outbox asks of the rest of the product: who is who, and where. */
export interface Directory {
  /** By the ids of cases; one that was erased, or left no way to be reached, has no address. */
  users(caseIds: readonly number[]): Promise<ReadonlyMap<number, UserAddress>>;
  staff(): readonly Staff[];
  /** Where staff see a case, by its number. */
  consoleLink(number: string): string;
  readonly timeZone: () => string;
  readonly secret: Uint8Array;
  /** As users reach the product, without a slash at the end. */
  readonly publicUrl: string;
  /** The ways that are configured: without a mail server nothing goes by mail. */
  readonly carriers: Readonly<Partial<Record<PersonalWay, Carrier>>>;
}
