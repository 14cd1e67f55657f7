import { reachUsers } from './keep/case/reach.ts';
import { zoneOf } from './keep/case/read.ts';
import { openMailer } from './keep/notify/channel/mail.ts';
import { openSms } from './keep/notify/channel/sms.ts';
import { openWechat } from './keep/notify/channel/wechat.ts';
import { deliver, isWaiting } from './keep/notify/deliver.ts';
import type { Directory } from './keep/notify/directory.ts';
import type { OpenHouse } from './open-house.ts';
import type { Config } from './platform/config.ts';
import { now } from './platform/time.ts';

/** What carries notices out of the house. */
export interface Outbox {
  /** Sends what is due. @returns how many went out */
  send(): Promise<number>;
  /** Whether there is something new to send. */
  isWaiting(): Promise<boolean>;
  close(): void;
}

export function openOutbox(
  house: OpenHouse,
  { mail, sms, wechat, publicUrl }: Pick<Config, 'mail' | 'sms' | 'wechat' | 'publicUrl'>,
): Outbox {
  const mailer = mail && openMailer(mail.url, mail.from);
  const directory: Directory = {
    users: (ids) => reachUsers(house, publicUrl, ids),
    staff: house.staff,
    consoleLink: (number) => `${publicUrl}/console/cases/${encodeURIComponent(number)}`,
    timeZone: () => zoneOf(house.terms.inForce(now())),
    secret: house.organisation.secret,
    publicUrl,
    carriers: {
      ...(mailer && { mail: mailer }),
      ...(sms && { sms: openSms(sms) }),
      ...(wechat && { wechat: openWechat(wechat) }),
    },
  };
  return {
    send: () => deliver(house.db, directory),
    isWaiting: () => isWaiting(house.db),
    close: () => mailer?.close(),
  };
}
