import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button, Input } from 'antd';
import { useState } from 'react';
import type { ContestView } from '../../../src/prove/satisfaction/contest-routes.ts';
import { Page, Read } from '../frame/Page.tsx';
import { useChange } from '../settings/change.ts';
import { useLanguage, useTexts } from '../texts/language.tsx';
import { useMinute } from '../time/now.ts';
import { sayFully } from '../time/say.ts';
import { contestsQuery } from './queries.ts';
import './satisfaction.css';

/** Ratings that their units call malicious: to be decided, and decided. */
export function Contests() {
  const { language, texts } = useLanguage();
  const { contests: t, frame } = texts;
  const [state, setState] = useState<'open' | undefined>('open');
  const query = useInfiniteQuery(contestsQuery(state, language));
  return (
    <Page title={t.title} lead={t.lead} className="satisfaction">
      <div className="periods">
        {(
          [
            ['open', t.open],
            [undefined, t.all],
          ] as const
        ).map(([value, words]) => (
          <button
            key={words}
            type="button"
            className="chip"
            aria-pressed={state === value}
            onClick={() => setState(value)}
          >
            {words}
          </button>
        ))}
      </div>
      <Read
        query={query}
        none={{
          when: ({ pages }) => pages.every(({ items }) => items.length === 0),
          title: t.none,
          hint: t.noneHint,
        }}
      >
        {({ pages }) => (
          <ul className="contests">
            {pages
              .flatMap(({ items }) => items)
              .map((one) => (
                <Contest key={one.id} one={one} />
              ))}
          </ul>
        )}
      </Read>
      {query.hasNextPage && <Button onClick={() => void query.fetchNextPage()}>{frame.more}</Button>}
    </Page>
  );
}

function Contest({ one }: { one: ContestView }) {
  const texts = useTexts();
  const { contests: t, calls } = texts;
  const now = useMinute();
  return (
    <li>
      <h2>
        <Link to="/cases/$number" params={{ number: one.number }}>
          {one.title}
        </Link>{' '}
        <span className="tag">{t.cause[one.cause]}</span>
      </h2>
      <p className="muted">
        {t.askedBy(one.unit ?? '', one.askedBy ?? '', sayFully(texts, one.askedAt, now))} ·{' '}
        {one.state === 'open' ? t.dueBy(sayFully(texts, one.dueAt, now)) : t.state[one.state]}
      </p>
      <dl>
        <dt>{t.reason}</dt>
        <dd>{one.reason}</dd>
        <dt>{calls.rating}</dt>
        <dd>
          {one.rating ? (
            <>
              {t.score(calls.levels[one.rating.score - 1] ?? '', one.rating.solved)}
              {one.rating.reasons.map((reason) => (
                <span key={reason} className="tag">
                  {calls.reason[reason as keyof typeof calls.reason] ?? reason}
                </span>
              ))}
            </>
          ) : (
            <span className="muted">{t.sealed}</span>
          )}
        </dd>
        {one.rating && (
          <>
            <dt>{t.words}</dt>
            <dd>{one.rating.words ?? <span className="muted">{t.noWords}</span>}</dd>
          </>
        )}
        {one.votes.length > 0 && (
          <>
            <dt>{t.votes}</dt>
            <dd>
              {one.votes.map(({ by, uphold, reason, at }) => (
                <span key={at} className="vote">
                  {t.vote(by ?? '', uphold)}（{reason}）
                </span>
              ))}
            </dd>
          </>
        )}
      </dl>
      {one.state === 'open' &&
        (one.refusal === null ? <Decide one={one} /> : <p className="muted">{one.refusal}</p>)}
    </li>
  );
}

function Decide({ one }: { one: ContestView }) {
  const { contests: t } = useTexts();
  const change = useChange('contests');
  const [reason, setReason] = useState('');
  const decide = (uphold: boolean) =>
    change.mutate({
      method: 'POST',
      path: `/staff/rating-contests/${one.id}/votes`,
      body: { uphold, reason: reason.trim() },
      said: t.voted,
    });
  return (
    <div className="decide">
      <label htmlFor={`decide-${one.id}`}>{t.decide}</label>
      <Input.TextArea
        id={`decide-${one.id}`}
        rows={2}
        maxLength={2_000}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
      <div>
        <Button disabled={!reason.trim() || change.isPending} onClick={() => decide(true)}>
          {t.uphold}
        </Button>{' '}
        <Button disabled={!reason.trim() || change.isPending} onClick={() => decide(false)}>
          {t.reject}
        </Button>
      </div>
    </div>
  );
}
