import Type from 'typebox';
import { Refusal } from '../../../platform/refusal.ts';
import { inLocale, object, page, type Route, route } from '../../../platform/route.ts';
import { titleIn } from '../phrase.ts';
import { ANSWERS } from '../refusals.ts';
import { toDocument } from '../write.ts';
import { loadTemplate, TEMPLATES } from './library.ts';

const TemplateReply = object({
  id: Type.String(),
  title: Type.String(),
  forWhom: Type.String({ description: 'The organisations that it is written for.' }),
  clauses: Type.Integer({ description: 'How many it has.' }),
});

/** The library of letters to begin with. */
export const templateRoutes = (): Route[] => [
  route({
    method: 'GET',
    path: '/staff/pledge-templates',
    permission: 'pledge:read',
    tag: 'pledges',
    summary: 'Letters to begin with',
    reply: page(TemplateReply),
    handler: (_, { locale }) => ({
      items: TEMPLATES.map(({ id, forWhom }) => {
        const draft = loadTemplate(id)!;
        return {
          id,
          title: titleIn(draft, locale),
          forWhom: inLocale(forWhom, locale),
          clauses: draft.clauses.length,
        };
      }),
      nextCursor: null,
    }),
  }),
  route({
    method: 'GET',
    path: '/staff/pledge-templates/{id}',
    permission: 'pledge:read',
    tag: 'pledges',
    summary: 'A letter to begin with',
    params: object({ id: Type.String({ maxLength: 80 }) }),
    reply: object({
      id: Type.String(),
      document: Type.Unknown({ description: 'The letter, as in a JSON file; open blanks are written __.' }),
    }),
    handler: ({ params: { id } }) => {
      const draft = loadTemplate(id);
      if (!draft) throw new Refusal('not-found', ANSWERS.noSuchTemplate);
      return { id, document: toDocument(draft) };
    },
  }),
];
