import { html } from 'ghtml';
import { dayAt, formatDay } from '../platform/time.ts';
import { versionBefore } from '../promise/pledge/amendment/redline.ts';
import { describeMeasure } from '../promise/pledge/describe.ts';
import type { PublishedPledge } from '../promise/pledge/inforce.ts';
import { chineseNumber, signatureDate } from '../promise/pledge/paper/numeral.ts';
import { wordsIn } from '../promise/pledge/phrase.ts';
import { announcements } from './announcement.ts';
import type { PortalDeps } from './deps.ts';
import { judged, sentence, titleIn } from './figure.ts';
import type { Judged } from './headline.ts';
import { type LetterFigures, letterFigures } from './letter-figures.ts';
import { margin, notes } from './margin.ts';
import { seal } from './mark.ts';
import { document } from './page.ts';
import { planSection } from './plan.ts';
import type { Recent } from './recent.ts';
import { previewOf, shareSection } from './share.ts';
import { signatures } from './signatures.ts';
import { boundSince, dateInWords, SPANS, type SpanName, spanInWords } from './span.ts';
import type { Visit } from './visit.ts';
import { dateOfDay } from './words.ts';

/** The letter itself, on paper, and beside each clause what became of it. */
export async function letterPage(
  visit: Visit,
  letter: PublishedPledge,
  deps: PortalDeps,
  wanted: SpanName | undefined,
): Promise<string> {
  const figures = await letterFigures(visit, letter, deps, wanted);
  const { recent } = figures;
  const title = titleIn(letter.pledge, visit.locale);
  const main = html`
!${notice(visit, letter)}
!${await announcements(visit, deps, letter)}
<article class="sheet">
<h1>${title}</h1>
<p class="sub">${subtitle(visit, letter, recent)}</p>
!${parties(visit, letter)}
!${clauses(visit, letter, figures)}
!${signature(visit, letter)}
!${await signatures(visit, letter, deps)}
</article>
!${await planSection(visit, letter, deps)}
!${below(visit, letter, recent, deps)}`;
  const preview = previewOf(visit, letter, recent, deps);
  return document(visit, { title, at: 'pledge', wide: true, preview, main });
}

/** That this is not, or not yet, the letter which is kept to. */
function notice(visit: Visit, { id, pledge }: PublishedPledge): string {
  const { texts, current, now, timeZone } = visit;
  if (id === current?.id) return '';
  const today = formatDay(dayAt(timeZone, now));
  const { from, to } = pledge.effective ?? {};
  const what =
    from && from > today
      ? texts.term.ahead(dateInWords(visit, from))
      : to && to < today
        ? texts.term.ended(dateInWords(visit, to))
        : texts.pledge.old;
  const where = current
    ? html`<a href="/pledge">${texts.pledge.seeCurrent}</a>`
    : html`${texts.term.noneNow}`;
  return html`<div class="alert"><p>${what} !${where}</p></div>`;
}

/** Before anything is published. */
export function noLetterPage(visit: Visit): string {
  const t = visit.texts.pledge;
  const main = html`<div class="hero"><h1>${t.none}</h1><p>${t.noneAbout}</p></div>`;
  return document(visit, { title: t.none, at: 'pledge', main });
}

function subtitle(visit: Visit, letter: PublishedPledge, { any, span }: Recent): string {
  const t = visit.texts.pledge;
  const { effective } = letter.pledge;
  const term = effective?.to
    ? t.until(dateInWords(visit, effective.from), dateInWords(visit, effective.to))
    : effective
      ? t.from(boundSince(visit, letter))
      : t.versionOf(boundSince(visit, letter));
  const margin = any ? [t.margin(spanInWords(visit, span))] : [];
  return [t.version(letter.version), term, ...margin].join(' · ');
}

function parties({ texts }: Visit, { pledge: { promisor, recipient } }: PublishedPledge): string {
  const t = texts.pledge;
  const type = promisor.type ? t.partyType(t.types[promisor.type]) : '';
  const to = recipient ? html`<br>${t.recipient}${t.colon}<span lang="zh-CN">${recipient.name}</span>` : '';
  return html`<p class="parties">${t.promisor}${t.colon}<span lang="zh-CN">${promisor.name}</span>${type}!${to}</p>`;
}

/** Clauses are numbered through the whole letter; a heading stands where the section changes. */
function clauses(visit: Visit, letter: PublishedPledge, figures: LetterFigures): string {
  const t = visit.texts.pledge;
  const number = (value: number) => (visit.locale === 'zh' ? chineseNumber(value) : String(value));
  let section: string | undefined;
  let sections = 0;
  return judged(letter.pledge, figures.recent.compliance)
    .map((one, index) => {
      const name = wordsIn(one.clause, 'section', visit.locale);
      const heading = name && name !== section ? html`<h2>${t.section(number(++sections), name)}</h2>` : '';
      section = name;
      return heading + clause(visit, letter, one, t.clause(number(index + 1)), figures);
    })
    .join('');
}

function clause(
  visit: Visit,
  letter: PublishedPledge,
  one: Judged,
  number: string,
  figures: LetterFigures,
): string {
  return html`<div class="clause" id="${one.clause.id}"><div><p>${number}!${sentence(visit, one.clause)}</p><p class="how">${describeMeasure(one.clause, visit.locale)}</p>!${notes(visit, one, figures)}</div><aside class="margin" aria-label="${visit.texts.evidence.rate}${number}">!${margin(visit, letter, one, figures)}</aside></div>`;
}

function signature(visit: Visit, { pledge, publishedAt }: PublishedPledge): string {
  const { texts, locale, timeZone } = visit;
  const t = texts.pledge;
  const date = signatureDate(locale, dayAt(timeZone, publishedAt));
  return html`<div class="sign"><p>${t.sealed}${t.colon}<span lang="zh-CN">${pledge.promisor.name}</span><br>${date}</p>!${seal(pledge.promisor.name, t.sealText)}</div>`;
}

function below(visit: Visit, letter: PublishedPledge, recent: Recent, deps: PortalDeps): string {
  const t = visit.texts.pledge;
  const spans = SPANS.map(
    (name) =>
      html`<li><a href="/pledge/${letter.id}?span=${name}"!${name === recent.name ? ' aria-current="true"' : ''}>${t.spans[name]}</a></li>`,
  );
  const { from, to } = recent.span;
  const figures = (ending: string) =>
    `/pledge/${letter.id}/figures.${ending}?from=${from}&to=${to}&lang=${visit.locale}`;
  return html`<div class="below"><section><h2>${t.span}</h2><ul class="chips">!${spans}</ul></section>
<section id="versions"><h2>${t.versions}</h2><ul class="versions">!${versions(visit, letter, deps)}</ul>!${versionBefore(deps.book.published(), letter) ? html`<p><a href="/pledge/${letter.id}/changes">${visit.texts.changes.link}</a></p>` : ''}</section>
<section><h2>${t.how}</h2><p>${t.howText}</p></section>
<section><h2>${t.data}</h2><ul class="versions"><li><a href="/api/v1/pledges/${letter.id}.docx?lang=${visit.locale}">${t.docx}</a></li><li><a href="${figures('csv')}" download>${visit.texts.download.csv}</a></li><li><a href="${figures('json')}" download>${visit.texts.download.json}</a></li></ul><p data-live hidden><button class="button" type="button" data-print>${t.print}</button></p></section></div>
!${shareSection(visit, letter, recent, deps)}`;
}

function versions(visit: Visit, shown: PublishedPledge, { book }: PortalDeps): string[] {
  const { texts, locale, timeZone, current } = visit;
  const t = texts.pledge;
  return book.published().map((one) => {
    const words = `${t.version(one.version)} · ${t.versionOf(dateOfDay(locale, dayAt(timeZone, one.publishedAt)))}`;
    const now = one.id === current?.id ? html` <span class="state kept">${t.current}</span>` : '';
    return html`<li><a href="/pledge/${one.id}"!${one.id === shown.id ? ' aria-current="page"' : ''}>${words}</a>!${now}</li>`;
  });
}
