import { html } from 'ghtml';
import { progressPath } from '../keep/case/address.ts';
import type { CaseView } from '../keep/case/shape.ts';
import { actPath } from './case-path.ts';
import { editLink } from './edit-form.ts';
import { ACCEPTED } from './feedback.ts';
import { input, textarea } from './field.ts';
import { document } from './page.ts';
import { ratingForm } from './rating.ts';
import { BODY_LENGTH } from './submission.ts';
import type { Visit } from './visit.ts';

export const ACTS = ['messages', 'contest', 'rating', 'appeal', 'withdraw'] as const;
export type Act = (typeof ACTS)[number];

/** What a user had entered when an act was refused, so that it is not lost. */
export interface Attempt {
  readonly act: Act;
  readonly values: Readonly<Record<string, string | undefined>>;
  readonly fault: string;
}

const LENGTH = `rows="5" maxlength="${BODY_LENGTH}" required`;

/** The forms that are open to the user now. */
export function acts(visit: Visit, view: CaseView, code: string, attempt?: Attempt): string {
  const { open, number } = view;
  const t = visit.texts.acts;
  const withdraw = open.withdraw
    ? html`<a class="button" href="${actPath('withdraw', number, code)}">${t.withdraw}</a>`
    : '';
  return [
    open.rate ? ratingForm(visit, view, code, ratingIn(attempt)) : '',
    html`<div class="acts">!${open.message ? message(visit, view, code, attempt) : ''}!${open.contest ? contest(visit, view, code, attempt) : ''}!${open.appeal ? appeal(visit, view, code, attempt) : ''}!${editLink(visit, view, code)}!${withdraw}<button class="button" type="button" data-print data-live hidden>${t.print}</button></div>`,
  ].join('');
}

const faultOf = (act: Act, attempt: Attempt | undefined) =>
  attempt?.act === act ? attempt.fault : undefined;
const ratingIn = (attempt: Attempt | undefined) => (attempt?.act === 'rating' ? attempt : { values: {} });
const enteredIn = (act: Act, field: string, attempt: Attempt | undefined) =>
  attempt?.act === act ? attempt.values[field] : undefined;

function message(visit: Visit, { number, waiting }: CaseView, code: string, attempt?: Attempt): string {
  const { acts: t, feedback } = visit.texts;
  const fault = faultOf('messages', attempt);
  const label = { name: 'body', label: t.messageLabel, fault };
  return html`<details class="act"!${fault || waiting ? ' open' : ''}><summary class="button">${t.message}</summary><form method="post" action="${actPath('messages', number, code)}" enctype="multipart/form-data" class="form" novalidate data-once>
!${textarea(label, enteredIn('messages', 'body', attempt), `rows="5" maxlength="${BODY_LENGTH}"`)}
!${input({ name: 'files', label: feedback.files, hint: feedback.filesHint, optional: feedback.optional }, undefined, `type="file" multiple accept="${ACCEPTED}"`)}
<button class="button primary">${t.send}</button></form></details>`;
}

/** Whoever is waited for may say that there is nothing to wait for. */
function contest(visit: Visit, { number }: CaseView, code: string, attempt?: Attempt): string {
  const { acts: t, feedback } = visit.texts;
  const fault = faultOf('contest', attempt);
  const label = { name: 'reason', label: t.contestReason, optional: feedback.optional, fault };
  return html`<details class="act"!${fault ? ' open' : ''}><summary class="button">${t.contest}</summary><form method="post" action="${actPath('contest', number, code)}" class="form" novalidate data-once>
<p class="hint">${t.contestAbout}</p>
!${textarea(label, enteredIn('contest', 'reason', attempt), `rows="3" maxlength="${BODY_LENGTH}"`)}
<button class="button primary">${t.contestSend}</button></form></details>`;
}

function appeal(visit: Visit, { number }: CaseView, code: string, attempt?: Attempt): string {
  const t = visit.texts.acts;
  const fault = faultOf('appeal', attempt);
  return html`<details class="act"!${fault ? ' open' : ''}><summary class="button">${t.appeal}</summary><form method="post" action="${actPath('appeal', number, code)}" class="form" novalidate data-once>
<p class="hint">${t.appealAbout}</p>
!${textarea({ name: 'reason', label: t.appealReason, fault }, enteredIn('appeal', 'reason', attempt), LENGTH)}
<button class="button primary">${t.appealSend}</button></form></details>`;
}

/** Withdrawing cannot be undone, so it is asked once more. */
export function withdrawPage(visit: Visit, view: CaseView, code: string): string {
  const t = visit.texts.acts;
  const main = html`
<div class="lead"><p class="no">${visit.texts.progress.numberIs(view.number)}</p><h1>${t.withdrawTitle}</h1></div>
<p><strong>${view.title}</strong></p>
<p>${t.withdrawAbout}</p>
<form method="post" action="${actPath('withdraw', view.number, code)}" class="acts" data-once>
<button class="button primary">${t.withdrawYes}</button><a class="button" href="${progressPath(view.number, code)}">${t.withdrawNo}</a></form>`;
  return document(visit, { title: t.withdrawTitle, at: 'progress', main });
}
