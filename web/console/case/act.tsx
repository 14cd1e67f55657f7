import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import type { Action } from '../../../src/keep/case/case.ts';
import type { StaffCaseView } from '../../../src/keep/case/shape.ts';
import { call } from '../api/call.ts';
import { useTexts } from '../texts/language.tsx';
import type { Texts } from '../texts/zh.ts';
import { now } from '../time/now.ts';
import { sayFully, spell } from '../time/say.ts';
import { caseQuery } from '../worklist/queries.ts';
import { News } from './News.tsx';

export type Deed = Action | 'note';

type Clock = StaffCaseView['clocks'][number];

const sameClock = (a: Clock) => (b: Clock) => a.clause === b.clause && a.round === b.round;

/** What an action did to the clocks, a sentence each. */
export function clockNews(texts: Texts, before: readonly Clock[], after: readonly Clock[]): string[] {
  const { case: t } = texts;
  return after.flatMap((clock) => {
    const earlier = before.find(sameClock(clock));
    if (clock.state === earlier?.state && clock.dueAt === earlier.dueAt) return [];
    const due = Date.parse(clock.dueAt);
    const stopped = clock.stoppedAt ? Date.parse(clock.stoppedAt) : due;
    const promise = clock.text.replace(/[。.]$/, '');
    if (clock.state === 'kept') return [t.clockKept(promise, spell(texts, due - stopped))];
    if (clock.state === 'broken') return [t.clockBroken(promise, spell(texts, stopped - due))];
    if (clock.state === 'cancelled') return [t.clockCancelled(promise)];
    return [t.clockMoved(promise, sayFully(texts, clock.dueAt, now()))];
  });
}

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
  const { message } = App.useApp();
  const { queryKey } = caseQuery(number);
  return useMutation({
    mutationFn: async ({ deed, body, registers }: Doing) => {
      const path = `/staff/cases/${encodeURIComponent(number)}`;
      if (registers) await call('POST', `${path}/register`, {});
      return call<StaffCaseView>('POST', `${path}/${deed === 'note' ? 'notes' : deed}`, body);
    },
    onSuccess: (after, { deed, registers }) => {
      const before = client.getQueryData(queryKey);
      const news = before && after.clocks ? clockNews(texts, before.clocks, after.clocks) : [];
      const done = registers ? texts.case.registeredToo : texts.case.done[deed];
      // One key: what was done before gives way to what is done now.
      void message.success({ key: 'done', content: <News done={done} clocks={news} />, duration: 6 });
      if (after.clocks) client.setQueryData(queryKey, after);
      return Promise.all([
        client.invalidateQueries({ queryKey }),
        client.invalidateQueries({ queryKey: ['cases'] }),
        client.invalidateQueries({ queryKey: ['summary'] }),
      ]);
    },
  });
}
