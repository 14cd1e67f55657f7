import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { call } from '../api/call.ts';
import { More } from '../frame/More.tsx';
import { Page, Read } from '../frame/Page.tsx';
import { useTexts } from '../texts/language.tsx';
import { useMinute } from '../time/now.ts';
import { sayWhen } from '../time/say.ts';
import { type InboxItem, inboxQuery } from './queries.ts';
import './inbox.css';

type Which = { readonly ids: readonly number[] } | { readonly through: number };

function Item({ of, read }: { of: InboxItem; read(which: Which): void }) {
  const texts = useTexts();
  const now = useMinute();
  const unread = of.readAt === null;
  const seen = () => unread && read({ ids: [of.id] });
  return (
    <li className={unread ? 'unread' : undefined}>
      <div>
        {of.number ? (
          <Link to="/cases/$number" params={{ number: of.number }} onClick={seen}>
            {of.subject}
          </Link>
        ) : (
          <button type="button" className="plain" onClick={seen}>
            {of.subject}
          </button>
        )}
        {unread && <span className="hidden">{texts.notice.unread}</span>}
        {of.body && <small className="muted">{of.body}</small>}
      </div>
      <span className="muted">{sayWhen(texts, of.at, now)}</span>
    </li>
  );
}

/** What one was told, the latest first. Going to the case of a notice marks it as read. */
export function Inbox() {
  const { notice: t } = useTexts();
  const [unread, setUnread] = useState(false);
  const query = useInfiniteQuery(inboxQuery(unread));
  const client = useQueryClient();
  const read = useMutation({
    mutationFn: (which: Which) => call('POST', '/staff/inbox/read', which),
    onSuccess: () => client.invalidateQueries({ queryKey: ['inbox'] }),
  });
  const items = query.data?.pages.flatMap((page) => page.items) ?? [];
  const latest = items[0];
  return (
    <Page
      title={t.inbox}
      lead={t.lead}
      action={
        <span className="inbox-knobs">
          <button type="button" className="chip" aria-pressed={unread} onClick={() => setUnread(!unread)}>
            {t.unreadOnly}
          </button>
          <Button
            disabled={!latest || items.every(({ readAt }) => readAt !== null)}
            loading={read.isPending}
            onClick={() => latest && read.mutate({ through: latest.id })}
          >
            {t.readAll}
          </Button>
        </span>
      }
    >
      <Read
        query={query}
        none={{
          when: () => items.length === 0,
          title: unread ? t.noneUnread : t.none,
          hint: unread ? t.noneUnreadHint : t.noneHint,
        }}
      >
        {() => (
          <ul className="inbox">
            {items.map((item) => (
              <Item key={item.id} of={item} read={read.mutate} />
            ))}
          </ul>
        )}
      </Read>
      <More query={query} />
    </Page>
  );
}
