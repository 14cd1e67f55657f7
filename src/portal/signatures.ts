import { html } from 'ghtml';
import { dayAt, parseInstant } from '../platform/time.ts';
import type { PublishedPledge } from '../promise/pledge/inforce.ts';
import { algorithmTitle } from '../promise/pledge/signature/algorithm.ts';
import type { PortalDeps } from './deps.ts';
import type { Visit } from './visit.ts';
import { dateOfDay } from './words.ts';

/** Who signed the letter, and how anyone checks that. Nothing where nobody did. */
export async function signatures(visit: Visit, letter: PublishedPledge, deps: PortalDeps): Promise<string> {
  const { digest, signatures: given } = await deps.signatures(letter);
  if (given.length === 0) return '';
  const { texts, locale, timeZone } = visit;
  const t = texts.signature;
  const people = given.map(({ name, post, signedAt, algorithm, publicKey }) => {
    const date = dateOfDay(locale, dayAt(timeZone, parseInstant(signedAt)!));
    return html`<li><span lang="zh-CN">${post} ${name}</span>，${date}<br><small>${t.key}（${algorithmTitle(algorithm)}） <code>${publicKey}</code></small></li>`;
  });
  return html`<section class="signatures"><h2>${t.title}</h2><ul class="plain">!${people}</ul>
<p>${t.digest}<br><code>${digest}</code></p>
<p>${t.how} <a href="/api/v1/pledges/${letter.id}/signature" download="pledge-${letter.id}-signature.json">${t.file}</a></p>
<p><code>npx jiannuo pledge verify pledge-${letter.id}-signature.json</code></p></section>`;
}
