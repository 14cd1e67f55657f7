import { html } from 'ghtml';
import { dayAt, parseDay, parseInstant } from '../platform/time.ts';
import { valueName } from '../promise/pledge/names.ts';
import { allowedGap } from '../prove/compliance/comparison.ts';
import type { Grain } from '../prove/compliance/period.ts';
import { gapInWords, lengthInWords } from '../prove/compliance/said.ts';
import type { ClauseFigures, EvidenceItem } from './deps.ts';
import { badge } from './figure.ts';
import { spanInWords } from './span.ts';
import type { Visit } from './visit.ts';
import { countInWords, dayInWords, momentInWords } from './words.ts';

/** The names of the two sides: first the one that the clause speaks for. */
const sidesOf = ({ measure }: Pick<ClauseFigures, 'measure'>) =>
  measure === 'parity' ? (['online', 'offline'] as const) : (['priority', 'ordinary'] as const);

/** Both medians of each period, how far they are apart, and whether that is what was promised. */
export function comparedPeriods(visit: Visit, figures: ClauseFigures, by: Grain): string {
  const t = visit.texts.evidence;
  const sides = sidesOf(figures).map((side) => t.side[side]);
  const filled = figures.periods.filter(({ comparison }) => comparison?.gap != null);
  if (filled.length === 0) return '';
  const isParity = figures.measure === 'parity';
  const rows = filled.toReversed().map((period) => {
    const { favoured, other, gap } = period.comparison!;
    const name =
      by === 'day'
        ? dayInWords(visit.locale, parseDay(period.from)!, dayAt(visit.timeZone, visit.now))
        : spanInWords(visit, period);
    const cells = [favoured, other].map(
      ({ count, medianSeconds }) =>
        html`<td class="num">${lengthInWords(medianSeconds ?? 0)[visit.locale]}<br><span class="muted">${t.howMany(countInWords(count))}</span></td>`,
    );
    const apart = isParity ? html`<td class="num">${gapInWords(gap!, allowedGap(figures))}</td>` : '';
    return html`<tr><th scope="row">${name}</th>!${cells}!${apart}<td>!${badge(visit, period.verdict)}</td></tr>`;
  });
  const heads = [...sides, ...(isParity ? [t.gap] : [])].map(
    (head) => html`<th scope="col" class="num">${head}</th>`,
  );
  return html`<div class="scroll" tabindex="0" role="region" aria-label="${t.by[by]}"><table class="figures"><thead><tr><th scope="col">${t.period}</th>!${heads}<th scope="col">${t.state}</th></tr></thead><tbody>!${rows}</tbody></table></div>`;
}

/** What is compared, one by one: when it began, how long it took, and on which side it is. */
export function comparedTable(visit: Visit, items: readonly EvidenceItem[]): string {
  const t = visit.texts.evidence;
  const rows = items.map(({ reference, channel, startedAt, lastedSeconds, side }) => {
    const where = channel ? valueName('channel', channel)[visit.locale] : '';
    const lasted = lengthInWords(lastedSeconds ?? 0)[visit.locale];
    return html`<tr><td data-label="${t.reference}"><code>${reference}</code>!${where && html` <span class="muted">${where}</span>`}</td><td data-label="${t.startedAt}">${momentInWords(visit, parseInstant(startedAt)!, visit.now)}</td><td data-label="${t.lasted}">${lasted}</td><td data-label="${t.whichSide}">${side ? t.side[side] : ''}</td></tr>`;
  });
  return html`<table class="cards"><thead><tr><th scope="col">${t.reference}</th><th scope="col">${t.startedAt}</th><th scope="col">${t.lasted}</th><th scope="col">${t.whichSide}</th></tr></thead><tbody>!${rows}</tbody></table>`;
}

/** What was attached to a statement by hand. */
export function attachedList(visit: Visit, { items }: NonNullable<ClauseFigures['attached']>): string {
  const t = visit.texts.evidence;
  const rows = items.map(({ kind, link, happenedAt, recordedAt }) => {
    const words = `${momentInWords(visit, parseInstant(happenedAt)!, visit.now)} · ${t.proof[kind]}`;
    const what = link ? html`<a href="${link}" rel="noreferrer">${words}</a>` : html`${words}`;
    return html`<li>!${what} <span class="muted">${t.recorded(momentInWords(visit, parseInstant(recordedAt)!, visit.now))}</span></li>`;
  });
  return html`<section><h2>${t.attached}</h2>!${rows.length > 0 ? html`<ul class="plain">!${rows}</ul>` : html`<p>${t.none}</p>`}</section>`;
}
