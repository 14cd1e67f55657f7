import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { App } from 'antd';
import { call, get } from '../api/call.ts';
import { sentenceOf } from '../frame/Failure.tsx';
import { useTexts } from '../texts/language.tsx';
import type { Loaded, Version } from './queries.ts';

/** What a draft can begin with. */
export type Beginning =
  | { readonly template: string }
  | { readonly version: string }
  | { readonly file: File }
  | { readonly document: object };

async function begun(beginning: Beginning): Promise<Version> {
  if ('file' in beginning) {
    const form = new FormData();
    form.append('file', beginning.file);
    return call('POST', '/staff/pledges/import', form);
  }
  const document =
    'document' in beginning
      ? beginning.document
      : 'template' in beginning
        ? (await get<Loaded>(`/staff/pledge-templates/${beginning.template}`)).document
        : (await get<Loaded>(`/staff/pledges/${beginning.version}`)).document;
  return call('POST', '/staff/pledges', { document });
}

/** Makes a draft and opens it. */
export function useBegin() {
  const texts = useTexts();
  const client = useQueryClient();
  const navigate = useNavigate();
  const { message } = App.useApp();
  return useMutation({
    mutationFn: begun,
    onSuccess: async ({ id }) => {
      await client.invalidateQueries({ queryKey: ['versions'] });
      await navigate({ to: '/pledges/$id', params: { id: String(id) } });
    },
    onError: (error: unknown) => void message.error(sentenceOf(texts, error), 8),
  });
}
