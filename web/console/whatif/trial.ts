import { queryOptions } from '@tanstack/react-query';
import type { BacktestReply } from '../../../src/prove/whatif/shape.ts';
import { get, Problem } from '../api/call.ts';

export type Trial = BacktestReply;
export type TriedClause = Trial['clauses'][number];
export type Counts = Pick<TriedClause, 'kept' | 'broken' | 'running' | 'cancelled' | 'rate'>;

/** A letter as it stands in a file, as far as the console looks into it. */
export interface LetterDocument {
  readonly clauses: readonly (Readonly<Record<string, unknown>> & { readonly id: string })[];
}

/** Limits that are tried in place of those of the letter, by clause. */
export type Limits = Readonly<Record<string, string>>;

export const documentQuery = (id: string) =>
  queryOptions({
    queryKey: ['versions', id, 'document'],
    queryFn: () => get<{ document: LetterDocument }>(`/staff/pledges/${id}`).then(({ document }) => document),
  });

/** The limit of a clause as the letter writes it; undefined where it has none. */
export function limitIn(letter: LetterDocument | undefined, id: string): string | undefined {
  const limit = letter?.clauses.find((clause) => clause.id === id)?.limit;
  return typeof limit === 'string' ? limit : undefined;
}

/** The letter with other limits; undefined when it is tried as it is. */
export const withLimits = (letter: LetterDocument | undefined, limits: Limits): LetterDocument | undefined =>
  letter && Object.keys(limits).length > 0
    ? {
        ...letter,
        clauses: letter.clauses.map((clause) =>
          limits[clause.id] === undefined ? clause : { ...clause, limit: limits[clause.id] },
        ),
      }
    : undefined;

/**
 * Tries a letter on the history of all cases, told how far it is (0 to 1); aborting the signal ends the work.
 * @throws Problem
 */
export async function tryLetter(
  id: string,
  body: object,
  language: string,
  signal: AbortSignal,
  progress: (share: number) => void,
): Promise<Trial> {
  const response = await fetch(`/api/v1/staff/pledges/${encodeURIComponent(id)}/backtest`, {
    method: 'POST',
    signal,
    headers: {
      accept: 'text/event-stream',
      'accept-language': language,
      'content-type': 'application/json',
    },
    body: JSON.stringify(body),
  }).catch((error: unknown) => {
    throw signal.aborted ? error : new Problem(0, { code: 'offline' });
  });
  if (!response.ok || !response.body) {
    const document = await response.json().catch(() => ({ code: 'internal' }));
    throw new Problem(response.status, document as Record<string, unknown>);
  }
  for await (const { event, data } of eventsIn(response.body)) {
    if (event === 'result') return data as Trial;
    if (event === 'failed')
      throw new Problem((data as { status: number }).status, data as Record<string, unknown>);
    progress((data as { share: number }).share);
  }
  throw new Problem(0, { code: 'offline' });
}

async function* eventsIn(
  body: ReadableStream<Uint8Array<ArrayBuffer>>,
): AsyncGenerator<{ readonly event: string; readonly data: unknown }> {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  let held = '';
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    const blocks = (held + value).split('\n\n');
    held = blocks.pop()!;
    for (const block of blocks) {
      const found = /^event: (.*)\ndata: (.*)$/.exec(block);
      if (found) yield { event: found[1]!, data: JSON.parse(found[2]!) };
    }
  }
}
