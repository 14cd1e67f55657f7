import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type RefObject, useEffect, useState } from 'react';
import { Clocks } from '../case/ClockCard.tsx';
import { Composer } from '../case/Composer.tsx';
import { Tags } from '../case/label.tsx';
import { Failure, Skeleton } from '../frame/Failure.tsx';
import { useTexts } from '../texts/language.tsx';
import { word } from '../texts/word.ts';
import { useMinute } from '../time/now.ts';
import { sayWhen } from '../time/say.ts';
import { caseQuery } from './queries.ts';

/** The value once it has stood still: going down the list with a key held asks for one case, not for all. */
function useSettled<T>(value: T, milliseconds: number): T {
  const [settled, settle] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => settle(value), milliseconds);
    return () => clearTimeout(timer);
  }, [value, milliseconds]);
  return settled;
}

interface Props {
  readonly number: string | undefined;
  readonly field: RefObject<HTMLTextAreaElement | null>;
}

/** The selected case: why its deadlines are when they are, what was said last, and a quick reply. */
export function Preview({ number, field }: Props) {
  const texts = useTexts();
  const { worklist } = texts;
  const now = useMinute();
  const settled = useSettled(number, 150);
  const query = useQuery({ ...caseQuery(settled ?? ''), enabled: settled !== undefined });
  if (number === undefined) {
    return (
      <aside className="preview" aria-label={worklist.preview}>
        <p className="blank">{worklist.selectHint}</p>
      </aside>
    );
  }
  const view = query.data;
  if (!view || view.number !== number) {
    return (
      <aside className="preview" aria-label={worklist.preview}>
        {query.isError ? <Failure error={query.error} retry={query.refetch} /> : <Skeleton rows={8} />}
      </aside>
    );
  }
  const said = view.messages.slice(-2);
  return (
    <aside className="preview" aria-label={worklist.preview}>
      <div className="in">
        <span className="muted">
          {view.number}
          {view.channel && ` · ${word(texts.words.channel, view.channel)}`}
          {view.contact?.name && ` · ${view.contact.name}`}
        </span>
        <h2>
          <Link to="/cases/$number" params={{ number: view.number }}>
            {view.title}
          </Link>
        </h2>
        <p className="tags">
          <Tags of={view} />
        </p>
        <p className="said">{view.body}</p>
        {said.map((message) => (
          <p key={`${message.at}${message.body}`} className="said">
            <span className="muted">
              {message.author === 'user' ? texts.words.actor.user : (message.name ?? texts.words.actor.staff)}{' '}
              · {sayWhen(texts, message.at, now)}
            </span>
            <br />
            {message.body}
          </p>
        ))}
        <Clocks view={view} explained />
      </div>
      <Composer key={view.number} view={view} field={field} />
    </aside>
  );
}
