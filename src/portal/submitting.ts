import type { FastifyInstance, FastifyReply } from 'fastify';
import type { NewAttachment } from '../keep/case/attachment.ts';
import { Refusal } from '../platform/refusal.ts';
import { readCode, readNumber } from './case-path.ts';
import type { PortalDeps } from './deps.ts';
import { feedbackPage } from './feedback.ts';
import { BODY_LIMIT, readForm } from './multipart.ts';
import { receiptPage } from './receipt.ts';
import { sendPage } from './send.ts';
import { type Faults, faultsOf, newKey, submissionOf, type Values } from './submission.ts';
import { enter, onClockOf, type Visit } from './visit.ts';

/** For one address, which may be that of a whole mobile network. */
const PER_MINUTE = { rateLimit: { max: 120, timeWindow: 60_000 } };

/** The form, what becomes of it, and the receipt. */
export function submittingDoors(server: FastifyInstance, deps: PortalDeps): void {
  server.get('/feedback', async (request, reply) =>
    sendPage(reply, feedbackPage(await enter(request, deps)), 200, true),
  );

  server.post('/feedback', { bodyLimit: BODY_LIMIT, config: PER_MINUTE }, async (request, reply) => {
    const visit = await enter(request, deps);
    const { values, uploads, fileFault } = await readForm(request, visit.texts);
    const faults: Faults = { ...faultsOf(values, visit.texts), ...(fileFault && { files: fileFault }) };
    const filesLost = uploads.length > 0;
    if (Object.keys(faults).length > 0) {
      return sendPage(
        reply,
        feedbackPage(visit, { values: { ...values, website: '' }, faults, filesLost }),
        422,
        true,
      );
    }
    try {
      return await takeIn(visit, values, uploads, reply, deps);
    } catch (error) {
      if (!(error instanceof Refusal) || error.status >= 500) throw error;
      // The form was changed after it had been sent: under a new key it is another piece of feedback.
      const again = error.code === 'idempotency-conflict' ? { ...values, key: newKey() } : values;
      const notice = error.text[visit.locale];
      return sendPage(
        reply,
        feedbackPage(visit, { values: again, faults: {}, notice, filesLost }),
        error.status,
        true,
      );
    }
  });

  server.get<{ Querystring: { number?: string; code?: string; files?: string } }>(
    '/feedback/received',
    { config: PER_MINUTE },
    async (request, reply) => {
      const visit = await enter(request, deps);
      const [number, code] = [readNumber(request.query.number), readCode(request.query.code)];
      const view = await deps.readCase(number, code, visit.locale);
      const letter = view.pledge ? deps.book.of(view.pledge.id) : undefined;
      return sendPage(
        reply,
        receiptPage(onClockOf(visit, letter), view, code, letter, request.query.files === 'lost'),
        200,
        true,
      );
    },
  );
}

/** Takes the feedback in, then its files. A form that is sent twice is taken in once, with its files. */
async function takeIn(
  visit: Visit,
  values: Values,
  uploads: readonly NewAttachment[],
  reply: FastifyReply,
  deps: PortalDeps,
): Promise<FastifyReply> {
  const { number, accessCode } = await deps.receive(submissionOf(values, visit.locale));
  const kept = uploads.length > 0 ? await keepFiles(visit, number, accessCode, uploads, deps) : true;
  const query = new URLSearchParams({ number, code: accessCode, ...(kept ? {} : { files: 'lost' }) });
  return reply.redirect(`/feedback/received?${query}`, 303);
}

/** @returns false when not all could be kept: the feedback itself is safe by then, so this is no failure of it. */
async function keepFiles(
  visit: Visit,
  number: string,
  code: string,
  uploads: readonly NewAttachment[],
  deps: PortalDeps,
): Promise<boolean> {
  try {
    const { attachments } = await deps.readCase(number, code, visit.locale);
    if (attachments.length > 0) return true;
    for (const upload of uploads) await deps.attach(number, code, upload);
    return true;
  } catch {
    return false;
  }
}
