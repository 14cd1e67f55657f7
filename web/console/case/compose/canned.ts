import { queryOptions } from '@tanstack/react-query';
import type { Variable } from '../../../../src/keep/case/canned/canned.ts';
import type { StaffCaseView } from '../../../../src/keep/case/shape.ts';
import { call, get } from '../../api/call.ts';
import type { Session } from '../../session/session.ts';
import type { Texts } from '../../texts/zh.ts';
import { sayFully } from '../../time/say.ts';

export interface Canned {
  readonly id: number;
  readonly name: string;
  readonly body: string;
  readonly shared: boolean;
}

export const cannedQuery = queryOptions({
  queryKey: ['canned'],
  queryFn: () => get<{ items: Canned[] }>('/staff/canned').then(({ items }) => items),
  staleTime: 60_000,
});

export const saveCanned = ({ id, shared, ...words }: Omit<Canned, 'id'> & { readonly id?: number }) =>
  id === undefined
    ? call('POST', '/staff/canned', { ...words, shared })
    : call('PUT', `/staff/canned/${id}`, words);
export const removeCanned = (id: number) => call('DELETE', `/staff/canned/${id}`);

/** What the gaps of an answer stand for in a case. */
export function valuesFor(
  texts: Texts,
  view: StaffCaseView,
  { staff, organisation }: Session,
  now: number,
): Partial<Record<Variable, string>> {
  // A time that has passed is not promised again.
  const due = view.clocks
    .filter(({ measure }) => measure === 'second-review' || measure === 'resolution')
    .find(({ stoppedAt, paused, dueAt }) => stoppedAt === null && !paused && Date.parse(dueAt) > now);
  const unit = view.unit?.name ?? staff.unit?.name;
  return {
    name: view.contact?.name?.trim() || texts.case.canned.nobody,
    number: view.number,
    title: view.title,
    me: staff.name,
    organisation: organisation.name,
    ...(unit && { unit }),
    ...(due && { due: sayFully(texts, due.dueAt, now) }),
  };
}
