/** Writes docs/api/openapi.json: what the API says of itself, so that a change of it is read as one. */
import { mkdir, writeFile } from 'node:fs/promises';
import { openApp } from '../test/app.ts';

const cleanUps: (() => Promise<void>)[] = [];
const app = await openApp({ after: (cleanUp) => cleanUps.push(cleanUp) });
const { body } = await app.ask('GET', '/api/openapi.json');
const folder = new URL('../docs/api/', import.meta.url);
await mkdir(folder, { recursive: true });
await writeFile(new URL('openapi.json', folder), `${JSON.stringify(body, null, 2)}\n`);
for (const cleanUp of cleanUps) await cleanUp();
