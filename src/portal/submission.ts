import { randomUUID } from 'node:crypto';
import type { Locale } from '../platform/route.ts';
import { SCOPE_VALUES } from '../promise/pledge/pledge.ts';
import type { WebSubmission } from './deps.ts';
import type { Texts } from './texts/zh.ts';

/** The fields of the form that are text, in its order. */
export const FIELDS = [
  'body',
  'sought',
  'title',
  'kind',
  'segment',
  'outlet',
  'name',
  'phone',
  'email',
  'consent',
] as const;
export type Field = (typeof FIELDS)[number];
export type Values = Readonly<Partial<Record<Field | 'key' | 'website', string>>>;
export type Faults = Readonly<Partial<Record<Field | 'files' | 'website', string>>>;

export const BODY_LENGTH = 10_000;
const LENGTHS: Partial<Record<Field, number>> = {
  sought: 1_000,
  outlet: 100,
  name: 100,
  phone: 40,
  email: 254,
};

const KEY = /^[\w-]{8,100}$/;
export const newKey = (): string => randomUUID();

const isOneOf = (list: readonly string[], value: string): boolean => list.includes(value);

/** All that is wrong with what was entered, by field, in words for the person who entered it. */
export function faultsOf(values: Values, texts: Texts): Faults {
  const { fault } = texts.feedback;
  const faults: Partial<Record<Field | 'website', string>> = {};
  if (values.body === undefined) faults.body = fault.body;
  else if (values.body.length > BODY_LENGTH) faults.body = fault.bodyLong;
  if ((values.title?.length ?? 0) > 200) faults.title = fault.subjectLong;
  for (const field of ['sought', 'outlet', 'name', 'phone', 'email'] as const) {
    if ((values[field]?.length ?? 0) > LENGTHS[field]!) faults[field] = fault.long;
  }
  if (values.phone && !/^[\d\s+()-]{5,}$/.test(values.phone)) faults.phone = fault.phone;
  if (values.email && !/^[^\s@<>]+@[^\s@<>]+\.[^\s@<>]+$/.test(values.email)) faults.email = fault.email;
  if (values.kind && !isOneOf(SCOPE_VALUES.kind, values.kind)) faults.kind = fault.choice;
  if (values.segment && !isOneOf(['elderly', 'disabled'], values.segment)) faults.segment = fault.choice;
  if (values.consent !== 'yes') faults.consent = fault.consent;
  // Not refused in silence: a browser's own autofill may have filled it for an honest person.
  if (values.website) faults.website = texts.feedback.trap;
  return faults;
}

/** What is handed on once nothing is wrong. */
export function submissionOf(values: Values, locale: Locale): WebSubmission {
  const { title, sought, kind, segment, outlet, name, phone, email, key } = values;
  const contact = { ...(name && { name }), ...(phone && { phone }), ...(email && { email }) };
  return {
    channel: 'web',
    body: values.body!,
    ...(title && { title }),
    ...(sought && { sought }),
    ...(kind && { kind }),
    ...(segment && { segment }),
    ...(outlet && { outlet }),
    ...(Object.keys(contact).length > 0 && { contact }),
    consent: true,
    locale,
    idempotencyKey: key && KEY.test(key) ? key : newKey(),
  };
}

/** Text as it was meant: full-width digits and signs made plain, nothing but space counts as nothing. */
export function cleaned(field: string, text: string): string | undefined {
  const plain = field === 'phone' || field === 'email' ? text.normalize('NFKC') : text;
  const trimmed = plain.replaceAll('\r\n', '\n').trim();
  return trimmed === '' ? undefined : trimmed;
}
