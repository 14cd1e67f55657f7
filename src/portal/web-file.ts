import type { FastifyInstance } from 'fastify';
import type { PortalDeps } from './deps.ts';
import { FAVICON } from './mark.ts';
import { enter } from './visit.ts';

// Search engines may find the promises and the evidence, never a case.
const ROBOTS =
  'User-agent: *\nDisallow: /progress\nDisallow: /feedback/received\nDisallow: /elder\nDisallow: /console\nDisallow: /api/\n';

/** The small files that browsers and robots ask for. */
export function webFiles(server: FastifyInstance, deps: PortalDeps): void {
  server.get('/favicon.svg', (_request, reply) =>
    reply.type('image/svg+xml').header('cache-control', 'public, max-age=86400').send(FAVICON),
  );
  server.get('/favicon.ico', (_request, reply) => reply.redirect('/favicon.svg', 301));
  server.get('/robots.txt', (_request, reply) => reply.type('text/plain; charset=utf-8').send(ROBOTS));
  server.get('/manifest.webmanifest', async (request, reply) => {
    const { texts, organisation } = await enter(request, deps);
    return reply.type('application/manifest+json').send(
      JSON.stringify({
        name: `${organisation!.name} · ${texts.home.title}`,
        short_name: organisation!.name,
        lang: texts.code,
        start_url: '/',
        display: 'minimal-ui',
        background_color: '#fbfaf7',
        theme_color: '#fbfaf7',
        icons: [{ src: '/favicon.svg', sizes: 'any', type: 'image/svg+xml' }],
      }),
    );
  });
}
