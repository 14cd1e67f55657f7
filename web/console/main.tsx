import { QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Problem } from './api/call.ts';
import { ThemeProvider } from './frame/theme.tsx';
import { routerWith } from './routes.tsx';
import { sessionQuery } from './session/session.ts';
import { LanguageProvider } from './texts/language.tsx';
import './base.css';

const client: QueryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 5_000,
      retry: (failures, error) => !(error instanceof Problem && error.status >= 400) && failures < 2,
    },
  },
  queryCache: new QueryCache({
    onError(error) {
      if (!(error instanceof Problem) || error.status !== 401) return;
      const { queryKey } = sessionQuery;
      // Who never signed in is led to the door by the router; only a session that ended is told so.
      if (client.getQueryData(queryKey) === undefined) return;
      client.removeQueries({ queryKey });
      void router.navigate({ to: '/signin', search: { next: router.state.location.href, expired: true } });
    },
  }),
});
const router = routerWith(client);

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}

// A tab that was open over an update asks for files that are gone: it starts anew, once.
addEventListener('vite:preloadError', () => {
  if (sessionStorage.getItem('jiannuo.reloaded') === location.href) return;
  sessionStorage.setItem('jiannuo.reloaded', location.href);
  location.reload();
});

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <QueryClientProvider client={client}>
      <LanguageProvider>
        <ThemeProvider>
          <RouterProvider router={router} />
        </ThemeProvider>
      </LanguageProvider>
    </QueryClientProvider>
  </StrictMode>,
);
