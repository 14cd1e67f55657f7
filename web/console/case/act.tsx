import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import type { Action } from '../../../src/keep/case/case.ts';
import type { StaffCaseView } from '../../../src/keep/case/shape.ts';
import { call } from '../api/call.ts';
import { useTexts } from '../texts/language.tsx';
import { now } from '../time/now.ts';
import { caseQuery } from '../worklist/queries.ts';
import { clockNews } from './clock-news.ts';
import { News } from './News.tsx';

export type Deed = Action | 'note';

interface Doing {
  readonly deed: Deed;
  /** The case is not registered yet, and what is done needs that: it is registered first. */
  readonly registers?: boolean;
  readonly body: Readonly<Record<string, unknown>>;
}

/** Does something to a case and says what came of it. The list and the counts follow. */
export function useAct(number: string) {
  const client = useQueryClient();
  const texts = useTexts();
  const { notification } = App.useApp();
  const { queryKey } = caseQuery(number);
  return useMutation({
    mutationFn: async ({ deed, body, registers }: Doing) => {
      const path = `/staff/cases/${encodeURIComponent(number)}`;
      if (registers) await call('POST', `${path}/register`, {});
      return call<StaffCaseView>('POST', `${path}/${deed === 'note' ? 'notes' : deed}`, body);
    },
    onSuccess: (after, { deed, registers }) => {
      const before = client.getQueryData(queryKey);
      const news = before && after.clocks ? clockNews(texts, before.clocks, after.clocks, now()) : [];
      const done = registers ? texts.case.registeredToo : texts.case.done[deed];
      // One key: what was done before gives way to what is done now.
      notification.success({
        key: 'done',
        title: done,
        description: <News clocks={news} />,
        placement: 'bottomLeft',
        duration: 6,
        role: 'status',
      });
      if (after.clocks) client.setQueryData(queryKey, after);
      return Promise.all([
        client.invalidateQueries({ queryKey }),
        client.invalidateQueries({ queryKey: ['cases'] }),
        client.invalidateQueries({ queryKey: ['summary'] }),
      ]);
    },
  });
}
