import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { App } from 'antd';
import type { Draft } from '../../../src/promise/pledge/pledge.ts';
import { call, get } from '../api/call.ts';
import { sentenceOf } from '../frame/Failure.tsx';
import { useTexts } from '../texts/language.tsx';
import type { Loaded, Version } from './queries.ts';
import { keptReading, readingOf } from './reading.ts';
import type { Imported } from './upload.ts';

/** What a draft can begin with. */
export type Beginning =
  | { readonly template: string }
  | { readonly version: string }
  | { readonly document: object };

async function begun(beginning: Beginning): Promise<Version> {
  const document =
    'document' in beginning
      ? beginning.document
      : 'template' in beginning
        ? (await get<Loaded>(`/staff/pledge-templates/${beginning.template}`)).document
        : (await get<Loaded>(`/staff/pledges/${beginning.version}`)).document;
  return call('POST', '/staff/pledges', { document });
}

/** Goes to a draft that has been made. */
export function useOpenDraft() {
  const client = useQueryClient();
  const navigate = useNavigate();
  return async ({ id }: { readonly id: number }) => {
    await client.invalidateQueries({ queryKey: ['versions'] });
    await navigate({ to: '/pledges/$id', params: { id: String(id) } });
  };
}

/** Makes a draft and opens it. */
export function useBegin() {
  const texts = useTexts();
  const { message } = App.useApp();
  const open = useOpenDraft();
  return useMutation({
    mutationFn: begun,
    onSuccess: open,
    onError: (error: unknown) => void message.error(sentenceOf(texts, error), 8),
  });
}

/** Keeps how a file was read, to be looked over beside the draft it became. */
export async function keepReading(file: string, imported: Imported): Promise<void> {
  const id = String(imported.id);
  const { document } = await get<{ readonly document: Draft }>(`/staff/pledges/${id}`);
  const reading = readingOf(file, imported, document);
  if (reading) keptReading.keep(id, reading);
}
