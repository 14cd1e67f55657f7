import { html } from 'ghtml';
import { document } from './page.ts';
import type { Visit } from './visit.ts';

export function privacyPage(visit: Visit): string {
  const t = visit.texts.privacy;
  const { name, retentionYears } = visit.organisation!;
  const sections = t
    .sections(name, retentionYears)
    .map(
      ([heading, paragraphs]) =>
        html`<section><h2>${heading}</h2><ul class="plain">!${paragraphs.map((one) => html`<li>${one}</li>`)}</ul></section>`,
    );
  const main = html`<div class="hero"><h1>${t.title}</h1><p>${t.lead(name)}</p></div>!${sections}`;
  return document(visit, { title: t.title, main });
}
