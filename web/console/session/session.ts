import { queryOptions, useSuspenseQuery } from '@tanstack/react-query';
import { call, get } from '../api/call.ts';

/** Who is signed in, and where. */
export interface Session {
  readonly staff: {
    readonly id: number;
    readonly name: string;
    readonly email: string | null;
    readonly role: 'administrator' | 'manager' | 'agent' | 'auditor' | 'inspector';
    readonly unit: { readonly id: number; readonly name: string } | null;
  };
  readonly organisation: { readonly name: string };
  readonly permissions: readonly string[];
}

export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: () => get<Session>('/session'),
  staleTime: 5 * 60_000,
  retry: false,
});

/** The session, on pages that are reached only with one. */
export const useSession = (): Session => useSuspenseQuery(sessionQuery).data;

export const useMay = (permission: string): boolean => useSession().permissions.includes(permission);

export const signOut = () => call('DELETE', '/session');
