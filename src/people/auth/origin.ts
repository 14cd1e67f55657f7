/** What tells where a request was made. Header values as they came. */
export interface Origins {
  readonly method: string;
  readonly host: string | undefined;
  readonly origin: string | undefined;
  readonly fetchSite: string | undefined;
}

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Whether a request that could change something was sent by the page of another site. Browsers say so in
 * Sec-Fetch-Site where the connection is trustworthy, and send Origin with everything but GET and HEAD; a request
 * with neither comes from a program, which no page can make send our cookie.
 */
export function isForged({ method, host, origin, fetchSite }: Origins, publicUrl: string): boolean {
  if (SAFE.has(method)) return false;
  if (fetchSite !== undefined) return fetchSite !== 'same-origin' && fetchSite !== 'none';
  if (origin === undefined) return false;
  if (origin === new URL(publicUrl).origin) return false;
  return URL.parse(origin)?.host !== host;
}
