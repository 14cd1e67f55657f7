import '@fastify/cookie';
import type { FastifyRequest } from 'fastify';
import type { Locale } from '../platform/route.ts';
import type { Instant } from '../platform/time.ts';
import type { PublishedPledge } from '../promise/pledge/inforce.ts';
import type { Organisation, PortalDeps } from './deps.ts';
import { en } from './texts/en.ts';
import { type Texts, zh } from './texts/zh.ts';
import type { Manner } from './words.ts';

/** Who reads a page, in which language and type size, and what every page shows of the organisation. */
export interface Visit extends Manner {
  readonly texts: Texts;
  readonly elder: boolean;
  /** Path and query as asked for, to come back to after a choice of language or type size. */
  readonly path: string;
  readonly now: Instant;
  readonly organisation: Organisation | undefined;
  readonly current: PublishedPledge | undefined;
}

export const TEXTS: Readonly<Record<Locale, Texts>> = { zh, en };

/** Where days are counted when no letter says so. */
const HOME_ZONE = 'Asia/Shanghai';

const isLocale = (value: unknown): value is Locale => value === 'zh' || value === 'en';

/** The choice in the address, then the one kept in the cookie, then Chinese: the letter's own language. */
function languageOf(request: FastifyRequest): Locale {
  const asked = (request.query as Record<string, unknown> | undefined)?.lang;
  if (isLocale(asked)) return asked;
  return isLocale(request.cookies.lang) ? request.cookies.lang : 'zh';
}

/** What can be said without the database: for pages of faults. */
export function bareVisit(request: FastifyRequest, now: Instant): Visit {
  const locale = languageOf(request);
  return {
    locale,
    timeZone: HOME_ZONE,
    texts: TEXTS[locale],
    elder: request.cookies.elder === '1',
    path: request.url,
    now,
    organisation: undefined,
    current: undefined,
  };
}

export async function enter(request: FastifyRequest, deps: PortalDeps): Promise<Visit> {
  const now = deps.now();
  const current = deps.book.inForce(now);
  const organisation = await deps.organisation();
  return {
    ...bareVisit(request, now),
    timeZone: current?.pledge.calendar.timezone ?? HOME_ZONE,
    organisation,
    current,
  };
}

/** The same visit in the language that an address names. */
export const inLanguage = (visit: Visit, locale: Locale): Visit => ({
  ...visit,
  locale,
  texts: TEXTS[locale],
});

/** The same visit on the clock of another letter than the one in force. */
export const onClockOf = (visit: Visit, letter: PublishedPledge | undefined): Visit =>
  letter ? { ...visit, timeZone: letter.pledge.calendar.timezone } : visit;

/** A path of this site that is safe to send a reader to. */
export const isLocalPath = (path: unknown): path is string =>
  typeof path === 'string' && /^\/(?![/\\])[^\s\\]*$/.test(path);

/** The same address with other values in its query. */
export function withQuery(path: string, changes: Readonly<Record<string, string | undefined>>): string {
  const [bare, search = ''] = path.split('?', 2) as [string, string?];
  const query = new URLSearchParams(search);
  for (const [name, value] of Object.entries(changes)) {
    if (value === undefined) query.delete(name);
    else query.set(name, value);
  }
  const text = query.toString();
  return text ? `${bare}?${text}` : bare;
}
