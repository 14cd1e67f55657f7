import { html } from 'ghtml';
import type { PublishedPledge } from '../promise/pledge/inforce.ts';
import { clauseSentence } from '../promise/pledge/phrase.ts';
import type { CardWords } from './card/card.ts';
import type { PortalDeps } from './deps.ts';
import { facts, judged, stateOf, titleIn } from './figure.ts';
import { headlines, type Judged } from './headline.ts';
import { qrShape } from './qr.ts';
import type { Recent } from './recent.ts';
import { spanInWords } from './span.ts';
import type { Visit } from './visit.ts';
import { percentOf } from './words.ts';

/** How many promises a card and its words tell. */
const TOLD = 3;

const letterAddress = ({ publicUrl }: Pick<PortalDeps, 'publicUrl'>, { id }: PublishedPledge): string =>
  `${publicUrl}/pledge/${id}`;

/**
 * The card of a letter in a language. Its address carries the day of the figures, since messengers keep a picture for
 * ever, and has no query, since some of them do not read `&` as HTML writes it.
 */
const cardPath = ({ locale }: Visit, { id }: PublishedPledge, { name, span }: Recent): string =>
  `/pledge/${id}/card/${locale}-${name ?? 'all'}-${span.to}.png`;

const weightiest = ({ pledge }: PublishedPledge, { compliance }: Recent): Judged[] =>
  headlines(judged(pledge, compliance).filter(({ figures }) => figures.said === null)).slice(0, TOLD);

export function cardWords(
  visit: Visit,
  letter: PublishedPledge,
  recent: Recent,
  deps: Pick<PortalDeps, 'publicUrl'>,
): CardWords {
  const { locale, texts } = visit;
  return {
    organisation: letter.pledge.promisor.name,
    title: titleIn(letter.pledge, locale),
    during: spanInWords(visit, recent.span),
    scan: texts.share.scan,
    address: letterAddress(deps, letter),
    promises: weightiest(letter, recent).map(({ clause, figures }) => {
      const state = stateOf(figures);
      return {
        sentence: clauseSentence(clause, locale),
        rate: figures.rate === null ? '—' : `${percentOf(figures.rate)} %`,
        fact: facts(visit, figures)[0]!,
        state: state === 'kept' || state === 'broken' ? state : 'none',
        stateName: texts.state[state],
      };
    }),
  };
}

/** The weightiest figures in one or two sentences. */
function figuresInWords(visit: Visit, letter: PublishedPledge, recent: Recent): string {
  const t = visit.texts.share;
  if (!recent.any) return t.noFigures;
  const told = weightiest(letter, recent).map(({ clause, figures }) => {
    const promise = clauseSentence(clause, visit.locale).replace(/[。.；;]$/, '');
    const fact = facts(visit, figures)[0]!;
    return figures.rate === null
      ? t.noFigure(promise, fact)
      : t.figure(promise, `${percentOf(figures.rate)} %`, fact);
  });
  return t.during(spanInWords(visit, recent.span), told.join(t.semicolon));
}

/** What messengers and social networks show of a link to the letter. */
export const previewOf = (visit: Visit, letter: PublishedPledge, recent: Recent, deps: PortalDeps) => ({
  title: visit.texts.share.lead(letter.pledge.promisor.name, titleIn(letter.pledge, visit.locale)),
  description: figuresInWords(visit, letter, recent),
  address: letterAddress(deps, letter),
  image: deps.publicUrl + cardPath(visit, letter, recent),
});

/** The card to keep, words with the link to copy, and the code to scan: it works where nothing can be clicked too. */
export function shareSection(
  visit: Visit,
  letter: PublishedPledge,
  recent: Recent,
  deps: PortalDeps,
): string {
  const t = visit.texts.share;
  const { title, description, address } = previewOf(visit, letter, recent, deps);
  const { path, size } = qrShape(address);
  const name = titleIn(letter.pledge, visit.locale);
  return html`<section class="share" id="share"><h2>${t.title}</h2><p class="muted small">${t.about}</p>
<div class="parts"><img class="card" src="${cardPath(visit, letter, recent)}" width="1200" height="630" loading="lazy" alt="${t.cardAlt(name, description)}">
<svg class="qr" viewBox="0 0 ${size} ${size}" role="img" aria-label="${t.qr}"><rect width="${size}" height="${size}"/><path d="${path}"/></svg></div>
<div id="share-words" class="words"><p>${title}</p><p>${description}</p><p>${t.evidence}<a href="${address}">${address}</a></p></div>
<p data-live hidden><button class="button" type="button" data-copy="#share-words" data-done="${t.copied}">${t.copy}</button></p></section>`;
}
