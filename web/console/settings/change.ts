import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { call } from '../api/call.ts';
import { sentenceOf } from '../frame/Failure.tsx';
import { useTexts } from '../texts/language.tsx';

interface Change {
  readonly method: 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly path: string;
  readonly body?: object;
  /** What to say when it is done. */
  readonly said: string;
}

/** Changes something of the organisation, says so, and reads the named list again. */
export function useChange<T = unknown>(list: string) {
  const client = useQueryClient();
  const texts = useTexts();
  const { message } = App.useApp();
  return useMutation({
    mutationFn: ({ method, path, body }: Change) => call<T>(method, path, body),
    onSuccess: (_, { said }) => {
      void message.success(said);
      return client.invalidateQueries({ queryKey: [list] });
    },
    onError: (error) => void message.error(sentenceOf(texts, error), 8),
  });
}
