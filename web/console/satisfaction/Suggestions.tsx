import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button, Input, Select } from 'antd';
import { useState } from 'react';
import { SUGGESTION_STATES } from '../../../src/prove/satisfaction/suggestion.ts';
import type { SuggestionView } from '../../../src/prove/satisfaction/suggestion-routes.ts';
import { useMay } from '../session/session.ts';
import { useChange } from '../settings/change.ts';
import { useTexts } from '../texts/language.tsx';
import { useMinute } from '../time/now.ts';
import { sayFully } from '../time/say.ts';
import { suggestionsQuery } from './queries.ts';

/** What users would do better, and what became of it. */
export function Suggestions() {
  const { satisfaction: t, frame } = useTexts();
  const query = useInfiniteQuery(suggestionsQuery);
  const all = query.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <section aria-labelledby="suggestions">
      <h2 id="suggestions" className="group-head">
        {t.suggestions} <span className="muted">{t.suggestionsHint}</span>
      </h2>
      {query.data && all.length === 0 && <p className="muted">{t.noSuggestions}</p>}
      <ul className="suggestions">
        {all.map((one) => (
          <Suggestion key={one.id} one={one} />
        ))}
      </ul>
      {query.hasNextPage && <Button onClick={() => void query.fetchNextPage()}>{frame.more}</Button>}
    </section>
  );
}

function Suggestion({ one }: { one: SuggestionView }) {
  const texts = useTexts();
  const { satisfaction: t } = texts;
  const now = useMinute();
  const may = useMay('satisfaction:manage');
  return (
    <li>
      <p className="said">{one.body}</p>
      <p className="muted">
        <Link to="/cases/$number" params={{ number: one.number }}>
          {one.number}
        </Link>
        {one.unit && ` · ${one.unit}`} · {sayFully(texts, one.at, now)}
        {one.by && ` · ${one.by}`}
      </p>
      {one.answer && <p>{one.answer}</p>}
      {may ? <Settle one={one} /> : <span className="tag">{t.suggestionState[one.state]}</span>}
    </li>
  );
}

function Settle({ one }: { one: SuggestionView }) {
  const { satisfaction: t } = useTexts();
  const change = useChange('suggestions');
  const [state, setState] = useState(one.state);
  const [answer, setAnswer] = useState(one.answer ?? '');
  const changed = state !== one.state || answer !== (one.answer ?? '');
  return (
    <div className="settle">
      <Select
        aria-label={t.suggestions}
        value={state}
        onChange={setState}
        options={SUGGESTION_STATES.map((value) => ({ value, label: t.suggestionState[value] }))}
      />
      <Input
        aria-label={t.answer}
        placeholder={t.answer}
        value={answer}
        maxLength={2_000}
        onChange={(event) => setAnswer(event.target.value)}
      />
      <Button
        disabled={!changed}
        loading={change.isPending}
        onClick={() =>
          change.mutate({
            method: 'PATCH',
            path: `/staff/suggestions/${one.id}`,
            body: { state, ...(answer.trim() && { answer: answer.trim() }) },
            said: t.settled,
          })
        }
      >
        {t.settle}
      </Button>
    </div>
  );
}
