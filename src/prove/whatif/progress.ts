import type { FastifyReply, FastifyRequest } from 'fastify';
import { refusalOf } from '../../platform/problem.ts';
import { Refusal } from '../../platform/refusal.ts';
import { inLocale, type Locale } from '../../platform/route.ts';
import { WHAT_IF_TEXTS } from './texts.ts';
import type { Asker } from './threads.ts';

/** Whether whoever asks wants to be told how far it is. */
const wantsProgress = ({ headers }: FastifyRequest): boolean =>
  /\btext\/event-stream\b/.test(headers.accept ?? '');

/**
 * Answers with what long work comes to: as JSON in the end, or to those who accept `text/event-stream` as events
 * `progress` {share}, then `result` or `failed`. Closing the connection ends the work.
 */
export async function answerAtLength(
  { request, reply, locale }: { request: FastifyRequest; reply: FastifyReply; locale: Locale },
  work: (asker: Asker) => Promise<object>,
): Promise<object> {
  const leaving = new AbortController();
  reply.raw.once('close', () => leaving.abort());
  if (wantsProgress(request)) return tellAlong(request, reply, locale, leaving.signal, work);
  try {
    return await work({ signal: leaving.signal, progress: () => {} });
  } catch (error) {
    throw leaving.signal.aborted ? new Refusal('unavailable', WHAT_IF_TEXTS.stopped) : error;
  }
}

async function tellAlong(
  request: FastifyRequest,
  reply: FastifyReply,
  locale: Locale,
  signal: AbortSignal,
  work: (asker: Asker) => Promise<object>,
): Promise<FastifyReply> {
  reply.hijack();
  const { raw } = reply;
  raw.writeHead(200, {
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
    'x-accel-buffering': 'no',
  });
  const send = (event: string, data: object) =>
    raw.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
  send('progress', { share: 0 });
  let told = 0;
  const progress = (share: number) => {
    const percent = Math.floor(share * 100);
    if (percent <= told) return;
    told = percent;
    send('progress', { share: percent / 100 });
  };
  try {
    send('result', await work({ signal, progress }));
  } catch (error) {
    if (!signal.aborted) {
      const { code, text, status } = refusalOf(error, request);
      send('failed', { code, status, message: inLocale(text, locale) });
    }
  }
  raw.end();
  return reply;
}
