import { Refusal } from '../../platform/refusal.ts';
import type { Caller } from '../../platform/route.ts';
import { CASE_TEXTS } from './texts.ts';

/** Whose drafts, views and marks they are. @throws Refusal forbidden for who is no member of staff */
export function ownerOf({ staffId }: Caller): number {
  if (staffId === null) throw new Refusal('forbidden', CASE_TEXTS.viewsArePersonal);
  return staffId;
}
