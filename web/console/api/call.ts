/** A refusal of the server (RFC 9457), or 'offline' when no answer came. */
export class Problem extends Error {
  readonly status: number;
  readonly code: string;
  /** The clause whose gate refused, when one did. */
  readonly clause: string | null;
  /** The whole problem document: some carry more, such as the faults of a pledge. */
  readonly document: Readonly<Record<string, unknown>>;

  constructor(status: number, document: Readonly<Record<string, unknown>>) {
    super(typeof document.message === 'string' ? document.message : String(document.title ?? status));
    this.status = status;
    this.code = typeof document.code === 'string' ? document.code : 'internal';
    this.clause = typeof document.clause === 'string' ? document.clause : null;
    this.document = document;
  }
}

let language = 'zh';

/** The language in which the server words its refusals from now on. */
export function speak(next: string): void {
  language = next;
}

type Query = Readonly<Record<string, string | number | boolean | undefined>>;

/** Writes a path with its query; members that are undefined or empty are left out. */
export function withQuery(path: string, query: Query): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== '') search.set(name, String(value));
  }
  return search.size > 0 ? `${path}?${search}` : path;
}

async function problemOf(response: Response): Promise<Problem> {
  const document = await response.json().catch(() => ({ title: response.statusText, code: 'internal' }));
  return new Problem(response.status, document as Record<string, unknown>);
}

/**
 * Asks the API; `path` is relative to /api/v1. A form is sent as it is, anything else as JSON.
 * @throws Problem when the server refuses, or cannot be reached (status 0, code `offline`).
 */
export async function call<T>(method: string, path: string, body?: unknown): Promise<T> {
  const response = await fetch(`/api/v1${path}`, {
    method,
    headers: {
      accept: 'application/json',
      'accept-language': language,
      ...(body === undefined || body instanceof FormData ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: body instanceof FormData ? body : JSON.stringify(body) }),
  }).catch(() => {
    throw new Problem(0, { code: 'offline' });
  });
  if (!response.ok) throw await problemOf(response);
  return (response.status === 204 ? undefined : await response.json()) as T;
}

export const get = <T>(path: string): Promise<T> => call('GET', path);
