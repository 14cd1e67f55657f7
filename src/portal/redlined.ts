import { html } from 'ghtml';
import type { Piece } from '../promise/pledge/amendment/words.ts';

/** A text with what was added and what was removed marked. */
export const redlined = (pieces: readonly Piece[]): string =>
  pieces
    .map(({ text, change }) =>
      change === 'same'
        ? html`${text}`
        : change === 'added'
          ? html`<ins>${text}</ins>`
          : html`<del>${text}</del>`,
    )
    .join('');
