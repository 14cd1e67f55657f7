import { html } from 'ghtml';
import { dayAt, formatDay } from '../platform/time.ts';
import type { PublishedPledge } from '../promise/pledge/inforce.ts';
import { valueName } from '../promise/pledge/names.ts';
import { clauseSentence } from '../promise/pledge/phrase.ts';
import { isRatioMeasure } from '../promise/pledge/pledge.ts';
import { besideInWords } from '../prove/compliance/beside-words.ts';
import type { LastBreach } from '../prove/compliance/last-breach.ts';
import type { NotCounted } from '../prove/compliance/not-counted.ts';
import type { ClauseFigures } from './deps.ts';
import { facts, headFigure, stateOf, verdictBadge } from './figure.ts';
import type { Judged } from './headline.ts';
import { type LetterFigures, leftOut, type Trend } from './letter-figures.ts';
import { sparkline } from './mark.ts';
import { spanInWords } from './span.ts';
import type { Visit } from './visit.ts';
import { countInWords, deadlineInWords, durationInWords, momentInWords, percentOf } from './words.ts';

/** Beside a clause: what became of it, and how that went lately. */
export function margin(
  visit: Visit,
  letter: PublishedPledge,
  { clause, figures }: Judged,
  all: LetterFigures,
): string {
  const { texts, locale } = visit;
  if (!figures.measured && figures.attached === null)
    return html`<p class="muted">${facts(visit, figures).join(' · ')}</p>`;
  const worst = figures.worst
    ? [texts.figures.worst(durationInWords(locale, figures.worst.overdueSeconds * 1000))]
    : [];
  const { from, to } = all.recent.span;
  const address = `/evidence/${letter.id}/${encodeURIComponent(clause.id)}?from=${from}&to=${to}`;
  const label = texts.figures.evidenceOf(clauseSentence(clause, locale));
  const link = figures.plan
    ? ''
    : html`<br><a href="${address}" aria-label="${label}">${texts.figures.evidence}</a>`;
  return html`<div class="top-line">!${headFigure(figures)}!${figures.measured ? verdictBadge(visit, figures) : ''}</div>!${figures.said === null ? trendLine(visit, figures, all.trendOf(clause.id)) : ''}<p>${[...facts(visit, figures), ...worst].join(' · ')}!${link}</p>`;
}

/** Under a clause: what its figure leaves out, and what was broken last. Empty when there is neither. */
export function notes(visit: Visit, { clause, figures }: Judged, all: LetterFigures): string {
  const breach = all.lastBreach(clause.id);
  const out = notCountedInWords(visit, all.notCounted(clause.id));
  const beside = besideInWords(figures.beside, figures.applicable, visit.locale);
  const missed = isRatioMeasure(clause.measure) ? lastMiss(visit, figures, all.trendOf(clause.id)) : '';
  if (!figures.measured || (out === '' && !breach && beside.length === 0 && missed === '')) return '';
  const told = [...(out ? [out] : []), ...beside].map(
    (words) => html`<p>${words}${visit.texts.breach.stop}</p>`,
  );
  return html`<div class="notes">!${told}!${breach ? lastBreach(visit, breach, figures.measure) : ''}!${missed}</div>`;
}

/** Twelve weeks as a line, and in words for whoever does not see it. */
function trendLine({ texts }: Visit, figures: ClauseFigures, periods: Trend): string {
  const rates = periods.map((period) => period.rate);
  const known = rates.filter((one) => one !== null);
  if (known.length < 2) return '';
  const [lowest, latest] = [percentOf(Math.min(...known)), percentOf(known.at(-1)!)];
  const label = texts.figures.trend(lowest, latest, percentOf(figures.target));
  return sparkline(rates, figures.target, stateOf(figures), label);
}

/** How many are not counted, and why; empty when all are. */
export function notCountedInWords({ texts }: Visit, counts: NotCounted): string {
  const t = texts.notCounted;
  const reasons = (['withdrawn', 'merged', 'relabelled'] as const).flatMap((reason) =>
    counts[reason] > 0 ? [t[reason](countInWords(counts[reason]))] : [],
  );
  const out = leftOut(counts);
  return [
    ...(out > 0 ? [t.some(countInWords(out), reasons.join(texts.listComma))] : []),
    ...(counts.paused > 0 ? [t.paused(countInWords(counts.paused))] : []),
  ].join(t.between);
}

/** Of a share, the last whole week of the twelve in which it was below its target, and the week after it. */
function lastMiss(visit: Visit, { target }: ClauseFigures, periods: Trend): string {
  const t = visit.texts.breach;
  const today = formatDay(dayAt(visit.timeZone, visit.now));
  const weeks = periods.filter(({ to, rate }) => rate !== null && to < today);
  const place = weeks.findLastIndex(({ verdict }) => verdict === 'broken');
  const [week, next] = [weeks[place], weeks[place + 1]];
  if (week?.rate == null) return '';
  const later = next?.rate == null ? '' : html`${t.later}${t.nextWeek(percentOf(next.rate))}${t.stop}`;
  return html`<p>${t.lastMiss}${t.share(spanInWords(visit, week), percentOf(week.rate), percentOf(target))}${t.stop}!${later}</p>`;
}

/** When it was broken last, and what happened then: nothing that says who or what. */
function lastBreach(visit: Visit, breach: LastBreach, measure: string): string {
  const t = visit.texts.breach;
  const { channel, reference, deliverable, dueAt, after } = breach;
  const what = deliverable ? html`${deliverable[visit.locale]}` : html`<code>${reference}</code>`;
  const due = t.due(deadlineInWords(visit, dueAt, visit.now));
  const where = channel ? [valueName('channel', channel)[visit.locale]] : [];
  const outcome = measure === 'duty' ? t.missed : outcomeOf(visit, breach);
  return html`<p>${t.last}${[due, ...where].join(t.comma)}${t.comma}!${what}${t.comma}${outcome}${t.stop}!${stepsAfter(visit, after)}</p>`;
}

function outcomeOf(
  { texts: { breach: t }, locale, now }: Visit,
  { dueAt, stoppedAt, after }: LastBreach,
): string {
  if (stoppedAt !== null) return t.doneLate(durationInWords(locale, stoppedAt - dueAt));
  const over = after.some(({ type }) => type === 'withdrawn' || type === 'merged');
  return over ? t.neverDone : t.stillOpen(durationInWords(locale, now - dueAt));
}

/** Each kind of step once; those of the same minute together. */
function stepsAfter(visit: Visit, after: LastBreach['after']): string {
  const t = visit.texts.breach;
  const first = after.filter(({ type }, place) => after.findIndex((one) => one.type === type) === place);
  if (first.length === 0) return '';
  const byMoment = Map.groupBy(first, ({ at }) => momentInWords(visit, at, visit.now));
  const steps = [...byMoment].map(([moment, some]) =>
    t.step(moment, some.map(({ type }) => t.steps[type]).join(visit.texts.listComma)),
  );
  return html`${t.later}${steps.join(t.andThen)}${t.stop}`;
}
