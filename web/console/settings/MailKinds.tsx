import { queryOptions, useQuery } from '@tanstack/react-query';
import { Checkbox } from 'antd';
import { get } from '../api/call.ts';
import { useTexts } from '../texts/language.tsx';
import { useChange } from './change.ts';

const kindsQuery = queryOptions({
  queryKey: ['mail-kinds'],
  queryFn: () =>
    get<{ items: readonly { kind: string; mail: boolean }[] }>('/staff/inbox/settings').then(
      ({ items }) => items,
    ),
});

/** Which kinds of notices one gets by mail as well. */
export function MailKinds() {
  const { notice: t } = useTexts();
  const kinds = useQuery(kindsQuery).data;
  const change = useChange('mail-kinds');
  return (
    <section aria-labelledby="mail-title">
      <h2 id="mail-title">{t.mailTitle}</h2>
      <p className="muted">{t.mailLead}</p>
      <div className="ticks">
        {kinds?.map(({ kind, mail }) => (
          <Checkbox
            key={kind}
            checked={mail}
            disabled={change.isPending}
            onChange={({ target }) =>
              change.mutate({
                method: 'PUT',
                path: `/staff/inbox/settings/${kind}`,
                body: { mail: target.checked },
                said: t.saved,
              })
            }
          >
            {t.kinds[kind] ?? kind}
          </Checkbox>
        ))}
      </div>
    </section>
  );
}
