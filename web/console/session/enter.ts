import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { call } from '../api/call.ts';
import { type Session, sessionQuery } from './session.ts';

/** Asks to be let in (by password or by a link's token) and goes on to where one wanted to go. */
export function useEnter(path: string, next?: string) {
  const client = useQueryClient();
  const router = useRouter();
  return useMutation({
    mutationFn: (body: object) => call<Session>('POST', path, body),
    onSuccess: (session) => {
      client.clear();
      client.setQueryData(sessionQuery.queryKey, session);
      // Only an address of the console itself: a link with another `next` must not lead away after sign-in.
      router.history.push(next?.startsWith('/') && !next.startsWith('//') ? `/console${next}` : '/console/');
    },
  });
}
