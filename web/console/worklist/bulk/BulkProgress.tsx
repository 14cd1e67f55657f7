import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button, Modal } from 'antd';
import { useEffect, useState } from 'react';
import { Failure, Skeleton } from '../../frame/Failure.tsx';
import { useTexts } from '../../texts/language.tsx';
import { bulkQuery, bulksQuery, isRunning, retryBulk, stopBulk } from './queries.ts';

const SEEN_AS = 'jiannuo.bulk.seen';

/** Why cases were refused, each by itself. */
function Reasons({ id, close }: { id: number; close(): void }) {
  const { worklist, frame } = useTexts();
  const query = useQuery(bulkQuery(id));
  return (
    <Modal
      open
      title={worklist.bulk.refusedTitle}
      footer={null}
      onCancel={close}
      width={560}
      closable={{ 'aria-label': frame.close }}
    >
      {query.isPending && <Skeleton rows={4} />}
      {query.isError && <Failure error={query.error} retry={query.refetch} />}
      <ul className="reasons-list">
        {query.data?.items.map(({ number, message }) => (
          <li key={number}>
            <Link to="/cases/$number" params={{ number }}>
              {number}
            </Link>{' '}
            {message}
          </li>
        ))}
      </ul>
    </Modal>
  );
}

/** How far the last order for many cases is. It goes on without this page; what was refused can be tried again. */
export function BulkProgress() {
  const t = useTexts().worklist.bulk;
  const client = useQueryClient();
  const [seen, see] = useState(() => Number(localStorage.getItem(SEEN_AS) ?? 0));
  const [reasons, showReasons] = useState(false);
  const last = useQuery(bulksQuery).data?.[0];
  const running = last !== undefined && isRunning(last);
  const settled = last ? last.done + last.refused : 0;
  // biome-ignore lint/correctness/useExhaustiveDependencies: with each case that is settled the lists are old
  useEffect(() => {
    for (const name of ['cases', 'summary', 'workload']) void client.invalidateQueries({ queryKey: [name] });
  }, [settled, client]);
  if (!last || last.id <= seen) return null;
  const again = () => client.invalidateQueries(bulksQuery);
  const dismiss = () => {
    localStorage.setItem(SEEN_AS, String(last.id));
    see(last.id);
  };
  return (
    <section className="bulk-progress" aria-label={t.progress}>
      <span role="status">
        {running
          ? t.running(t.action[last.action], settled, last.total)
          : t.done(t.action[last.action], last.done, last.refused)}
      </span>
      <span className="meter running" aria-hidden="true">
        <i style={{ width: `${(settled / last.total) * 100}%` }} />
      </span>
      {last.refused > 0 && (
        <Button size="small" type="text" onClick={() => showReasons(true)}>
          {t.why}
        </Button>
      )}
      {running ? (
        <Button size="small" onClick={() => void stopBulk(last.id).finally(again)}>
          {t.stop}
        </Button>
      ) : (
        <>
          {last.refused > 0 && (
            <Button size="small" onClick={() => void retryBulk(last.id).finally(again)}>
              {t.retry}
            </Button>
          )}
          <Button size="small" type="text" onClick={dismiss}>
            {t.dismiss}
          </Button>
        </>
      )}
      {reasons && <Reasons id={last.id} close={() => showReasons(false)} />}
    </section>
  );
}
