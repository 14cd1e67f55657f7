import type { FastifyReply } from 'fastify';

/** Sends a page. What belongs to one reader (forms, cases) is kept by no cache on the way or on the device. */
export function sendPage(reply: FastifyReply, page: string, status = 200, isPrivate = false): FastifyReply {
  return reply
    .status(status)
    .type('text/html; charset=utf-8')
    .header('cache-control', isPrivate ? 'no-store' : 'no-cache')
    .send(page);
}
