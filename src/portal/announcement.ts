import { html } from 'ghtml';
import type { CaseView } from '../keep/case/shape.ts';
import { DAY, dayAt, parseDay } from '../platform/time.ts';
import { ANNOUNCED_DAYS, type Announcement, isNews } from '../promise/pledge/amendment/announcement.ts';
import { TRIGGER_NAMES } from '../promise/pledge/amendment/texts.ts';
import { compareWords } from '../promise/pledge/amendment/words.ts';
import type { PublishedPledge } from '../promise/pledge/inforce.ts';
import { chineseNumber } from '../promise/pledge/paper/numeral.ts';
import type { PortalDeps } from './deps.ts';
import { redlined } from './redlined.ts';
import type { Visit } from './visit.ts';
import { dateOfDay } from './words.ts';

/** Where the feed is found; it never moves. */
export const FEED_PATH = '/announcements.atom';

/** Clauses that are told in full before the reader is led to the comparison. */
const TOLD = 4;

/**
 * What was announced in the last days, for the home page and for the letter that it is about; nothing when there is none.
 * @param letter to tell of that version alone
 */
export async function announcements(
  visit: Visit,
  deps: Pick<PortalDeps, 'announcements'>,
  letter?: PublishedPledge,
): Promise<string> {
  const since = visit.now - ANNOUNCED_DAYS * DAY;
  const recent = (await deps.announcements()).filter(
    (one) => isNews(one) && one.announcedAt > since && (!letter || one.pledgeId === letter.id),
  );
  return recent.map((one) => box(visit, one)).join('');
}

function box(visit: Visit, one: Announcement): string {
  const t = visit.texts.news;
  const { clauses } = one.changes;
  const more = clauses.length - TOLD;
  const items = clauses.slice(0, TOLD).map((clause) => html`<li>!${clauseLine(visit, clause)}</li>`);
  return html`<section class="announced" aria-labelledby="announced-${one.version}"><h2 id="announced-${one.version}">${t.heading}</h2>
<p class="muted">${announcedLine(visit, one)}</p>
!${one.trigger ? html`<p>${t.why(TRIGGER_NAMES[one.trigger][visit.locale], one.reason ?? '')}</p>` : ''}
<ul>!${items}!${more > 0 ? html`<li class="muted">${t.more(more)}</li>` : ''}</ul>
<p class="acts"><a href="/pledge/${one.pledgeId}/changes">${t.compare}</a><a href="${FEED_PATH}" type="application/atom+xml">${t.feed}</a></p></section>`;
}

/** `第 2 版 · 2026 年 11 月 22 日公布 · 2026 年 12 月 1 日起收到的反馈按新版办理` */
const announcedLine = (visit: Visit, { version, announcedAt, bindsFrom }: Announcement): string =>
  visit.texts.news.line(
    version,
    dateOfDay(visit.locale, dayAt(visit.timeZone, announcedAt)),
    dateOfDay(visit.locale, parseDay(bindsFrom)!),
  );

function clauseLine(visit: Visit, clause: Announcement['changes']['clauses'][number]): string {
  const { name, before = '', after = '' } = clauseInWords(visit, clause);
  return html`<b>${name}</b> !${redlined(compareWords(before, after))}`;
}

/** A change of a clause in words, for pages and for the feed. */
export function clauseInWords(
  { texts, locale }: Pick<Visit, 'texts' | 'locale'>,
  { change, number, from, before, after }: Announcement['changes']['clauses'][number],
): { name: string; before: string | undefined; after: string | undefined } {
  const t = texts.news;
  const place = (value: number) => (locale === 'zh' ? chineseNumber(value) : String(value));
  const was = from === null ? '' : t.from(place(from));
  const name = t.clause[change](place(number)) + (was && (locale === 'zh' ? `（${was}）` : ` (${was})`));
  return { name, before: before?.[locale], after: after?.[locale] };
}

const OVER: ReadonlySet<string> = new Set(['archived', 'withdrawn', 'merged']);

/** To whoever waits for an answer while the letter changes: that nothing changes for them. */
export function staysUnder(visit: Visit, view: CaseView, letter: PublishedPledge | undefined): string {
  const { current, texts, locale } = visit;
  if (!letter || !current || current.version <= letter.version || OVER.has(view.stage)) return '';
  const announced = dateOfDay(locale, dayAt(visit.timeZone, current.publishedAt));
  return html`<p class="stays">${texts.news.stays(announced, current.version, letter.version)} <a href="/pledge/${letter.id}">${texts.news.seeOwn}</a></p>`;
}
