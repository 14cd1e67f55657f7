import type { Locale } from '../../platform/route.ts';
import { said } from './say.ts';
import { TO_STAFF } from './staff-texts.ts';
import type { Data, Template } from './template.ts';
import { TO_USER } from './user-texts.ts';

const TEMPLATES = { ...TO_USER, ...TO_STAFF } satisfies Record<string, Template>;

export type TemplateName = keyof typeof TEMPLATES;

/** The rows of the table may be older than the program: a name need not be known any more. */
export const templateOf = (name: TemplateName): Template | undefined => TEMPLATES[name];

/** The words of a notice. A name that this version no longer knows is told by its number alone. */
export function wordsOf(name: TemplateName, data: Data, locale: Locale): { subject: string; body: string } {
  const [subject, body] = templateOf(name)?.[locale](said(data, locale)) ?? [data.number ?? name, ''];
  return { subject, body };
}

/** The kinds of notices that members of staff get, and may choose to get by mail. */
export const STAFF_TEMPLATES = Object.keys(TO_STAFF) as (keyof typeof TO_STAFF)[];

/** Whether members of staff are mailed a kind of notice unless they say otherwise. */
export const mailedUsually = (name: TemplateName): boolean => templateOf(name)?.mail ?? false;
