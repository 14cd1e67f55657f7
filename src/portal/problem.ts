import { html } from 'ghtml';
import { document } from './page.ts';
import type { Visit } from './visit.ts';

const WORDS = {
  notFound: 404,
  fault: 500,
  unavailable: 503,
  tooMany: 429,
  forged: 403,
  tooLarge: 413,
  bad: 400,
} as const;
export type Problem = keyof typeof WORDS;

export const statusOf = (problem: Problem): number => WORDS[problem];

/** The page that explains a status. Statuses of the same family share one. */
export function problemFor(status: number): Problem {
  const exact = (Object.keys(WORDS) as Problem[]).find((name) => WORDS[name] === status);
  return exact ?? (status >= 500 ? 'fault' : 'bad');
}

/** Says what happened and what to do, in the tone of the other pages. `id` finds the fault in the log. */
export function problemPage(visit: Visit, problem: Problem, id?: string): string {
  const t = visit.texts.problem;
  const main = html`<div class="hero"><h1>${t[problem]}</h1><p>${t[`${problem}About`]}</p></div>
!${problem === 'fault' && id ? html`<p class="muted">${t.faultId(id)}</p>` : ''}
<p class="next"><a class="button primary" href="/">${t.home}</a></p>`;
  return document(visit, { title: t[problem], path: '/', main });
}
