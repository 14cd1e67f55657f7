import { html } from 'ghtml';
import type { CaseView } from '../keep/case/shape.ts';
import { parseInstant } from '../platform/time.ts';
import { parseLimit } from '../promise/calendar/limit.ts';
import type { PublishedPledge } from '../promise/pledge/inforce.ts';
import { limitInWords } from '../promise/pledge/phrase.ts';
import { badge, sentence } from './figure.ts';
import type { Clock } from './outlook.ts';
import type { Visit } from './visit.ts';
import { deadlineInWords, durationInWords, momentInWords } from './words.ts';

/** The promise behind a clock, in the words of the letter that the case is held to. */
export function clockSentence(visit: Visit, clock: Clock, letter: PublishedPledge | undefined): string {
  const clause = letter?.pledge.clauses.find(({ id }) => id === clock.clause);
  return clause ? sentence(visit, clause) : html`<span lang="zh-CN">${clock.text}</span>`;
}

/** The promises that bind a case: by when, and what became of each. */
export function clockTable(visit: Visit, view: CaseView, letter: PublishedPledge | undefined): string {
  const t = visit.texts.clocks;
  if (view.clocks.length === 0) return '';
  const byDue = (a: Clock, b: Clock) => parseInstant(a.dueAt)! - parseInstant(b.dueAt)!;
  const rows = view.clocks
    .toSorted(byDue)
    .map(
      (clock) =>
        html`<tr><td class="say" data-label="${t.promise}">!${clockSentence(visit, clock, letter)}${clock.round > 1 ? ` · ${t.round(clock.round)}` : ''}</td><td data-label="${t.latest}">${latest(visit, clock)}</td><td data-label="${t.result}">!${result(visit, clock)}!${extension(visit, clock)}!${why(visit, clock)}</td></tr>`,
    );
  return html`<section class="clocks" id="clocks"><h2>${t.title}</h2><table class="cards"><thead><tr><th scope="col">${t.promise}</th><th scope="col">${t.latest}</th><th scope="col">${t.result}</th></tr></thead><tbody>!${rows}</tbody></table></section>`;
}

const latest = (visit: Visit, { dueAt, paused, state }: Clock): string =>
  paused && state === 'running'
    ? visit.texts.clocks.paused
    : deadlineInWords(visit, parseInstant(dueAt)!, visit.now);

function result(visit: Visit, clock: Clock): string {
  const { locale, now, texts } = visit;
  const at = (text: string) => parseInstant(text)!;
  const dueAt = at(clock.dueAt);
  const words = (from: number, to: number) => durationInWords(locale, Math.max(0, to - from));
  if (clock.state === 'kept') {
    const took = clock.stoppedAt ? texts.clocks.took(words(at(clock.startedAt), at(clock.stoppedAt))) : '';
    return badge(visit, 'kept', took);
  }
  if (clock.state === 'broken') {
    return badge(
      visit,
      'broken',
      texts.clocks.late(words(dueAt, clock.stoppedAt ? at(clock.stoppedAt) : now)),
    );
  }
  // A running clock past its time is broken already, whether or not anyone has written it down yet.
  if (clock.state === 'running' && !clock.paused && now > dueAt) {
    return badge(visit, 'broken', texts.clocks.late(words(dueAt, now)));
  }
  return badge(visit, clock.state, clock.paused ? texts.clocks.paused : '');
}

/** More time that was given, beside what became of the promise itself. */
function extension(visit: Visit, { extension: given }: Clock): string {
  if (!given) return '';
  const { extended: t } = visit.texts.clocks;
  const until = deadlineInWords(visit, parseInstant(given.dueAt)!, visit.now);
  return html`<p class="small muted">${t.until(until)}${t[given.verdict]}</p>`;
}

/** Why the deadline is when it is, step by step. */
function why(visit: Visit, clock: Clock): string {
  const { texts, locale, now } = visit;
  const t = texts.clocks;
  const limit = parseLimit(clock.limit);
  const moment = (text: string) => momentInWords(visit, parseInstant(text)!, now);
  const byDay = limit?.unit === 'd' || limit?.unit === 'wd';
  const steps = clock.explanation
    .filter(({ kind }) => kind !== 'due')
    .map(({ from, to, kind, counted }) => {
      const words = `${t.step[kind] ?? kind}${byDay && counted > 0 ? ` · ${t.days(counted)}` : ''}`;
      return html`<li>${span(visit, from, to, byDay)} <span class="muted">${words}</span></li>`;
    });
  return html`<details class="why"><summary>${t.why}</summary><p>${t.startedAt(moment(clock.startedAt))}${limit ? limitInWords(limit, locale) : clock.limit}</p><ol>!${steps}</ol>!${clock.paused ? '' : html`<p>${t.dueAt(deadlineInWords(visit, parseInstant(clock.dueAt)!, now))}</p>`}</details>`;
}

/** Whole days by their dates alone; the end of a stretch of days is the midnight after it. */
function span(visit: Visit, from: string, to: string, byDay: boolean): string {
  const { texts, now } = visit;
  const [first, last] = [parseInstant(from)!, parseInstant(to)!];
  const tell = (at: number) =>
    byDay ? momentInWords(visit, at, now).replace(/,? ?\d\d:\d\d$/, '') : deadlineInWords(visit, at, now);
  const [start, end] = [tell(first), tell(byDay ? last - 1 : last)];
  return start === end ? start : texts.clocks.span(start, end);
}
