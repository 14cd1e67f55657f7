/** Where a case is seen, with what opens it. Such addresses are never cached and never told to other sites. */
export const progressPath = (
  number: string,
  code: string,
  more: Readonly<Record<string, string>> = {},
): string => `/progress/${encodeURIComponent(number)}?${new URLSearchParams({ code, ...more })}`;

/** Where a form of the progress page is sent. */
export const actPath = (act: string, number: string, code: string): string =>
  `/progress/${encodeURIComponent(number)}/${act}?${new URLSearchParams({ code })}`;

/** A number as it was meant: people type full-width letters, small letters and spaces. */
export const readNumber = (text: unknown): string =>
  typeof text === 'string' ? text.normalize('NFKC').replaceAll(/\s/g, '').toUpperCase().slice(0, 40) : '';

export const readCode = (text: unknown): string =>
  typeof text === 'string' ? text.normalize('NFKC').replaceAll(/[\s-]/g, '').toUpperCase().slice(0, 20) : '';
