import type { FastifyInstance } from 'fastify';
import { html } from 'ghtml';
import { dayAt, formatInstant, parseDay } from '../platform/time.ts';
import type { Announcement } from '../promise/pledge/amendment/announcement.ts';
import { TRIGGER_NAMES } from '../promise/pledge/amendment/texts.ts';
import { clauseInWords, FEED_PATH } from './announcement.ts';
import type { PortalDeps } from './deps.ts';
import { enter, type Visit } from './visit.ts';
import { dateOfDay } from './words.ts';

/** The announcements as a feed that service guides and users subscribe to (Atom, RFC 4287). */
export function feedDoor(server: FastifyInstance, deps: PortalDeps): void {
  server.get(FEED_PATH, async (request, reply) => {
    const visit = await enter(request, deps);
    return reply
      .type('application/atom+xml; charset=utf-8')
      .header('cache-control', 'public, max-age=300')
      .send(feed(visit, await deps.announcements(), deps.publicUrl));
  });
}

function feed(visit: Visit, all: readonly Announcement[], origin: string): string {
  const name = visit.organisation?.name ?? visit.texts.product;
  // A feed without an entry changed when there was nothing yet.
  const updated = formatInstant(all[0]?.announcedAt ?? 0);
  return html`<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${visit.texts.code}">
<id>${origin}${FEED_PATH}</id>
<title>${visit.texts.news.feedTitle(name)}</title>
<updated>${updated}</updated>
<author><name>${name}</name></author>
<link rel="self" type="application/atom+xml" href="${origin}${FEED_PATH}"/>
<link rel="alternate" type="text/html" href="${origin}/pledge"/>
!${all.map((one) => entry(visit, one, origin))}</feed>
`;
}

function entry(visit: Visit, one: Announcement, origin: string): string {
  const { news: t } = visit.texts;
  const title = one.sinceVersion === null ? t.first : t.title(one.version);
  const page = `${origin}/pledge/${one.pledgeId}${one.sinceVersion === null ? '' : '/changes'}`;
  const at = formatInstant(one.announcedAt);
  return html`<entry>
<id>urn:uuid:${one.id}</id>
<title>${title}</title>
<published>${at}</published>
<updated>${at}</updated>
<link rel="alternate" type="text/html" href="${page}"/>
<link rel="related" type="application/json" href="${origin}/api/v1/pledges/${one.pledgeId}"/>
!${one.trigger ? html`<category term="${one.trigger}"/>` : ''}<content type="text">${content(visit, one)}</content>
</entry>
`;
}

function content(visit: Visit, one: Announcement): string {
  const { news: t } = visit.texts;
  const { locale, timeZone } = visit;
  const from = dateOfDay(locale, parseDay(one.bindsFrom)!);
  const announced = dateOfDay(locale, dayAt(timeZone, one.announcedAt));
  const why = one.trigger ? [t.why(TRIGGER_NAMES[one.trigger][locale], one.reason ?? '')] : [];
  const clauses = one.changes.clauses.map((clause) => {
    const { name, before, after } = clauseInWords(visit, clause);
    const words = before !== undefined && after !== undefined && before !== after;
    return [name, words ? t.became(before, after) : (after ?? before ?? '')].join('\n');
  });
  return [t.line(one.version, announced, from), ...why, ...clauses].join('\n\n');
}
