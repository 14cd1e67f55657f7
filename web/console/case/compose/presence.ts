import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { call } from '../../api/call.ts';

export interface Present {
  readonly id: number;
  readonly name: string;
  readonly writing: boolean;
}

/** The server takes somebody for gone after twice this time and some. */
const BEAT = 20_000;

/**
 * Says that one is at a case, and whether one writes; tells who else is. News of others come by the stream, which asks
 * anew (see frame/live.ts).
 */
export function usePresence(number: string, here: boolean, writing: boolean): readonly Present[] {
  const path = `/staff/cases/${encodeURIComponent(number)}/presence`;
  const { data } = useQuery({
    queryKey: ['presence', number, writing],
    queryFn: () => call<{ items: Present[] }>('PUT', path, { writing }),
    enabled: here,
    refetchInterval: BEAT,
    staleTime: 0,
    placeholderData: (before) => before,
  });
  useEffect(() => {
    if (!here) return;
    const leave = () => void fetch(`/api/v1${path}`, { method: 'DELETE', keepalive: true }).catch(() => {});
    addEventListener('pagehide', leave);
    return () => {
      removeEventListener('pagehide', leave);
      leave();
    };
  }, [here, path]);
  return here ? (data?.items ?? []) : [];
}
