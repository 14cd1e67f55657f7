import { html } from 'ghtml';
import type { PublishedPledge } from '../promise/pledge/inforce.ts';
import { clauseSentence } from '../promise/pledge/phrase.ts';
import { announcements } from './announcement.ts';
import type { PortalDeps } from './deps.ts';
import { facts, headFigure, judged, sentence, verdictBadge } from './figure.ts';
import { headlines, type Judged } from './headline.ts';
import { document } from './page.ts';
import { type Recent, recentFigures } from './recent.ts';
import { boundSince, dateInWords } from './span.ts';
import { stepsAhead } from './steps-ahead.ts';
import type { Visit } from './visit.ts';

/** The organisation's word: a few promises and what became of them. */
export async function homePage(visit: Visit, deps: PortalDeps): Promise<string> {
  const { texts, current } = visit;
  const recent = current && (await recentFigures(visit, current, deps));
  const main = html`
<div class="hero"><h1>${texts.home.heading}</h1><p>${lead(visit, recent)}</p></div>
!${await announcements(visit, deps)}
!${current && recent ? promises(visit, current, recent) : ''}
<div class="doors">
<a class="button primary" href="/feedback">${texts.nav.feedback}</a>
<form action="/progress" method="get" class="ask">
<label class="hidden" for="number">${texts.home.number}</label>
<input id="number" name="number" placeholder="${texts.home.number}" autocomplete="off" autocapitalize="characters" required>
<button class="button">${texts.nav.progress}</button>
</form>
</div>
<p class="after">${texts.home.after}</p>
<section><h2>${texts.home.next}</h2>!${stepsAhead(visit, 1)}</section>`;
  return document(visit, { title: visit.organisation?.name ?? texts.home.title, at: 'pledge', main });
}

function lead(visit: Visit, recent: Recent | undefined): string {
  const { texts, current } = visit;
  if (!current || !recent) return texts.home.noPledge;
  const since = boundSince(visit, current);
  if (!recent.any) return texts.home.empty(since);
  // A letter without a first day holds for what was received before its publication too.
  return current.pledge.effective ? texts.home.lead(since) : texts.home.leadAlways;
}

function promises(visit: Visit, letter: PublishedPledge, recent: Recent): string {
  const { texts } = visit;
  const rows = headlines(judged(letter.pledge, recent.compliance)).map(
    (one) =>
      html`<li><span class="say">!${sentence(visit, one.clause)}</span>!${headFigure(one.figures)}<span class="fact">!${fact(visit, letter, one, recent)}</span>!${verdictBadge(visit, one.figures)}</li>`,
  );
  return html`<ul class="promises" aria-label="${texts.home.promises}">!${rows}</ul>
<p class="all"><a href="/pledge">${texts.home.all}</a></p>`;
}

function fact(visit: Visit, letter: PublishedPledge, { clause, figures }: Judged, recent: Recent): string {
  const { texts, locale } = visit;
  const [first, ...rest] = facts(visit, figures);
  const when =
    recent.name === 'month'
      ? texts.figures.month(Number(recent.span.to.slice(5, 7)))
      : texts.figures.since(dateInWords(visit, recent.span.from));
  // A plan holds whatever the span, and no case stands behind it.
  const ofSpan = figures.kept + figures.broken > 0 && !figures.plan;
  const words = [ofSpan ? texts.figures.during(when, first!) : first!, ...rest.slice(0, 2)].join(' · ');
  if (figures.plan) return html`${words}`;
  const address = `/evidence/${letter.id}/${encodeURIComponent(clause.id)}?from=${recent.span.from}&to=${recent.span.to}`;
  const label = texts.figures.evidenceOf(clauseSentence(clause, locale));
  return html`${words} · <a href="${address}" aria-label="${label}">${texts.figures.evidence}</a>`;
}
