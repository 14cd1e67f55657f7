import { html } from 'ghtml';
import { parseInstant } from '../platform/time.ts';
import type { EvidenceItem, EvidenceState } from './deps.ts';
import { badge } from './figure.ts';
import type { Visit } from './visit.ts';
import { countInWords, deadlineInWords, momentInWords } from './words.ts';

/** The periods of a duty, or what a milestone delivers, each with what it came to. */
export function periodTable(visit: Visit, items: readonly EvidenceItem[], column: string): string {
  const t = visit.texts.evidence;
  const rows = items.map(({ reference, dueAt, state, duty }) => {
    const due = dueAt === null ? '—' : deadlineInWords(visit, parseInstant(dueAt)!, visit.now);
    return html`<tr><td data-label="${column}"><code>${reference}</code></td><td data-label="${t.dueAt}">${due}</td><td data-label="${t.state}">!${duty ? dutyOutcome(visit, state, duty) : ''}</td></tr>`;
  });
  return html`<table class="cards"><thead><tr><th scope="col">${column}</th><th scope="col">${t.dueAt}</th><th scope="col">${t.state}</th></tr></thead><tbody>!${rows}</tbody></table>`;
}

/** How often it was done in time, and each record of it. */
function dutyOutcome(
  visit: Visit,
  state: EvidenceState,
  { done, needed, evidence }: NonNullable<EvidenceItem['duty']>,
): string {
  const t = visit.texts.evidence;
  const records = evidence.map(({ kind, count, link, happenedAt, late, retracted }) => {
    const when = momentInWords(visit, parseInstant(happenedAt)!, visit.now);
    const words = t.piece(when, countInWords(count), t.proof[kind]);
    const what = link ? html`<a href="${link}" rel="noreferrer">${words}</a>` : html`${words}`;
    const why = retracted ? t.pieceRetracted : late ? t.pieceLate : '';
    return html`<li>!${what}!${why && html` <span class="muted">${why}</span>`}</li>`;
  });
  const list = records.length > 0 ? html`<ul class="plain">!${records}</ul>` : '';
  return badge(visit, state, t.times(countInWords(done), countInWords(needed))) + list;
}
