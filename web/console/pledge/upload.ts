import { Problem } from '../api/call.ts';
import type { Version } from './queries.ts';

/** What an upload came to: the draft, and how each of its sentences was understood. */
export interface Imported extends Version {
  readonly clauses: readonly {
    readonly text: string;
    readonly measure: string;
    /** 0 to 1. */
    readonly confidence: number;
  }[];
  /** What a language model proposes for some of them: the clause as it would be, as in a file. */
  readonly proposed: readonly { readonly clause: string; readonly document: object }[];
}

const MOST_BYTES = 10 * 1024 * 1024;

/** Why a file cannot be a letter, as far as one sees that without sending it. */
export function whyNot({
  name,
  size,
}: File): 'empty' | 'large' | 'old-word' | 'picture' | 'kind' | undefined {
  if (size === 0) return 'empty';
  if (/\.(?:pdf|png|jpe?g|gif|bmp|tiff?|webp|heic|ofd)$/i.test(name)) return 'picture';
  if (/\.doc$/i.test(name)) return 'old-word';
  if (size > MOST_BYTES) return 'large';
  return /\.(?:docx|txt|text|md|markdown|html?|ya?ml|json)$/i.test(name) ? undefined : 'kind';
}

/**
 * Sends a letter and tells how far it is, which `fetch` cannot.
 * @param progress is told the share that has been sent, 0 to 1
 * @throws Problem, of code `offline` when no answer came
 */
export function sendLetter(
  file: File,
  language: string,
  signal: AbortSignal,
  progress: (share: number) => void,
): Promise<Imported> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', '/api/v1/staff/pledges/import');
    request.setRequestHeader('accept', 'application/json');
    request.setRequestHeader('accept-language', language);
    request.responseType = 'json';
    request.upload.onprogress = ({ loaded, total }) => progress(total > 0 ? loaded / total : 0);
    request.onload = () => {
      const answer: unknown = request.response;
      if (request.status < 300) resolve(answer as Imported);
      else reject(new Problem(request.status, (answer ?? { code: 'internal' }) as Record<string, unknown>));
    };
    request.onerror = () => reject(new Problem(0, { code: 'offline' }));
    request.onabort = () => reject(new Problem(0, { code: 'cancelled' }));
    signal.addEventListener('abort', () => request.abort());
    const form = new FormData();
    form.append('file', file);
    request.send(form);
  });
}
