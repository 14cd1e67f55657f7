import { queryOptions, useQuery } from '@tanstack/react-query';
import { Button, InputNumber } from 'antd';
import { useState } from 'react';
import { get } from '../api/call.ts';
import { useTexts } from '../texts/language.tsx';
import { useChange } from './change.ts';

const longestQuery = queryOptions({
  queryKey: ['longest-pause'],
  queryFn: () => get<{ days: number }>('/staff/longest-pause'),
});

/** For how long a case may wait for its user before it goes on by itself. */
export function LongestPause() {
  const { pause: t, frame } = useTexts();
  const kept = useQuery(longestQuery).data?.days;
  const [days, setDays] = useState<number | null>(null);
  const change = useChange('longest-pause');
  if (kept === undefined) return null;
  return (
    <section aria-labelledby="longest-pause-title">
      <h2 id="longest-pause-title">{t.longest}</h2>
      <p className="muted">{t.longestLead}</p>
      <form
        className="lines"
        onSubmit={(event) => {
          event.preventDefault();
          const body = { days: days ?? kept };
          change.mutate({ method: 'PUT', path: '/staff/longest-pause', body, said: t.saved });
        }}
      >
        <InputNumber
          aria-label={t.longest}
          min={1}
          max={365}
          precision={0}
          value={days ?? kept}
          onChange={setDays}
          suffix={t.days}
        />{' '}
        <Button htmlType="submit" disabled={days === null || days === kept} loading={change.isPending}>
          {frame.save}
        </Button>
      </form>
    </section>
  );
}
