import { Refusal } from '../platform/refusal.ts';
import type { PublishedPledge } from '../promise/pledge/inforce.ts';
import type { PortalDeps } from './deps.ts';
import { TEXTS } from './visit.ts';

export const nothingThere = () =>
  new Refusal('not-found', { zh: TEXTS.zh.problem.notFound, en: TEXTS.en.problem.notFound });

/** A version of the letter by its id in an address. @throws Refusal not-found */
export function publishedLetter(id: string, { book }: Pick<PortalDeps, 'book'>): PublishedPledge {
  const letter = /^\d{1,9}$/.test(id) ? book.of(Number(id)) : undefined;
  if (!letter) throw nothingThere();
  return letter;
}
