import { html } from 'ghtml';
import { parseInstant } from '../platform/time.ts';
import type { EvidenceItem, EvidenceState } from './deps.ts';
import { badge } from './figure.ts';
import type { Visit } from './visit.ts';
import { countInWords, momentInWords } from './words.ts';

/** Of a duty: how often it was done in time, and each record of it. */
export function dutyOutcome(
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
