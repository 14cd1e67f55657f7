import type { FastifyInstance } from 'fastify';
import { html } from 'ghtml';
import type { PortalDeps } from './deps.ts';
import { document } from './page.ts';
import { sendPage } from './send.ts';
import { enter, type Visit } from './visit.ts';

const PER_MINUTE = { rateLimit: { max: 60, timeWindow: 60_000 } };

interface Asked {
  Querystring: { for?: string };
}

/**
 * Where the holder of an address asks for silence, by a link that stands in each mail. Looking at it changes nothing, since
 * mail programs follow links by themselves; a mail program that unsubscribes sends a POST to the same address (RFC 8058).
 */
export function silenceDoors(server: FastifyInstance, deps: PortalDeps): void {
  server.get<Asked>('/notices/off', { config: PER_MINUTE }, async (request, reply) => {
    const token = request.query.for ?? '';
    const silent = await deps.silence.of(token);
    const page = silencePage(await enter(request, deps), token, silent);
    return sendPage(reply, page, silent === undefined ? 404 : 200, true);
  });
  for (const [path, silent] of [
    ['/notices/off', true],
    ['/notices/on', false],
  ] as const) {
    server.post<Asked>(path, { config: PER_MINUTE }, async (request, reply) => {
      const token = request.query.for ?? '';
      const known = await deps.silence.set(token, silent);
      const page = silencePage(await enter(request, deps), token, known ? silent : undefined);
      return sendPage(reply, page, known ? 200 : 404, true);
    });
  }
}

const formTo = (path: string, token: string, words: string): string =>
  html`<form method="post" action="${path}?${new URLSearchParams({ for: token })}" class="acts" data-once><button class="button primary">${words}</button></form>`;

/** @param silent undefined: the link was not made here */
function silencePage(visit: Visit, token: string, silent: boolean | undefined): string {
  const t = visit.texts.silence;
  const back = `/notices/off?${new URLSearchParams({ for: token })}`;
  const parts =
    silent === undefined
      ? { title: t.unknown, about: t.unknownAbout, form: '' }
      : silent
        ? { title: t.isOff, about: t.isOffAbout, form: formTo('/notices/on', token, t.turnOn) }
        : { title: t.isOn, about: t.isOnAbout, form: formTo('/notices/off', token, t.turnOff) };
  const main = html`
<div class="lead"><h1>${parts.title}</h1></div>
<p>${parts.about}</p>
!${parts.form}`;
  return document(visit, { title: t.title, path: back, main });
}
