import { html } from 'ghtml';
import { progressPath } from '../keep/case/address.ts';
import type { CaseView } from '../keep/case/shape.ts';
import { actPath } from './case-path.ts';
import { input, textarea } from './field.ts';
import { document } from './page.ts';
import { BODY_LENGTH } from './submission.ts';
import type { Visit } from './visit.ts';

/** The way to change what one wrote, as long as it is open. */
export const editLink = ({ texts }: Visit, { number, open }: CaseView, code: string): string =>
  open.edit ? html`<a class="button" href="${actPath('edit', number, code)}">${texts.acts.edit}</a>` : '';

export interface Edit {
  readonly title?: string | undefined;
  readonly body?: string | undefined;
  readonly fault?: string | undefined;
}

/** Changes what one wrote; what was entered stays when it is refused. */
export function editPage(visit: Visit, view: CaseView, code: string, entered: Edit = {}): string {
  const { acts: t, feedback, progress } = visit.texts;
  // A title that was taken from the text follows it.
  const given = view.body.startsWith(view.title.replace(/…$/u, '')) ? '' : view.title;
  const { title = given, body = view.body, fault } = entered;
  const main = html`
<div class="lead"><p class="no">${progress.numberIs(view.number)}</p><h1>${t.editTitle}</h1></div>
<p>${t.editAbout}</p>
<form class="form" method="post" action="${actPath('edit', view.number, code)}" novalidate data-once>
!${input({ name: 'title', label: t.editHeadline, optional: feedback.optional }, title, 'maxlength="200"')}
!${textarea({ name: 'body', label: feedback.body, fault }, body, `rows="8" maxlength="${BODY_LENGTH}" required`)}
<div class="acts"><button class="button primary">${t.editSave}</button><a class="button" href="${progressPath(view.number, code)}">${t.editLeave}</a></div></form>`;
  return document(visit, { title: t.editTitle, at: 'progress', main });
}
