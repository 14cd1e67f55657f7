import type { TestContext } from 'node:test';
import { httpServer } from '../platform/http.ts';
import { createLog } from '../platform/log.ts';
import type { PortalDeps } from './deps.ts';
import { portalFixture, RIGHT_CODE, type Setting } from './fixture.ts';
import { portal } from './portal.ts';

export const NUMBER = 'JN-2611-4K7Q2X';
export const CASE = `/progress/${NUMBER}?code=${RIGHT_CODE}`;
export const SAME_SITE = { origin: 'http://portal.test', host: 'portal.test' };

/** The public pages over a fixture, asked without a network. */
export async function site(t: TestContext, setting: Setting = {}, change: Partial<PortalDeps> = {}) {
  const { deps, deeds } = portalFixture(setting);
  const server = await httpServer({
    log: createLog('silent'),
    publicUrl: 'http://portal.test',
    version: '0',
  });
  await portal(server, { ...deps, ...change });
  t.after(() => server.close());
  const get = (url: string, headers: Record<string, string> = {}) => server.inject({ url, headers });
  /** As a browser sends a form with files. */
  const post = async (url: string, fields: Record<string, string | File[]>, headers = SAME_SITE) => {
    const form = new FormData();
    for (const [name, value] of Object.entries(fields)) {
      if (typeof value === 'string') form.append(name, value);
      else for (const file of value) form.append(name, file);
    }
    const body = new Response(form);
    const payload = Buffer.from(await body.arrayBuffer());
    const type = body.headers.get('content-type')!;
    return server.inject({ method: 'POST', url, payload, headers: { ...headers, 'content-type': type } });
  };
  return { server, get, post, deeds };
}
