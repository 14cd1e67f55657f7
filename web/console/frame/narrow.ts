import { useSyncExternalStore } from 'react';

function useMedia(query: string): boolean {
  return useSyncExternalStore(
    (listener) => {
      const list = matchMedia(query);
      list.addEventListener('change', listener);
      return () => list.removeEventListener('change', listener);
    },
    () => matchMedia(query).matches,
  );
}

/** A phone, or a window as narrow: the navigation hides, lists become one column. */
export const useNarrow = (): boolean => useMedia('(max-width: 800px)');

/** Room for a preview beside the list. */
export const useWide = (): boolean => useMedia('(min-width: 1180px)');
