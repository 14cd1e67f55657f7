import type { Tx } from '../../platform/sql.ts';
import type { Instant } from '../../platform/time.ts';
import { notify } from '../notify/notice.ts';
import type { Held } from './load.ts';
import type { StoredEvent } from './state.ts';

/** Tells whoever a second review has risen to. */
export async function tellRaised(
  tx: Tx,
  { id, number, title }: Pick<Held, 'id' | 'number' | 'title'>,
  events: readonly StoredEvent[],
  at: Instant,
): Promise<void> {
  const notices = events
    .filter(({ type, level, assigneeId }) => type === 'escalated' && level && assigneeId !== undefined)
    .map(({ seq, assigneeId }) => ({
      reason: `escalated ${number} ${seq}`,
      template: 'escalated' as const,
      to: { staff: assigneeId! },
      caseId: id,
      data: { number, title },
    }));
  await notify(tx, notices, at);
}
