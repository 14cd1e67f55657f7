import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { get, withQuery } from '../api/call.ts';

export interface InboxItem {
  readonly id: number;
  readonly kind: string;
  readonly subject: string;
  readonly body: string;
  readonly number: string | null;
  readonly at: string;
  readonly readAt: string | null;
}

const REFRESH = 20_000;

export const inboxQuery = (unread: boolean) =>
  infiniteQueryOptions({
    queryKey: ['inbox', unread],
    queryFn: ({ pageParam }) =>
      get<{ items: readonly InboxItem[]; nextCursor: string | null }>(
        withQuery('/staff/inbox', { ...(unread && { unread }), ...(pageParam && { cursor: pageParam }) }),
      ),
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    refetchInterval: REFRESH,
  });

export const unreadQuery = queryOptions({
  queryKey: ['inbox', 'count'],
  queryFn: () => get<{ count: number }>('/staff/inbox/unread').then(({ count }) => count),
  refetchInterval: REFRESH,
});
