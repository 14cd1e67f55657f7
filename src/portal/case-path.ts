import { looseNumber } from '../keep/case/find.ts';

/** Where a form of the progress page is sent. */
export const actPath = (act: string, number: string, code: string): string =>
  `/progress/${encodeURIComponent(number)}/${act}?${new URLSearchParams({ code })}`;

/** A number as it was typed, in the form in which it is looked for. */
export const readNumber = (text: unknown): string =>
  typeof text === 'string' ? looseNumber(text).slice(0, 200) : '';

export const readCode = (text: unknown): string =>
  typeof text === 'string' ? text.normalize('NFKC').replaceAll(/[\s-]/g, '').toUpperCase().slice(0, 20) : '';
