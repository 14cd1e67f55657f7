import Type from 'typebox';
import { sendFile } from '../../../platform/file.ts';
import { Refusal } from '../../../platform/refusal.ts';
import { type Context, object, type Route, route } from '../../../platform/route.ts';
import type { Db } from '../../../platform/sql.ts';
import { ANSWERS } from '../refusals.ts';
import type { PledgeBook } from '../snapshot.ts';
import { readVersion } from '../store.ts';
import { type Issue, paperOf } from './issue.ts';

const Id = object({ id: Type.Integer({ minimum: 1, maximum: 2_147_483_647 }) });
const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** Letters as Word files. */
export function paperRoutes(db: Db, book: PledgeBook, publicUrl: string): Route[] {
  const send = async (issue: Issue, { locale, reply }: Context) => {
    // The writer of Word files takes a tenth of a second to load, which starting the product need not wait for.
    const { writePaper } = await import('./write-paper.ts');
    const content = Buffer.from(await writePaper(paperOf(issue, publicUrl), locale));
    return sendFile({ name: `${issue.pledge.title}.docx`, media_type: DOCX, content }, reply);
  };
  return [
    route({
      method: 'GET',
      path: '/pledges/{id}.docx',
      permission: 'public',
      tag: 'pledges',
      summary: 'A published version as a Word file',
      params: Id,
      produces: DOCX,
      perMinute: 30,
      handler: ({ params }, context) => {
        const one = book.of(params.id);
        if (!one) throw new Refusal('not-found', ANSWERS.noSuchPledge);
        return send(one, context);
      },
    }),
    route({
      method: 'GET',
      path: '/staff/pledges/{id}.docx',
      permission: 'pledge:read',
      tag: 'pledges',
      summary: 'A version, draft or published, as a Word file',
      params: Id,
      produces: DOCX,
      handler: async ({ params }, context) => send(await readVersion(db, params.id), context),
    }),
  ];
}
