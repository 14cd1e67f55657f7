import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import Type, { type Static, type TObject, type TProperties, type TSchema } from 'typebox';
import { REFUSALS, type Text } from './refusal.ts';
import type { Instant } from './time.ts';

/**
 * An object that refuses members it does not know. All bodies and queries are made of these. One with a title is
 * described once in OpenAPI, under that name.
 */
export const object = <P extends TProperties>(
  properties: P,
  options: { description?: string; title?: string } = {},
): TObject<P> => Type.Object(properties, { ...options, additionalProperties: false });

export const nullable = <S extends TSchema>(schema: S) => Type.Union([schema, Type.Null()]);

/** RFC 3339 with offset. */
export const Timestamp = Type.String({ format: 'date-time' });

/** `{items, nextCursor}`: every list of the API. */
export const page = <S extends TSchema>(item: S) =>
  object({ items: Type.Array(item), nextCursor: nullable(Type.String()) });

export type Locale = 'zh' | 'en';

/** Who is asking. `permissions` is what the router checks; the rest is for the record. */
export interface Caller {
  readonly kind: 'public' | 'staff' | 'key';
  readonly staffId: number | null;
  readonly keyId: string | null;
  readonly name: string | null;
  readonly permissions: ReadonlySet<string>;
}

export interface Context {
  readonly now: Instant;
  readonly caller: Caller;
  readonly locale: Locale;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}

type Shape<S> = S extends TSchema ? Static<S> : undefined;

interface RouteShape<P, Q, B> {
  readonly params?: P;
  readonly query?: Q;
  readonly body?: B;
}

/**
 * An endpoint as data. One list of these yields the router, the OpenAPI document and the permission test.
 * `path` is written as in OpenAPI (`/cases/{number}`) and is relative to /api/v1.
 */
export interface Route<
  P extends TObject | undefined = TObject | undefined,
  Q extends TObject | undefined = TObject | undefined,
  B extends TSchema | undefined = TSchema | undefined,
> extends RouteShape<P, Q, B> {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly path: string;
  /** 'public', or the name of the permission that the caller must hold. */
  readonly permission: string;
  readonly tag: string;
  readonly summary: string;
  /** Status of success; 200 unless told. */
  readonly status?: number;
  /** Schema of the reply; absent for streams and files. */
  readonly reply?: TSchema;
  /** Media type of a reply that is not JSON (`text/event-stream`, `application/yaml`), or need not be. */
  readonly produces?: string;
  /** Requests per minute and address, for doors that anyone can knock on. */
  readonly perMinute?: number;
  handler(
    input: { readonly params: Shape<P>; readonly query: Shape<Q>; readonly body: Shape<B> },
    context: Context,
  ): unknown;
}

/** Types a route's handler by its schemas. */
export const route = <
  P extends TObject | undefined = undefined,
  Q extends TObject | undefined = undefined,
  B extends TSchema | undefined = undefined,
>(
  definition: Route<P, Q, B>,
): Route => definition as unknown as Route;

/** `application/problem+json` of RFC 9457, as every refusal is rendered. */
const Problem = Type.Object(
  {
    type: Type.String(),
    title: Type.String(),
    status: Type.Integer(),
    code: Type.Enum(Object.keys(REFUSALS)),
    message: Type.String({
      description: 'What is wrong and what to do about it, in the language that was asked for.',
    }),
  },
  { title: 'Problem' },
);

export interface Gatekeeper {
  /** Names the caller, or throws a Refusal when a key or a session is presented that is not good. */
  identify(request: FastifyRequest): Promise<Caller>;
}

/** Picks the reader's language: `?lang=`, then Accept-Language; Chinese unless English is preferred. */
export function localeOf(request: FastifyRequest): Locale {
  const asked = (request.query as Record<string, unknown> | undefined)?.lang;
  if (asked === 'en' || asked === 'zh') return asked;
  return /^\s*en\b/i.test(request.headers['accept-language'] ?? '') ? 'en' : 'zh';
}

export const inLocale = (text: Text, locale: Locale): string => text[locale];

const REFUSED = {
  description: 'It was refused.',
  content: { 'application/problem+json': { schema: Problem } },
};

function success({ reply, produces }: Route): object {
  if (reply && produces) {
    return {
      description: 'A document, or a stream of events that ends with it.',
      content: {
        'application/json': { schema: reply },
        [produces]: { schema: { type: 'string' } },
      },
    };
  }
  if (reply) return reply;
  if (!produces) return { type: 'null', description: 'It was done.' };
  return { description: 'A stream or a file.', content: { [produces]: { schema: { type: 'string' } } } };
}

/** Hangs the routes into the server below a prefix. */
export function mount(
  server: FastifyInstance,
  prefix: string,
  routes: readonly Route[],
  gate: Gatekeeper,
  admit: (caller: Caller, permission: string) => void,
  now: () => Instant,
): void {
  const callers = new WeakMap<FastifyRequest, Caller>();
  for (const one of routes) {
    server.route({
      method: one.method,
      url: prefix + one.path.replaceAll(/\{(\w+)\}/g, ':$1'),
      schema: {
        summary: one.summary,
        tags: [one.tag],
        ...(one.permission === 'public' ? { security: [] } : {}),
        ...(one.params && { params: one.params }),
        ...(one.query && { querystring: one.query }),
        ...(one.body && { body: one.body }),
        response: { [one.status ?? 200]: success(one), '4xx': REFUSED },
      },
      config: one.perMinute ? { rateLimit: { max: one.perMinute, timeWindow: 60_000 } } : {},
      // Before the request is read and checked: who may not do it is not told what it takes.
      onRequest: async (request) => {
        const caller = await gate.identify(request);
        admit(caller, one.permission);
        callers.set(request, caller);
      },
      handler: async (request, reply) => {
        const caller = callers.get(request)!;
        const context: Context = { now: now(), caller, locale: localeOf(request), request, reply };
        const input = { params: request.params, query: request.query, body: request.body };
        if (one.status) reply.status(one.status);
        return one.handler(input as never, context);
      },
    });
  }
}
