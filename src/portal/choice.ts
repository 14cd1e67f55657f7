import '@fastify/cookie';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { isLocalPath } from './visit.ts';

/** Choices of how to read say nothing of who reads. */
const COOKIE = { path: '/', maxAge: 365 * 24 * 60 * 60, sameSite: 'lax', httpOnly: true } as const;

/** Keeps a language that was chosen in the address. */
export function keepLanguage(request: FastifyRequest, reply: FastifyReply): void {
  const { lang } = request.query as { lang?: unknown };
  if (lang === 'zh' || lang === 'en') reply.setCookie('lang', lang, COOKIE);
}

type Choice = { Querystring: { on?: string; back?: string } };

/** Language and type size, each kept in a cookie; then back to where the reader was. */
export function choiceDoors(server: FastifyInstance): void {
  server.get('/en', (_request, reply) => reply.setCookie('lang', 'en', COOKIE).redirect('/', 303));
  server.get('/zh', (_request, reply) => reply.setCookie('lang', 'zh', COOKIE).redirect('/', 303));
  server.get<Choice>('/elder', (request, reply) => {
    const { on, back } = request.query;
    if (on === '1') reply.setCookie('elder', '1', COOKIE);
    else reply.clearCookie('elder', { path: '/' });
    return reply.header('cache-control', 'no-store').redirect(isLocalPath(back) ? back : '/', 303);
  });
}
