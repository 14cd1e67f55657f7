import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { FastifyInstance } from 'fastify';

/** The style sheets and scripts of the public pages: few and small, so they are kept in memory. */
const SOURCES = {
  'tokens.css': '../../web/ui/tokens.css',
  'portal.css': '../../web/portal/portal.css',
  'page.js': '../../web/portal/page.js',
  'progress.js': '../../web/portal/progress.js',
} as const;

export type Asset = keyof typeof SOURCES;

interface Loaded {
  readonly bytes: Buffer;
  readonly digest: string;
}

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
};

const loaded = new Map<Asset, Loaded>();

function load(name: Asset): Loaded {
  let asset = loaded.get(name);
  if (!asset) {
    const bytes = readFileSync(new URL(SOURCES[name], import.meta.url));
    asset = { bytes, digest: createHash('sha256').update(bytes).digest('hex').slice(0, 12) };
    loaded.set(name, asset);
  }
  return asset;
}

/** Where a browser gets an asset; another content has another address, so that it may be kept for ever. */
export const addressOf = (name: Asset): string => `/assets/${name}?v=${load(name).digest}`;

export function serveAssets(server: FastifyInstance): void {
  for (const name of Object.keys(SOURCES) as Asset[]) {
    server.get(`/assets/${name}`, (request, reply) => {
      const { bytes, digest } = load(name);
      const asked = (request.query as Record<string, unknown>).v;
      return reply
        .type(MEDIA_TYPES[name.split('.').at(-1)!]!)
        .header('cache-control', asked === digest ? 'public, max-age=31536000, immutable' : 'no-cache')
        .send(bytes);
    });
  }
}
