import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';

/** Lists are read anew at most this often, however much happens. Milliseconds. */
const LISTS_EVERY = 2_500;

/**
 * Follows what happens to cases: whatever page shows one of them reads it anew at once, lists and counts soon. After a
 * break of the line everything on the page is read anew.
 */
export function useLive(): void {
  const client = useQueryClient();
  useEffect(() => {
    const stream = new EventSource('/api/v1/staff/stream?of=cases');
    let timer: ReturnType<typeof setTimeout> | undefined;
    let broken = false;
    const lists = () => {
      timer = undefined;
      for (const name of ['cases', 'summary', 'workload'])
        void client.invalidateQueries({ queryKey: [name] });
    };
    const heard = (names: readonly string[]) => (event: MessageEvent<string>) => {
      const { numbers } = JSON.parse(event.data) as { numbers: readonly string[] | null };
      for (const name of names) {
        for (const key of numbers === null ? [[name]] : numbers.map((number) => [name, number]))
          void client.invalidateQueries({ queryKey: key });
      }
      timer ??= setTimeout(lists, LISTS_EVERY);
    };
    stream.addEventListener('case', heard(['case']));
    stream.addEventListener('desk', heard(['case', 'presence']));
    stream.addEventListener('error', () => {
      broken = true;
    });
    stream.addEventListener('open', () => {
      // Whoever came between the page and the stream was told of to nobody.
      const names = broken ? ['case', 'presence'] : ['presence'];
      heard(names)(new MessageEvent('open', { data: '{"numbers":null}' }));
      broken = false;
    });
    return () => {
      stream.close();
      clearTimeout(timer);
    };
  }, [client]);
}
