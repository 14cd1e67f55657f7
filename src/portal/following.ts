import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { progressPath } from '../keep/case/address.ts';
import type { CaseView } from '../keep/case/shape.ts';
import { Refusal } from '../platform/refusal.ts';
import { ACTS, type Act, type Attempt, withdrawPage } from './case-acts.ts';
import { readCode, readNumber } from './case-path.ts';
import type { PortalDeps } from './deps.ts';
import { BODY_LIMIT, readForm } from './multipart.ts';
import { askPage, progressPage } from './progress.ts';
import { ratingPage } from './rating.ts';
import { sendPage } from './send.ts';
import { perform } from './user-act.ts';
import { enter, onClockOf, type Visit } from './visit.ts';

export interface Asked {
  Params: { number: string };
  Querystring: { code?: string; done?: string; score?: string };
}
type Query = { Querystring: { number?: string; code?: string } };

/**
 * Guessing a code is hopeless at this pace, and a person never reaches it. Counted for each case by itself, since a
 * whole mobile network may come from one address.
 */
export const PER_MINUTE = {
  rateLimit: {
    max: 60,
    timeWindow: 60_000,
    keyGenerator: ({ ip, params }: FastifyRequest) =>
      `${ip} ${readNumber((params as Partial<Asked['Params']>).number)}`,
  },
};

/** The doors of those who follow their own case. */
export function followingDoors(server: FastifyInstance, deps: PortalDeps): void {
  server.get<Query>('/progress', async (request, reply) => {
    const number = readNumber(request.query.number);
    return sendPage(reply, askPage(await enter(request, deps), number ? { number } : {}), 200, true);
  });

  server.post<{ Body: Record<string, unknown> | undefined }>(
    '/progress',
    { config: PER_MINUTE },
    async (request, reply) => {
      const [number, code] = [readNumber(request.body?.number), readCode(request.body?.code)];
      const opened = await openCase(request, reply, number, code, deps);
      return opened ? reply.redirect(progressPath(opened.view.number, code), 303) : reply;
    },
  );

  server.get<Asked>('/progress/:number', { config: PER_MINUTE }, async (request, reply) => {
    const code = readCode(request.query.code);
    const opened = await openCase(request, reply, readNumber(request.params.number), code, deps);
    if (!opened) return reply;
    const done = ACTS.find((act) => act === request.query.done);
    return showCase(reply, opened, code, deps, { done });
  });

  server.get<Asked>('/progress/:number/withdraw', { config: PER_MINUTE }, async (request, reply) => {
    const code = readCode(request.query.code);
    const opened = await openCase(request, reply, readNumber(request.params.number), code, deps);
    if (!opened) return reply;
    if (!opened.view.open.withdraw) return reply.redirect(progressPath(opened.view.number, code), 303);
    return sendPage(reply, withdrawPage(opened.visit, opened.view, code), 200, true);
  });

  server.get<Asked>('/progress/:number/rating', { config: PER_MINUTE }, async (request, reply) => {
    const code = readCode(request.query.code);
    const opened = await openCase(request, reply, readNumber(request.params.number), code, deps);
    if (!opened) return reply;
    if (!opened.view.open.rate) return reply.redirect(progressPath(opened.view.number, code), 303);
    return sendPage(reply, ratingPage(opened.visit, opened.view, code, request.query.score), 200, true);
  });

  for (const act of ACTS) {
    const options = { config: PER_MINUTE, ...(act === 'messages' ? { bodyLimit: BODY_LIMIT } : {}) };
    server.post<Asked>(`/progress/:number/${act}`, options, async (request, reply) =>
      answerAct(act, request, reply, deps),
    );
  }
}

interface Opened {
  readonly visit: Visit;
  readonly view: CaseView;
}

/** Opens a case, or answers with the question for number and code, which does not tell what was wrong. */
export async function openCase(
  request: FastifyRequest,
  reply: FastifyReply,
  number: string,
  code: string,
  deps: PortalDeps,
): Promise<Opened | undefined> {
  const visit = await enter(request, deps);
  try {
    return { visit, view: await deps.readCase(number, code, visit.locale) };
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== 'not-found') throw error;
    sendPage(reply, askPage(visit, { number, wrong: code !== '' }), code === '' ? 200 : 404, true);
    return undefined;
  }
}

function showCase(
  reply: FastifyReply,
  { visit, view }: Opened,
  code: string,
  { book }: PortalDeps,
  result: { done?: Act | undefined; attempt?: Attempt },
  status = 200,
): FastifyReply {
  const letter = view.pledge ? book.of(view.pledge.id) : undefined;
  const page = progressPage(onClockOf(visit, letter), { view, code, letter, ...result });
  return sendPage(reply, page, status, true);
}

/** Does what a form of the progress page asks for, then shows the page again; what was refused stays in its form. */
async function answerAct(
  act: Act,
  request: FastifyRequest<Asked>,
  reply: FastifyReply,
  deps: PortalDeps,
): Promise<FastifyReply> {
  const code = readCode(request.query.code);
  const opened = await openCase(request, reply, readNumber(request.params.number), code, deps);
  if (!opened) return reply;
  const { number } = opened.view;
  const form = await readForm(request, opened.visit.texts);
  const fault = await perform(act, opened.visit, number, code, form, deps);
  if (!fault) return reply.redirect(progressPath(number, code, { done: act }), 303);
  const attempt: Attempt = { act, values: form.values, fault: fault.words };
  return showCase(reply, opened, code, deps, { attempt }, fault.status);
}
