import { html } from 'ghtml';
import { progressPath } from '../keep/case/address.ts';
import type { CaseView } from '../keep/case/shape.ts';
import { parseInstant } from '../platform/time.ts';
import type { PublishedPledge } from '../promise/pledge/inforce.ts';
import { clockSentence } from './clock-table.ts';
import { document } from './page.ts';
import type { Visit } from './visit.ts';
import { deadlineInWords } from './words.ts';

/** What a user takes home: number, code, and by when each step will be done. */
export function receiptPage(
  visit: Visit,
  view: CaseView,
  code: string,
  letter: PublishedPledge | undefined,
  filesLost: boolean,
): string {
  const t = visit.texts.receipt;
  const main = html`
<div class="hero"><h1>${t.title}</h1><p>${t.lead}</p></div>
!${filesLost ? html`<div class="alert" role="alert"><p>${t.filesLost}</p></div>` : ''}
<dl class="ticket" id="ticket"><div><dt>${t.number}</dt><dd>${view.number}</dd></div><div><dt>${t.code}</dt><dd>${grouped(code)}</dd></div></dl>
<p class="keep">${t.keep}</p>
<div class="acts" data-live hidden><button class="button" type="button" data-copy="#ticket" data-done="${t.copied}">${t.copy}</button><button class="button" type="button" data-print>${t.print}</button></div>
<section><h2>${t.clocks}</h2>!${deadlines(visit, view, letter)}</section>
<p class="next"><a class="button primary" href="${progressPath(view.number, code)}">${t.see}</a></p>`;
  return document(visit, { title: t.title, at: 'feedback', main });
}

/** Codes are read aloud and copied by hand: in groups of four. The space does not matter when it is entered. */
const grouped = (code: string): string => code.replaceAll(/(.{4})(?=.)/g, '$1 ');

function deadlines(visit: Visit, { clocks }: CaseView, letter: PublishedPledge | undefined): string {
  const running = clocks
    .filter(({ state }) => state === 'running')
    .toSorted((a, b) => parseInstant(a.dueAt)! - parseInstant(b.dueAt)!);
  if (running.length === 0) return html`<p>${visit.texts.receipt.noClocks}</p>`;
  const rows = running.map(
    (clock) =>
      html`<li><span class="say">!${clockSentence(visit, clock, letter)}</span><strong>${visit.texts.line.byThen(deadlineInWords(visit, parseInstant(clock.dueAt)!, visit.now))}</strong></li>`,
  );
  return html`<ul class="deadlines">!${rows}</ul>`;
}
