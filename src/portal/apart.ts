import { html } from 'ghtml';
import { progressPath } from '../keep/case/address.ts';
import type { CaseView } from '../keep/case/shape.ts';
import type { Visit } from './visit.ts';

/** Matters of the same feedback that are handled on their own, each with the way to it. */
export function apart({ texts }: Visit, { splitInto, splitFrom }: CaseView): string {
  const t = texts.acts;
  if (splitInto.length === 0) return splitFrom ? html`<p class="muted">${t.splitFrom(splitFrom)}</p>` : '';
  const items = splitInto.map(
    ({ number, accessCode }) =>
      html`<li><a href="${progressPath(number, accessCode)}" rel="nofollow">${number}</a> <span class="muted">${t.splitCode(accessCode)}</span></li>`,
  );
  return html`<section class="files"><h2>${t.splitInto}</h2><ul>!${items}</ul></section>`;
}
