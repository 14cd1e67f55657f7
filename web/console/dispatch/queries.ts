import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import type { UnitFigures } from '../../../src/keep/case/dispatch/figures.ts';
import type { AbsenceView, CatalogueView, ObjectionRow } from '../../../src/keep/case/dispatch/shape.ts';
import { call, get, withQuery } from '../api/call.ts';
import { sentenceOf } from '../frame/Failure.tsx';
import { useTexts } from '../texts/language.tsx';

export type Catalogue = CatalogueView;
export type CatalogueHead = Omit<CatalogueView, 'rows' | 'faults'>;
export type Row = CatalogueView['rows'][number];

const items = <T>(path: string) => get<{ items: readonly T[] }>(path).then((page) => page.items);

export const cataloguesQuery = queryOptions({
  queryKey: ['catalogues'],
  queryFn: () => items<CatalogueHead>('/staff/catalogues'),
});

export const catalogueQuery = (id: number, language: string) =>
  queryOptions({
    queryKey: ['catalogues', id, language],
    queryFn: () => get<Catalogue>(`/staff/catalogues/${id}`),
  });

export const lookupQuery = (id: number, category: string, outlet: string) =>
  queryOptions({
    queryKey: ['catalogues', id, 'lookup', category, outlet],
    queryFn: () =>
      get<{ row: number | null }>(withQuery(`/staff/catalogues/${id}/lookup`, { category, outlet })),
    enabled: category !== '' || outlet !== '',
  });

export const objectionsQuery = (settled: boolean, language: string) =>
  queryOptions({
    queryKey: ['objections', settled, language],
    queryFn: () => items<ObjectionRow>(withQuery('/staff/objections', { settled })),
    refetchInterval: 60_000,
  });

export const figuresQuery = (from: string, to: string) =>
  queryOptions({
    queryKey: ['objections', 'figures', from, to],
    queryFn: () => items<UnitFigures>(withQuery('/staff/units/figures', { from, to })),
  });

export const absencesQuery = queryOptions({
  queryKey: ['absences'],
  queryFn: () => items<AbsenceView>('/staff/absences'),
});

interface Change {
  readonly method: 'POST' | 'PUT' | 'DELETE';
  readonly path: string;
  readonly body?: object;
  readonly said: string;
}

/** Changes something of the catalogue, says so, and reads all of it again. */
export function useCatalogueChange() {
  const client = useQueryClient();
  const texts = useTexts();
  const { message } = App.useApp();
  return useMutation({
    mutationFn: ({ method, path, body }: Change) => call<Catalogue>(method, `/staff/catalogues${path}`, body),
    onSuccess: (_, { said }) => {
      void message.success(said);
      return client.invalidateQueries({ queryKey: ['catalogues'] });
    },
    onError: (error) => void message.error(sentenceOf(texts, error), 8),
  });
}
