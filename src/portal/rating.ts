import { html } from 'ghtml';
import { progressPath } from '../keep/case/address.ts';
import { RATING_REASONS, type RatingReason, REASONS_OF } from '../keep/case/rating.ts';
import type { CaseView } from '../keep/case/shape.ts';
import { actPath } from './case-path.ts';
import { radios, textarea } from './field.ts';
import { document } from './page.ts';
import type { Visit } from './visit.ts';

/** What is in a rating's form: what was entered before it was refused, or came with the link. */
export interface Entered {
  readonly values: Readonly<Record<string, string | undefined>>;
  readonly fault?: string | undefined;
}

/** The levels that share their reasons, by the name that their boxes begin with. */
const GROUPS = { good: [5, 4], fair: [3], bad: [2, 1] } as const;
const NAMES = Object.keys(GROUPS) as (keyof typeof GROUPS)[];
const groupOf = (score: number) => NAMES.find((name) => (GROUPS[name] as readonly number[]).includes(score));

/** The form by which a user rates the answer. Without scripts; which reasons show follows the level that is chosen. */
export function ratingForm(visit: Visit, { number }: CaseView, code: string, entered: Entered): string {
  const { acts: t, feedback } = visit.texts;
  const { values, fault } = entered;
  const levels = t.levels.map((words, index) => [String(index + 1), words] as const).toReversed();
  const solved: [string, string][] = [
    ['yes', t.solvedYes],
    ['no', t.solvedNo],
  ];
  return html`<section class="rating" id="rating"><h2>${t.rate}</h2><form method="post" action="${actPath('rating', number, code)}" class="form" novalidate data-once>
!${radios({ name: 'score', label: t.level, fault }, levels, values.score, 'required')}
!${NAMES.map((group) => reasons(visit, group, values)).join('')}
!${radios({ name: 'solved', label: t.solved }, solved, values.solved, 'required')}
!${textarea({ name: 'comment', label: t.comment, optional: feedback.optional }, values.comment, 'rows="3" maxlength="2000"')}
<p class="hint">${t.ratingSealed}</p>
<button class="button primary">${t.rateSend}</button></form></section>`;
}

function reasons(visit: Visit, group: keyof typeof GROUPS, values: Entered['values']): string {
  const { acts: t, feedback } = visit.texts;
  const boxes = REASONS_OF[GROUPS[group][0]]!.map((reason) => {
    const name = `${group}-${reason}`;
    return html`<label class="choice"><input type="checkbox" name="${name}" value="yes"!${values[name] ? ' checked' : ''}><span>${t.reasons[reason]}</span></label>`;
  });
  return html`<fieldset class="field because ${group}"><legend>${t.why[group]} <span class="optional">${feedback.optional}</span></legend><div class="choices">!${boxes}</div></fieldset>`;
}

/** The reasons ticked for the level that was chosen; what was ticked for another one before is left out. */
export function reasonsIn(values: Entered['values']): RatingReason[] {
  const group = groupOf(Number(values.score));
  return group === undefined ? [] : RATING_REASONS.filter((reason) => values[`${group}-${reason}`]);
}

/** The page that a notice leads to: to rate and nothing else. */
export function ratingPage(visit: Visit, view: CaseView, code: string, score: string | undefined): string {
  const { acts: t, progress } = visit.texts;
  const chosen = score && /^[1-5]$/.test(score) ? { score } : {};
  const main = html`
<div class="lead"><p class="no">${progress.numberIs(view.number)}</p><h1>${view.title}</h1></div>
!${ratingForm(visit, view, code, { values: chosen })}
<p><a href="${progressPath(view.number, code)}">${t.toProgress}</a></p>`;
  return document(visit, { title: t.rate, at: 'progress', main });
}
