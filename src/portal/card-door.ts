import { createHash } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import type { Locale } from '../platform/route.ts';
import { type Instant, MINUTE } from '../platform/time.ts';
import type { PortalDeps } from './deps.ts';
import { nothingThere, publishedLetter } from './published.ts';
import { recentFigures } from './recent.ts';
import { cardWords } from './share.ts';
import { isSpanName } from './span.ts';
import { enter, inLanguage, onClockOf } from './visit.ts';

interface Kept {
  readonly tag: string;
  readonly png: Buffer;
  /** When its figures were read. */
  readonly at: Instant;
}

/** Language, span, and the day of the figures: that only tells one card from the next. */
const NAME = /^(zh|en)-([a-z]+)-\d{4}-\d\d-\d\d\.png$/;

/** So long a card may be behind the page. */
const FRESH = MINUTE;

/** Of some 50 KB each. */
const MOST = 100;

/** The picture of a letter that messengers show. Kept, and drawn again when a figure changed. */
export function cardDoor(server: FastifyInstance, deps: PortalDeps): void {
  const cards = new Map<string, Kept>();
  server.get<{ Params: { id: string; name: string } }>('/pledge/:id/card/:name', async (request, reply) => {
    const { id, name } = request.params;
    const letter = publishedLetter(id, deps);
    const [, locale, span] = NAME.exec(name) ?? [];
    if (!locale || !isSpanName(span)) throw nothingThere();
    const visit = onClockOf(inLanguage(await enter(request, deps), locale as Locale), letter);
    const key = `${id} ${locale} ${span}`;
    let card = cards.get(key);
    if (!card || visit.now - card.at > FRESH) {
      const words = cardWords(visit, letter, await recentFigures(visit, letter, deps, span), deps);
      const tag = `"${createHash('sha256').update(JSON.stringify(words)).digest('base64url').slice(0, 22)}"`;
      // Loaded with the first card: most processes never draw one.
      const { drawCard } = await import('./card/card.ts');
      card = { tag, png: card?.tag === tag ? card.png : await drawCard(words), at: visit.now };
      cards.delete(key);
      cards.set(key, card);
      if (cards.size > MOST) cards.delete(cards.keys().next().value!);
    }
    reply.header('cache-control', 'public, max-age=300').header('etag', card.tag);
    if (request.headers['if-none-match'] === card.tag) return reply.status(304).send();
    return reply.type('image/png').send(card.png);
  });
}
