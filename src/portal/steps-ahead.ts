import { html } from 'ghtml';
import type { ClockMeasure } from '../promise/pledge/pledge.ts';
import { type Clause, isClockClause } from '../promise/pledge/pledge.ts';
import { sentence } from './figure.ts';
import { leansOnAnother } from './headline.ts';
import type { Visit } from './visit.ts';

export const FIVE_STEPS = ['received', 'dispatched', 'processing', 'replied', 'archived'] as const;
export type StepName = (typeof FIVE_STEPS)[number];

/** Which promises are told at which step of the way of a piece of feedback. */
const TOLD_AT: Readonly<Record<StepName, readonly ClockMeasure[]>> = {
  received: ['registration'],
  dispatched: ['dispatch'],
  processing: ['first-response', 'first-handling'],
  replied: ['resolution'],
  archived: ['second-review'],
};

/** Clauses that hold for everyone who writes on this website, or for all that depends on what it is about. */
const holdsHere = ({ scope }: Clause): boolean =>
  (!scope.channel || scope.channel.includes('web')) && !scope.outlet && !scope.unit && !scope.category;

/**
 * The five steps that follow a submission, with the promises of the letter in force.
 * @param most promises told at each step
 */
export function stepsAhead(visit: Visit, most: number): string {
  const { texts, current } = visit;
  const clauses =
    current?.pledge.clauses.filter(
      (clause) => isClockClause(clause) && holdsHere(clause) && !leansOnAnother(clause),
    ) ?? [];
  const steps = FIVE_STEPS.map((step) => {
    const told = clauses.filter(({ measure }) => TOLD_AT[step].includes(measure as ClockMeasure));
    // Those for everyone first: what a reader can rely on without knowing how the case is sorted.
    const ordered = told.toSorted((a, b) => Object.keys(a.scope).length - Object.keys(b.scope).length);
    return html`<li><h3>${texts.steps[step]}</h3><p>${texts.stepAbout[step]}</p>!${promisesAt(visit, ordered.slice(0, most))}</li>`;
  });
  return html`<ol class="ahead">!${steps}</ol>`;
}

const promisesAt = (visit: Visit, clauses: readonly Clause[]): string =>
  clauses.length === 0
    ? ''
    : html`<ul>!${clauses.map((clause) => html`<li>!${sentence(visit, clause)}</li>`)}</ul>`;
