import compress from '@fastify/compress';
import formbody from '@fastify/formbody';
import helmet from '@fastify/helmet';
import multipart from '@fastify/multipart';
import rateLimit from '@fastify/rate-limit';
import swagger from '@fastify/swagger';
import { Ajv } from 'ajv';
import formats from 'ajv-formats';
import Fastify, { type FastifyInstance, LogController } from 'fastify';
import type { Log } from './log.ts';
import { nothingHere, refusalOf, sendProblem } from './problem.ts';

const JSON_LIMIT_BYTES = 256 * 1024;

/** In a query everything is text, so numbers and switches are read from it; in a body nothing is guessed. */
const strict = formats.default(
  new Ajv({ allErrors: false, coerceTypes: false, removeAdditional: false, useDefaults: false }),
);
const lenient = formats.default(
  new Ajv({ allErrors: false, coerceTypes: true, removeAdditional: false, useDefaults: false }),
);

export interface HttpOptions {
  readonly log: Log;
  readonly publicUrl: string;
  readonly version: string;
}

/**
 * A server with what every page and endpoint has: validation, refusals as RFC 9457, security headers, compression and
 * limits. Requests from this machine itself are not counted; a proxy on it names the client in X-Forwarded-For.
 */
export async function httpServer({ log, publicUrl, version }: HttpOptions): Promise<FastifyInstance> {
  const server = Fastify({
    loggerInstance: log,
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: JSON_LIMIT_BYTES,
    trustProxy: 'loopback',
    routerOptions: { ignoreTrailingSlash: true, maxParamLength: 200 },
    forceCloseConnections: 'idle',
  }) as unknown as FastifyInstance;
  // An empty body is no fault where a step needs nothing; the schema says where it is one.
  const readJson = server.getDefaultJsonParser('error', 'error');
  server.addContentTypeParser('application/json', { parseAs: 'string' }, (request, body, done) =>
    body === '' ? done(null, null) : readJson(request, body as string, done),
  );
  server.setValidatorCompiler(({ schema, httpPart }) =>
    (httpPart === 'body' ? strict : lenient).compile(schema),
  );
  server.setErrorHandler((error, request, reply) => sendProblem(refusalOf(error, request), request, reply));
  server.setNotFoundHandler((request, reply) => sendProblem(nothingHere(), request, reply));
  await server.register(helmet, {
    contentSecurityPolicy: {
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        objectSrc: ["'none'"],
        frameAncestors: ["'none'"],
        formAction: ["'self'"],
        baseUri: ["'self'"],
        upgradeInsecureRequests: publicUrl.startsWith('https:') ? [] : null,
      },
    },
    strictTransportSecurity: publicUrl.startsWith('https:'),
    referrerPolicy: { policy: 'same-origin' },
  });
  await server.register(compress, { threshold: 1024 });
  await server.register(rateLimit, { global: false, allowList: (request) => isLoopback(request.ip) });
  await server.register(formbody);
  await server.register(multipart);
  await server.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: '践诺 Jiannuo',
        description: 'Promises that run: cases, clocks, pledges and their figures.',
        version,
      },
      servers: [{ url: publicUrl }],
      components: {
        securitySchemes: {
          session: { type: 'apiKey', in: 'cookie', name: 'jiannuo.session_token' },
          key: { type: 'http', scheme: 'bearer' },
        },
      },
      security: [{ session: [] }, { key: [] }],
    },
  });
  return server;
}

const isLoopback = (address: string): boolean => /^(127\.|::1$|::ffff:127\.)/.test(address);
