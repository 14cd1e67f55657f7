import { sql } from 'kysely';
import { ORG_ID } from '../../people/staff/staff.ts';
import { opens } from './code.ts';
import type { House } from './house.ts';

/** A number as people mean it: letters in any case, full-width or not, with spaces or without. */
export const looseNumber = (text: string): string =>
  text.normalize('NFKC').replaceAll(/\s/g, '').toUpperCase();

/**
 * The number as it is stored of the case that someone means and holds the code of; what they typed when there is none.
 * Our own numbers are in capitals without spaces; those of an import are whatever they were elsewhere.
 */
export async function meantNumber(house: House, typed: string, code: string): Promise<string> {
  const loose = looseNumber(typed);
  const key = sql<string>`upper(regexp_replace(normalize(number, NFKC), '\\s', '', 'g'))`;
  const imported = await house.db
    .selectFrom('cases')
    .select('number')
    .where('org_id', '=', ORG_ID)
    .where(key, '=', loose)
    .where('number', '<>', key)
    .orderBy('number')
    .execute();
  const candidates = [loose, ...imported.map(({ number }) => number)];
  return candidates.find((number) => opens(house.organisation.secret, number, code)) ?? typed;
}
