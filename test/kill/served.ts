import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { Agent, request } from 'node:http';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const MAIN = fileURLToPath(new URL('../../src/main.ts', import.meta.url));
const START_LIMIT_MS = 60_000;
const LOOK_EVERY_MS = 25;

/** The product as a process of its own, which can be killed and started again on the same data. */
export class Served {
  readonly #port: number;
  readonly #dataDir: string;
  readonly #agent = new Agent({ keepAlive: true, maxSockets: 1_000 });
  #process: ChildProcess | undefined;
  #said = '';

  constructor(port: number, dataDir: string) {
    this.#port = port;
    this.#dataDir = dataDir;
  }

  /** Starts it unless it runs, and waits until it serves and its database answers. */
  async start(): Promise<void> {
    if (!this.#isRunning()) this.#spawn();
    for (let waited = 0; waited < START_LIMIT_MS; waited += LOOK_EVERY_MS) {
      const status = await this.send('GET', '/healthz').then(
        (answer) => answer.status,
        () => 0,
      );
      if (status === 200) return;
      if (!this.#isRunning()) this.#spawn();
      await delay(LOOK_EVERY_MS);
    }
    throw new Error(`the product does not serve; it said: ${this.#said}`);
  }

  #isRunning = (): boolean => this.#process?.exitCode === null && this.#process.signalCode === null;

  #spawn(): void {
    const env = { ...process.env, PORT: String(this.#port), DATA_DIR: this.#dataDir, LOG_LEVEL: 'error' };
    this.#process = spawn(process.execPath, [MAIN, 'start'], { env, stdio: ['ignore', 'pipe', 'pipe'] });
    for (const stream of [this.#process.stdout!, this.#process.stderr!]) {
      stream.on('data', (chunk: Buffer) => {
        this.#said = (this.#said + chunk.toString()).slice(-4_000);
      });
    }
  }

  /** Ends it from one instruction to the next, as a loss of power does. */
  async killServer(): Promise<void> {
    if (!this.#isRunning()) return;
    const ended = once(this.#process!, 'exit');
    this.#process!.kill('SIGKILL');
    await ended;
  }

  /** The same for its database, with all of its processes. */
  async killDatabase(): Promise<void> {
    const text = await readFile(join(this.#dataDir, 'postgres', 'postmaster.pid'), 'utf8').catch(() => '');
    const pid = Number(text.split('\n')[0]);
    if (!pid) return;
    const children = await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8').catch(() => '');
    for (const one of [pid, ...children.trim().split(' ').filter(Boolean).map(Number)]) {
      try {
        process.kill(one, 'SIGKILL');
      } catch {
        // It ended by itself.
      }
    }
  }

  /** Asks it to end. @returns the exit code */
  async stop(): Promise<number | null> {
    if (!this.#isRunning()) return this.#process?.exitCode ?? null;
    const ended = once(this.#process!, 'exit');
    this.#process!.kill('SIGTERM');
    const [code] = await ended;
    this.#agent.destroy();
    return code;
  }

  /** @throws Error when the connection breaks before the answer is complete */
  send(
    method: string,
    path: string,
    body?: object,
    headers: Record<string, string> = {},
  ): Promise<{ status: number; text: string }> {
    return new Promise((resolve, reject) => {
      const payload = body && JSON.stringify(body);
      const call = request({
        host: '127.0.0.1',
        port: this.#port,
        method,
        path,
        agent: this.#agent,
        headers: {
          ...headers,
          ...(payload && {
            'content-type': 'application/json',
            'content-length': Buffer.byteLength(payload),
          }),
        },
      });
      call.on('error', reject);
      call.on('response', (response) => {
        let text = '';
        response.setEncoding('utf8');
        response.on('data', (chunk: string) => {
          text += chunk;
        });
        response.on('error', reject);
        response.on('end', () =>
          response.complete ? resolve({ status: response.statusCode!, text }) : reject(new Error('cut off')),
        );
      });
      call.end(payload);
    });
  }
}
