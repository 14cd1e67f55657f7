import type { FastifyInstance } from 'fastify';
import { progressPath } from '../keep/case/address.ts';
import { Refusal } from '../platform/refusal.ts';
import { readCode, readNumber } from './case-path.ts';
import type { PortalDeps } from './deps.ts';
import { editPage } from './edit-form.ts';
import { type Asked, openCase, PER_MINUTE } from './following.ts';
import { sendPage } from './send.ts';
import { BODY_LENGTH } from './submission.ts';

/** The doors of those who change what they wrote, within minutes of sending it. */
export function editingDoors(server: FastifyInstance, deps: PortalDeps): void {
  const path = '/progress/:number/edit';
  server.get<Asked>(path, { config: PER_MINUTE }, async (request, reply) => {
    const code = readCode(request.query.code);
    const opened = await openCase(request, reply, readNumber(request.params.number), code, deps);
    if (!opened) return reply;
    if (!opened.view.open.edit) return reply.redirect(progressPath(opened.view.number, code), 303);
    return sendPage(reply, editPage(opened.visit, opened.view, code), 200, true);
  });

  server.post<Asked & { Body: Record<string, unknown> | undefined }>(
    path,
    { config: PER_MINUTE },
    async (request, reply) => {
      const code = readCode(request.query.code);
      const opened = await openCase(request, reply, readNumber(request.params.number), code, deps);
      if (!opened) return reply;
      const { visit, view } = opened;
      const text = (name: string) => {
        const value = request.body?.[name];
        return typeof value === 'string' ? value.trim() : '';
      };
      const edit = { title: text('title').slice(0, 200), body: text('body') };
      const again = (fault: string, status: number) =>
        sendPage(reply, editPage(visit, view, code, { ...edit, fault }), status, true);
      if (edit.body.length > BODY_LENGTH) return again(visit.texts.acts.tooLong, 422);
      if (edit.body === '') return again(visit.texts.acts.writeBody, 422);
      try {
        await deps.edit(view.number, code, edit);
      } catch (error) {
        if (!(error instanceof Refusal) || error.status >= 500) throw error;
        return again(error.text[visit.locale], error.status);
      }
      return reply.redirect(progressPath(view.number, code), 303);
    },
  );
}
