import { html } from 'ghtml';
import { dayAt, parseDay, parseInstant } from '../platform/time.ts';
import { describeMeasure } from '../promise/pledge/describe.ts';
import type { PublishedPledge } from '../promise/pledge/inforce.ts';
import { valueName } from '../promise/pledge/names.ts';
import { clauseSentence } from '../promise/pledge/phrase.ts';
import type { Clause } from '../promise/pledge/pledge.ts';
import { besideInWords } from '../prove/compliance/beside-words.ts';
import { isComparison } from '../prove/compliance/comparison.ts';
import type { NotCounted } from '../prove/compliance/not-counted.ts';
import type { Grain, Span } from '../prove/compliance/period.ts';
import { attachedList, comparedPeriods, comparedTable } from './comparison.ts';
import {
  type ClauseFigures,
  EVIDENCE_STATES,
  type EvidenceItem,
  type EvidenceState,
  type PortalDeps,
} from './deps.ts';
import { badge, facts, headFigure, sentence, verdictBadge } from './figure.ts';
import { sumOf } from './letter-figures.ts';
import { notCountedInWords } from './margin.ts';
import { document } from './page.ts';
import { periodTable } from './period-table.ts';
import { spanInWords } from './span.ts';
import { type Visit, withQuery } from './visit.ts';
import {
  countInWords,
  dayInWords,
  deadlineInWords,
  durationInWords,
  momentInWords,
  percentOf,
} from './words.ts';

export const GRAINS = ['day', 'week', 'month'] as const satisfies readonly Grain[];

/** What a reader asks of the evidence for a clause. */
export interface Question {
  readonly span: Span;
  readonly by: Grain;
  readonly state: EvidenceState | undefined;
  readonly cursor: string | undefined;
}

const PAGE = 30;

/** The figures of one clause over time, and the clocks behind them, one by one under pseudonyms. */
export async function evidencePage(
  visit: Visit,
  letter: PublishedPledge,
  clause: Clause,
  question: Question,
  deps: PortalDeps,
): Promise<string> {
  const { span, by, state, cursor } = question;
  const [{ clauses }, days, list] = await Promise.all([
    deps.compliance(letter.id, { ...span, by }),
    deps.notCounted(letter.id, span),
    deps.evidence(letter.id, clause.id, {
      ...span,
      limit: PAGE,
      ...(state && { state }),
      ...(cursor && { cursor }),
    }),
  ]);
  const figures = clauses.find(({ id }) => id === clause.id);
  const t = visit.texts.evidence;
  const main = html`
<div class="lead"><p class="no"><a href="/pledge/${letter.id}#${clause.id}">${t.back}</a></p><h1 class="say">!${sentence(visit, clause)}</h1><p class="muted">${describeMeasure(clause, visit.locale)}</p></div>
!${figures ? total(visit, figures) : ''}
!${figures?.attached ? attachedList(visit, figures.attached) : proofs(visit, clause, question, list, figures)}
!${explained(visit, figures, sumOf(days.filter((day) => day.clause === clause.id)))}`;
  return document(visit, {
    title: `${t.title} · ${clauseSentence(clause, visit.locale)}`,
    at: 'pledge',
    main,
  });
}

/** The figures by period and all that they are made of. */
function proofs(
  visit: Visit,
  clause: Clause,
  question: Question,
  { items, nextCursor }: Awaited<ReturnType<PortalDeps['evidence']>>,
  figures: ClauseFigures | undefined,
): string {
  const over = figures?.comparison ? comparedPeriods : periods;
  return html`!${choices(visit, question)}!${figures?.measured ? over(visit, figures, question.by) : ''}!${cases(visit, clause, question, items, nextCursor)}`;
}

function total(visit: Visit, figures: ClauseFigures): string {
  const t = visit.texts.figures;
  if (!figures.measured) return html`<div class="now none"><p>${facts(visit, figures).join(' · ')}</p></div>`;
  const worst = figures.worst
    ? [t.worst(durationInWords(visit.locale, figures.worst.overdueSeconds * 1000))]
    : [];
  const more = figures.cancelled > 0 ? [t.cancelled(countInWords(figures.cancelled))] : [];
  const lines = [...facts(visit, figures), ...worst, ...more].join(' · ');
  return html`<div class="total">!${headFigure(figures)}!${verdictBadge(visit, figures)}<p class="muted">${lines}</p></div>`;
}

function choices(visit: Visit, { span, by, state }: Question): string {
  const t = visit.texts.evidence;
  const grains = GRAINS.map(
    (grain) => html`<option value="${grain}"!${grain === by ? ' selected' : ''}>${t.by[grain]}</option>`,
  );
  return html`<form class="choose" method="get">
<label>${t.from}<input type="date" name="from" value="${span.from}" required></label>
<label>${t.to}<input type="date" name="to" value="${span.to}" required></label>
<label><span class="hidden">${t.period}</span><select name="by">!${grains}</select></label>
!${state ? html`<input type="hidden" name="state" value="${state}">` : ''}
<button class="button">${t.see}</button></form>`;
}

function periods(visit: Visit, { periods: list }: ClauseFigures, by: Grain): string {
  const t = visit.texts.evidence;
  const filled = list.filter(({ applicable }) => applicable > 0);
  if (filled.length === 0) return '';
  const rows = filled.toReversed().map((period) => {
    const name =
      by === 'day'
        ? dayInWords(visit.locale, parseDay(period.from)!, dayAt(visit.timeZone, visit.now))
        : spanInWords(visit, period);
    const figure = period.rate === null ? '—' : `${percentOf(period.rate)} %`;
    return html`<tr><th scope="row">${name}</th><td class="num">${countInWords(period.kept)}</td><td class="num">${countInWords(period.broken)}</td><td class="num">${countInWords(period.running)}</td><td class="num">${figure}</td></tr>`;
  });
  return html`<div class="scroll" tabindex="0" role="region" aria-label="${t.by[by]}"><table class="figures"><thead><tr><th scope="col">${t.period}</th><th scope="col" class="num">${t.kept}</th><th scope="col" class="num">${t.broken}</th><th scope="col" class="num">${t.running}</th><th scope="col" class="num">${t.rate}</th></tr></thead><tbody>!${rows}</tbody></table></div>`;
}

/** How what is no case is listed; undefined of clocks and ratios. */
const listedBy = ({ texts }: Pick<Visit, 'texts'>, measure: string | undefined) =>
  measure === 'duty' || measure === 'milestone' || measure === 'parity' || measure === 'green-channel'
    ? texts.evidence.listed[measure]
    : undefined;

function cases(
  visit: Visit,
  clause: Clause,
  { state, cursor }: Question,
  items: readonly EvidenceItem[],
  next: string | null,
): string {
  const t = visit.texts.evidence;
  const listed = listedBy(visit, clause.measure);
  const compared = isComparison(clause);
  const here = (changes: Record<string, string | undefined>) =>
    `${withQuery(visit.path, { cursor: undefined, ...changes })}#cases`;
  const chip = (one: EvidenceState | undefined, words: string) =>
    html`<li><a href="${here({ state: one })}"!${one === state ? ' aria-current="true"' : ''}>${words}</a></li>`;
  const chips = [chip(undefined, t.all), ...EVIDENCE_STATES.map((one) => chip(one, visit.texts.state[one]))];
  const turn = [
    cursor ? html`<a class="button" href="${here({})}">${t.first}</a>` : '',
    next ? html`<a class="button" href="${here({ cursor: next })}">${t.more}</a>` : '',
  ].join('');
  return html`<section id="cases"><h2>${listed?.heading ?? t.cases}</h2><p class="muted">${listed?.about ?? t.casesAbout}</p>!${compared ? '' : html`<ul class="chips">!${chips}</ul>`}!${items.length === 0 ? html`<p>${t.none}</p>` : compared ? comparedTable(visit, items) : listed ? periodTable(visit, items, listed.column) : table(visit, items)}<p class="acts">!${turn}</p></section>`;
}

function table(visit: Visit, items: readonly EvidenceItem[]): string {
  const t = visit.texts.evidence;
  const at = (text: string) => parseInstant(text)!;
  const rows = items.map((item) => {
    const channel = item.channel ? valueName('channel', item.channel)[visit.locale] : '';
    const stopped = item.stoppedAt ? momentInWords(visit, at(item.stoppedAt), visit.now) : '—';
    return html`<tr><td data-label="${t.reference}"><code>${item.reference}</code>!${channel && html` <span class="muted">${channel}</span>`}</td><td data-label="${t.startedAt}">${momentInWords(visit, at(item.startedAt), visit.now)}</td><td data-label="${t.dueAt}">${item.dueAt ? deadlineInWords(visit, at(item.dueAt), visit.now) : '—'}</td><td data-label="${t.stoppedAt}">${stopped}</td><td data-label="${t.state}">!${outcome(visit, item)}</td></tr>`;
  });
  return html`<table class="cards"><thead><tr><th scope="col">${t.reference}</th><th scope="col">${t.startedAt}</th><th scope="col">${t.dueAt}</th><th scope="col">${t.stoppedAt}</th><th scope="col">${t.state}</th></tr></thead><tbody>!${rows}</tbody></table>`;
}

function outcome(visit: Visit, { state, dueAt, stoppedAt }: EvidenceItem): string {
  if (state !== 'broken' || dueAt === null) return badge(visit, state);
  const over = (stoppedAt ? parseInstant(stoppedAt)! : visit.now) - parseInstant(dueAt)!;
  return badge(visit, state, visit.texts.clocks.late(durationInWords(visit.locale, Math.max(0, over))));
}

function explained(visit: Visit, figures: ClauseFigures | undefined, left: NotCounted): string {
  const t = visit.texts.evidence;
  const listed = listedBy(visit, figures?.measure);
  const words = notCountedInWords(visit, left);
  const count = words ? html`<p><strong>${words}${visit.texts.breach.stop}</strong></p>` : '';
  const beside = (figures ? besideInWords(figures.beside, figures.applicable, visit.locale) : []).map(
    (one) => html`<p>${one}${visit.texts.breach.stop}</p>`,
  );
  const excluded = listed
    ? ''
    : html`<section><h2>${t.excluded}</h2>!${count}<p>${t.excludedWhy}</p>!${beside}</section>`;
  return html`!${excluded}<section><h2>${t.how}</h2><ul class="plain"><li>${t.howRate}</li><li>${t.howExact}</li><li>${listed?.how ?? t.howPause}</li></ul></section>`;
}
