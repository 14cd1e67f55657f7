import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { TestContext } from 'node:test';
import { SMTPServer } from 'smtp-server';

/** A letter as the mail server of a test took it in. */
export interface Letter {
  readonly to: string;
  readonly source: string;
}

/** A real SMTP server for a test. `refuse` answers an address with a status. */
export async function mailServer(
  t: TestContext,
  refuse: (to: string) => number | undefined = () => undefined,
): Promise<{ url: string; letters: Letter[] }> {
  const letters: Letter[] = [];
  const server = new SMTPServer({
    authOptional: true,
    closeTimeout: 100,
    disabledCommands: ['STARTTLS'],
    onRcptTo({ address }, _session, done) {
      const status = refuse(address);
      done(status === undefined ? undefined : Object.assign(new Error('no'), { responseCode: status }));
    },
    onData(stream, session, done) {
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.on('end', () => {
        for (const { address } of session.envelope.rcptTo)
          letters.push({ to: address, source: Buffer.concat(parts).toString() });
        done();
      });
    },
  });
  const listening = server.listen(0, '127.0.0.1');
  await once(listening, 'listening');
  t.after(() => new Promise<void>((closed) => server.close(() => closed())));
  return { url: `smtp://127.0.0.1:${(listening.address() as AddressInfo).port}`, letters };
}

export interface Posted {
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** An address that takes what is posted to it and answers as the test says. */
export async function postBox(
  t: TestContext,
  answer: (count: number, posted: Posted) => { status: number; body: string },
): Promise<{ url: string; posts: Posted[] }> {
  const posts: Posted[] = [];
  const server = createServer(async (request, reply) => {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    const posted = { url: request.url!, headers: request.headers, body: Buffer.concat(parts).toString() };
    posts.push(posted);
    const { status, body } = answer(posts.length, posted);
    reply.writeHead(status, { 'content-type': 'application/json' }).end(body);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.after(() => server.close());
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`, posts };
}
