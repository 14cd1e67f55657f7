import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import type { HandOversView } from '../../../../src/keep/case/dispatch/shape.ts';
import { call, get } from '../../api/call.ts';
import { useTexts } from '../../texts/language.tsx';
import { caseQuery } from '../../worklist/queries.ts';

export const handOversQuery = (number: string) =>
  queryOptions({
    queryKey: ['case', number, 'hand-overs'],
    queryFn: () => get<HandOversView>(`/staff/cases/${encodeURIComponent(number)}/hand-overs`),
  });

/** What can be done about whose a case is. */
export type Verb = 'hand-over' | 'object' | 'decide-objection' | 'tasks' | 'done';

/** Does it, says so, and reads the case and the lists again. */
export function useHandOver(number: string, verb: Verb, task?: number) {
  const client = useQueryClient();
  const { handover: t } = useTexts();
  const { message } = App.useApp();
  const path = verb === 'done' ? `tasks/${task}/done` : verb;
  return useMutation({
    mutationFn: (body: Readonly<Record<string, unknown>>) =>
      call<HandOversView>('POST', `/staff/cases/${encodeURIComponent(number)}/${path}`, body),
    onSuccess: (after) => {
      void message.success(t.done[verb]);
      client.setQueryData(handOversQuery(number).queryKey, after);
      return Promise.all([
        client.invalidateQueries({ queryKey: caseQuery(number).queryKey, exact: true }),
        client.invalidateQueries({ queryKey: ['objections'] }),
        client.invalidateQueries({ queryKey: ['cases'] }),
        client.invalidateQueries({ queryKey: ['summary'] }),
      ]);
    },
  });
}
