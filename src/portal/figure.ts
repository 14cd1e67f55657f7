import { html } from 'ghtml';
import type { Locale } from '../platform/route.ts';
import { clauseSegments } from '../promise/pledge/phrase.ts';
import type { Clause, Pledge } from '../promise/pledge/pledge.ts';
import { allowedGap } from '../prove/compliance/comparison.ts';
import { gapInWords, saidOf } from '../prove/compliance/said.ts';
import type { ClauseFigures, Compliance } from './deps.ts';
import type { Judged } from './headline.ts';
import type { Visit } from './visit.ts';
import { countInWords, percentOf } from './words.ts';

/** The clauses of a letter beside their figures, in the letter's order. */
export const judged = (pledge: Pledge, { clauses }: Compliance): Judged[] =>
  pledge.clauses.flatMap((clause) => {
    const figures = clauses.find(({ id }) => id === clause.id);
    return figures ? [{ clause, figures }] : [];
  });

export const titleIn = ({ title, titleEn }: Pledge, locale: Locale): string =>
  locale === 'en' ? (titleEn ?? title) : title;

const languageOf = ({ locale }: Visit, clause: Clause): string =>
  locale === 'en' && clause.textEn !== undefined ? 'en' : 'zh-CN';

/** The promise as a sentence, its filled-in blanks marked; it says so when it is not in the page's language. */
export function sentence(visit: Visit, clause: Clause): string {
  const words = clauseSegments(clause, visit.locale)
    .map(({ text, blank }) => (blank ? html`<b>${text}</b>` : html`${text}`))
    .join('');
  const language = languageOf(visit, clause);
  return language === visit.texts.code ? words : html`<span lang="${language}">!${words}</span>`;
}

export type StateName = 'kept' | 'broken' | 'running' | 'no-data' | 'cancelled';

/** The verdict as the public reads it: while all that applies is still under way, that is what it says. */
export const stateOf = ({ verdict, running }: ClauseFigures): StateName =>
  verdict === 'no-data' && running > 0 ? 'running' : verdict;

export const badge = ({ texts }: Visit, state: StateName, more = ''): string =>
  html`<span class="state ${state === 'no-data' || state === 'cancelled' ? 'none' : state}">${texts.state[state]}${more && ` · ${more}`}</span>`;

/** A large figure with its sign small, or a dash while nothing is judged. */
const rate = (value: number | null): string =>
  value === null
    ? '<span class="rate none">—</span>'
    : html`<span class="rate">${percentOf(value)}<small>%</small></span>`;

/** The large figure of a clause: how often it was kept, or of parity the gap; nothing where only words tell. */
export function headFigure({ said, rate: share, comparison, ...clause }: ClauseFigures): string {
  if (said === null) return rate(share);
  if (clause.measure !== 'parity' || comparison?.gap == null) return '';
  const gap = gapInWords(comparison.gap, allowedGap(clause)).slice(0, -1);
  return html`<span class="rate">${gap}<small>%</small></span>`;
}

/** The verdict of a clause; a roster is judged by its plan alone, and says so. */
export function verdictBadge(visit: Visit, figures: ClauseFigures): string {
  const { verdict, plan } = figures;
  if (!plan) return badge(visit, stateOf(figures));
  const look = verdict === 'no-data' ? 'none' : verdict;
  return html`<span class="state ${look}">${visit.texts.figures.planned[verdict]}</span>`;
}

/** `1,219 件中 1,203 件做到`, of those that are judged. */
const ofN = ({ texts }: Visit, { kept, broken, measure }: ClauseFigures): string =>
  texts.figures[measure === 'duty' ? 'ofPeriods' : 'ofN'](countInWords(kept + broken), countInWords(kept));

const underWay = ({ texts }: Visit, { measure, running }: ClauseFigures): string =>
  measure === 'duty' ? texts.figures.periodRunning : texts.figures.running(countInWords(running));

/** What stands under a figure, most important first. */
export function facts(visit: Visit, figures: ClauseFigures): string[] {
  const { texts } = visit;
  const said = saidOf(figures, figures, visit.locale);
  if (said !== null) return [said];
  if (!figures.measured) return [texts.figures.notCounted];
  const { target, running } = figures;
  return [
    figures.kept + figures.broken > 0 ? ofN(visit, figures) : texts.figures.noneYet,
    ...(target < 1 ? [texts.figures.target(percentOf(target))] : []),
    ...(running > 0 ? [underWay(visit, figures)] : []),
  ];
}
