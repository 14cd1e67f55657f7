import { html } from 'ghtml';
import { remedyInWords } from '../keep/case/remedy/texts.ts';
import type { CaseView } from '../keep/case/shape.ts';
import { parseInstant } from '../platform/time.ts';
import { actPath } from './case-path.ts';
import type { Visit } from './visit.ts';
import { deadlineInWords, momentInWords } from './words.ts';

type Remedy = CaseView['remedies'][number];

/** What we promised to make it good, and whether it has come; what has not arrived can be told. */
export function remedies(visit: Visit, view: CaseView, code: string): string {
  if (view.remedies.length === 0) return '';
  const items = view.remedies.map(
    (one) =>
      html`<li><p><strong>${remedyInWords(one.kind, one.amountFen)[visit.locale]}</strong></p><p>${standing(visit, one)}</p>!${one.deliveredAt !== null && !one.missed ? notArrived(visit, view.number, code, one) : ''}</li>`,
  );
  return html`<section class="files" id="remedies"><h2>${visit.texts.remedy.title}</h2><ul>!${items}</ul></section>`;
}

function standing(visit: Visit, { missed, deliveredAt, overdue, dueAt }: Remedy): string {
  const { remedy: t } = visit.texts;
  if (missed) return t.missed;
  if (deliveredAt !== null) return t.delivered(momentInWords(visit, parseInstant(deliveredAt)!, visit.now));
  return (overdue ? t.late : t.promised)(deadlineInWords(visit, parseInstant(dueAt)!, visit.now));
}

const notArrived = ({ texts }: Visit, number: string, code: string, { id }: Remedy): string =>
  html`<form method="post" action="${actPath('remedy', number, code)}" data-once><input type="hidden" name="id" value="${id}"><button class="button">${texts.remedy.notArrived}</button></form>`;
