import { App } from 'antd';
import type { CaseRow } from '../../../src/keep/case/shape.ts';
import { useAct } from '../case/act.tsx';
import { sentenceOf } from '../frame/Failure.tsx';
import { useSession } from '../session/session.ts';
import { useTexts } from '../texts/language.tsx';

/** Claims a case: it goes to one's own unit, and to oneself. */
export function useClaim(row: Pick<CaseRow, 'number' | 'stage'> | undefined): () => void {
  const texts = useTexts();
  const { message } = App.useApp();
  const { staff } = useSession();
  const act = useAct(row?.number ?? '');
  return () => {
    if (!row || act.isPending) return;
    if (!staff.unit) return void message.info(texts.worklist.claimUnit, 6);
    act.mutate(
      {
        deed: 'dispatch',
        body: { unit: String(staff.unit.id), assignee: String(staff.id) },
        registers: row.stage === 'received',
      },
      { onError: (error) => void message.error(sentenceOf(texts, error), 8) },
    );
  };
}
