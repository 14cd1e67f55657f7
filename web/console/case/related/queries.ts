import { queryOptions } from '@tanstack/react-query';
import type { RelatedView } from '../../../../src/keep/case/related/shape.ts';
import { get } from '../../api/call.ts';

export const relatedQuery = (number: string) =>
  queryOptions({
    queryKey: ['case', number, 'related'],
    queryFn: () => get<RelatedView>(`/staff/cases/${encodeURIComponent(number)}/related`),
  });
