import { html } from 'ghtml';
import type { CaseView } from '../keep/case/shape.ts';
import type { PublishedPledge } from '../promise/pledge/inforce.ts';
import { valueName } from '../promise/pledge/names.ts';
import { staysUnder } from './announcement.ts';
import { apart } from './apart.ts';
import { type Act, type Attempt, acts } from './case-acts.ts';
import { clockTable } from './clock-table.ts';
import { input } from './field.ts';
import { outlookBox } from './outlook.ts';
import { document } from './page.ts';
import { remedies } from './remedies.ts';
import { timeline } from './timeline.ts';
import type { Visit } from './visit.ts';
import { sizeInWords } from './words.ts';

/** Asks for number and code; after a wrong pair with one sentence that does not tell which of them was wrong. */
export function askPage(visit: Visit, entered: { number?: string; wrong?: boolean } = {}): string {
  const t = visit.texts.progress;
  const main = html`
<div class="hero"><h1>${t.title}</h1><p>${t.lead}</p></div>
!${entered.wrong ? html`<div class="alert" role="alert"><p>${t.wrong}</p></div>` : ''}
<form class="form" method="post" action="/progress">
!${input({ name: 'number', label: t.number }, entered.number, 'autocomplete="off" autocapitalize="characters" spellcheck="false" required maxlength="200"')}
!${input({ name: 'code', label: t.code, hint: t.codeHint }, undefined, 'autocomplete="off" autocapitalize="characters" spellcheck="false" required maxlength="20"')}
<button class="button primary">${t.see}</button>
</form>`;
  return document(visit, { title: t.title, at: 'progress', path: '/progress', main });
}

export interface CasePage {
  readonly view: CaseView;
  readonly code: string;
  /** The version of the letter that the case is held to. */
  readonly letter: PublishedPledge | undefined;
  /** The act that has just succeeded. */
  readonly done?: Act | undefined;
  readonly attempt?: Attempt;
}

/** Where a case stands, who has it and by when. */
export function progressPage(visit: Visit, page: CasePage): string {
  const { texts } = visit;
  const { view, code } = page;
  const stream = `/api/v1/cases/${encodeURIComponent(view.number)}/stream?code=${encodeURIComponent(code)}`;
  const forms = acts(visit, view, code, page.attempt);
  // What we wait for from the user comes before what has been.
  const userIsNext = view.waiting || view.open.rate;
  const main = html`
<div id="case" data-stream="${stream}" data-changed="${view.changedAt}">
<div class="lead"><p class="no">${aboutCase(visit, view)}</p><h1>${view.title}</h1></div>
!${notice(visit, page)}
!${outlookBox(visit, view)}
!${staysUnder(visit, view, page.letter)}
!${remedies(visit, view, code)}
!${userIsNext ? forms : ''}
!${timeline(visit, view)}
!${userIsNext ? '' : forms}
!${attachments(visit, view, code)}
!${apart(visit, view)}
!${clockTable(visit, view, page.letter)}
</div>
<p class="news" role="status" data-news="${texts.progress.news}" data-reload="${texts.progress.reload}" data-updated="${texts.progress.updated}"></p>
<p class="small muted">${texts.progress.live}</p>`;
  return document(visit, { title: texts.progress.title, at: 'progress', script: 'progress.js', main });
}

function aboutCase({ texts, locale }: Visit, { number, kind, channel }: CaseView): string {
  return [
    texts.progress.numberIs(number),
    ...(kind ? [valueName('kind', kind)[locale]] : []),
    ...(channel ? [texts.progress.via(valueName('channel', channel)[locale])] : []),
  ].join(' · ');
}

function notice({ texts }: Visit, { done, attempt }: CasePage): string {
  if (attempt) return html`<div class="alert" role="alert"><p>${attempt.fault}</p></div>`;
  if (!done) return '';
  const { sent, contested, rated, appealed, withdrawn } = texts.acts;
  const words = { messages: sent, contest: contested, rating: rated, appeal: appealed, withdraw: withdrawn }[
    done
  ];
  return html`<div class="done-note" role="status"><p>${words}</p></div>`;
}

function attachments({ texts }: Visit, view: CaseView, code: string): string {
  if (view.attachments.length === 0) return '';
  const items = view.attachments.map(({ id, name, sizeBytes }) => {
    const address = `/api/v1/cases/${encodeURIComponent(view.number)}/attachments/${encodeURIComponent(id)}?code=${encodeURIComponent(code)}`;
    return html`<li><a href="${address}" rel="nofollow">${name}</a> <span class="muted">${sizeInWords(sizeBytes)}</span></li>`;
  });
  return html`<section class="files"><h2>${texts.acts.attachments}</h2><ul>!${items}</ul></section>`;
}
