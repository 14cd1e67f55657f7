import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { newId } from './id.ts';
import { Refusal, type Text } from './refusal.ts';
import { localeOf } from './route.ts';

const TEXTS = {
  notFound: {
    zh: '没有这个地址。接口说明见 /api/openapi.json。',
    en: 'There is nothing at this address. The API is described at /api/openapi.json.',
  },
  tooLarge: {
    zh: '发送的内容太大。请缩短文字或减小文件后再试。',
    en: 'What was sent is too large. Shorten the text or reduce the file.',
  },
  unreadable: {
    zh: '请求的内容不是有效的 JSON，请检查后再发送。',
    en: 'The body is not valid JSON. Correct it and send it again.',
  },
  wrongType: { zh: '请用 application/json 发送内容。', en: 'Send the body as application/json.' },
  tooMany: { zh: '请求过于频繁，请一分钟后再试。', en: 'Too many requests. Please try again in a minute.' },
  unavailable: {
    zh: '数据库暂时不可用，请稍后再试。已提交的内容没有丢失。',
    en: 'The database does not answer at the moment. Please try again shortly; nothing that was accepted is lost.',
  },
  internal: (id: string): Text => ({
    zh: `系统出了问题，我们已经记录下来（编号 ${id}）。请稍后再试。`,
    en: `Something went wrong on our side; it is on record as ${id}. Please try again later.`,
  }),
} as const;

/** A refusal for whatever was thrown. What nobody expected is logged under an id, and only the id is told. */
export function refusalOf(error: unknown, request: FastifyRequest): Refusal {
  if (error instanceof Refusal) return error;
  const { validation, validationContext, statusCode, code } = error as FastifyError;
  if (validation) return invalid(validation, validationContext ?? 'body');
  if (statusCode === 413) return new Refusal('too-large', TEXTS.tooLarge);
  if (statusCode === 415) return new Refusal('unsupported-media-type', TEXTS.wrongType);
  if (statusCode === 429) return new Refusal('too-many-requests', TEXTS.tooMany);
  if (statusCode === 400) return new Refusal('bad-request', TEXTS.unreadable);
  if (isDatabaseAway(code)) return new Refusal('unavailable', TEXTS.unavailable);
  const id = newId();
  request.log.error({ err: error, id }, 'unexpected error');
  return new Refusal('internal', TEXTS.internal(id), { id });
}

/** PostgreSQL's class 08 and 57P, and the errors of a socket. */
const isDatabaseAway = (code: string | undefined): boolean =>
  code !== undefined && /^(08\w{3}|57P0\d|ECONNREFUSED|ECONNRESET|EPIPE|ENOENT)$/.test(code);

function invalid(faults: NonNullable<FastifyError['validation']>, part: string): Refusal {
  const [first] = faults;
  const { keyword, instancePath, params, message } = first!;
  const where = instancePath.slice(1).replaceAll('/', '.') || part;
  if (keyword === 'additionalProperties') {
    const field = String(params.additionalProperty);
    return new Refusal(
      'unknown-field',
      {
        zh: `不认识字段“${field}”。请去掉它，或按接口说明改正名称。`,
        en: `There is no field "${field}" here. Remove it, or correct its name.`,
      },
      { field },
    );
  }
  const missing = keyword === 'required' ? String(params.missingProperty) : undefined;
  const allowed = keyword === 'enum' ? (params.allowedValues as string[]).join(', ') : undefined;
  const field = missing ?? where;
  return new Refusal(
    'bad-request',
    {
      zh: missing
        ? `缺少必填字段“${missing}”。`
        : `字段“${where}”不正确${allowed ? `，可填：${allowed}` : `（${message}）`}。`,
      en: missing
        ? `The field "${missing}" is missing.`
        : `The field "${where}" is not right: ${allowed ? `it is one of ${allowed}` : message}.`,
    },
    { field },
  );
}

/** Sends a refusal as RFC 9457 `application/problem+json`, in the reader's language. */
export function sendProblem(refusal: Refusal, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const message = refusal.text[localeOf(request)];
  const { retryAfterSeconds } = refusal.details;
  if (typeof retryAfterSeconds === 'number') reply.header('retry-after', retryAfterSeconds);
  return reply
    .status(refusal.status)
    .type('application/problem+json')
    .serializer(JSON.stringify)
    .send({
      ...refusal.details,
      type: `urn:jiannuo:problem:${refusal.code}`,
      title: message,
      status: refusal.status,
      code: refusal.code,
      message,
      detail: message,
    });
}

export const nothingHere = (): Refusal => new Refusal('not-found', TEXTS.notFound);
