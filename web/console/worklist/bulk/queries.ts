import { queryOptions } from '@tanstack/react-query';
import { call, get } from '../../api/call.ts';

export const BULK_ACTIONS = ['dispatch', 'assign', 'reclassify', 'archive'] as const;
export type BulkAction = (typeof BULK_ACTIONS)[number];

interface Standing {
  readonly id: number;
  readonly action: BulkAction;
  readonly total: number;
  readonly done: number;
  readonly refused: number;
}

export interface Bulk extends Standing {
  readonly items: readonly {
    readonly number: string;
    readonly code: string | null;
    readonly message: string;
  }[];
}

export const isRunning = ({ total, done, refused }: Standing): boolean => done + refused < total;

const WATCHED = 700;

/** What I ordered last; asked again and again while something of it is under way. */
export const bulksQuery = queryOptions({
  queryKey: ['bulks'],
  queryFn: () => get<{ items: Standing[] }>('/staff/bulk').then(({ items }) => items),
  refetchInterval: ({ state }) => (state.data?.some(isRunning) ? WATCHED : false),
});

export const bulkQuery = (id: number) =>
  queryOptions({ queryKey: ['bulk', id], queryFn: () => get<Bulk>(`/staff/bulk/${id}`) });

export const orderBulk = (body: object) => call<{ id: number }>('POST', '/staff/bulk', body);
export const stopBulk = (id: number) => call('DELETE', `/staff/bulk/${id}`);
export const retryBulk = (id: number) => call('POST', `/staff/bulk/${id}/retry`, {});
