import { Link } from '@tanstack/react-router';
import { memo, useEffect, useRef } from 'react';
import type { CaseRow } from '../../../src/keep/case/shape.ts';
import { Tags } from '../case/label.tsx';
import { useTexts } from '../texts/language.tsx';
import { limitWords, word } from '../texts/word.ts';
import { useMinute, useSecond } from '../time/now.ts';
import { countdown, sayFully, sayWhen, shareGone, spell, type Tone, toneOf } from '../time/say.ts';
import { Marked } from './Marked.tsx';
import '../case/clock.css';

function Countdown({ of }: { of: CaseRow }) {
  const texts = useTexts();
  const now = useSecond();
  const { next } = of;
  const tone: Tone = toneOf(next, now);
  const about =
    next && `${word(texts.words.measure, next.measure)} ${limitWords(texts.words.limit, next.limit)}`;
  return (
    <div className={`left ${tone}`} title={next ? sayFully(texts, next.dueAt, now) : undefined}>
      {next ? countdown(texts, next, now) : texts.words.stage[of.stage]}
      <small>
        {next?.paused && of.waitingReason
          ? `${texts.words.waiting[of.waitingReason]} · ${spell(texts, now - Date.parse(of.changedAt))}`
          : about}
      </small>
      {next && (
        <div className={`meter ${tone}`} aria-hidden="true">
          <i style={{ width: `${shareGone(next, now) * 100}%` }} />
        </div>
      )}
    </div>
  );
}

function Holder({ of }: { of: CaseRow }) {
  const { worklist } = useTexts();
  if (!of.unit) {
    return (
      <>
        {worklist.noUnit}
        {of.suggestedUnit && <small className="muted">{worklist.suggested(of.suggestedUnit.name)}</small>}
      </>
    );
  }
  return (
    <>
      {of.assignee?.name ?? worklist.unclaimed}
      <small className="muted">{of.unit.name}</small>
    </>
  );
}

interface Props {
  readonly row: CaseRow;
  readonly selected: boolean;
  readonly sought: string | undefined;
  readonly chosen: boolean;
  choose(number: string, through: boolean): void;
  /** On a wide screen a click selects; otherwise it opens the case. */
  readonly previews: boolean;
  select(number: string): void;
}

/** One case: what breaks first is what one reads first. */
export const Row = memo(function Row({ row, selected, sought, chosen, choose, previews, select }: Props) {
  const texts = useTexts();
  const now = useMinute();
  const element = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (selected) element.current?.scrollIntoView({ block: 'nearest' });
  }, [selected]);
  return (
    <li
      ref={element}
      data-case={row.number}
      className={row.unread ? 'row unread' : 'row'}
      aria-current={selected ? 'true' : undefined}
    >
      <span className="pick">
        <input
          type="checkbox"
          checked={chosen}
          aria-label={texts.worklist.bulk.choose(row.title)}
          onClick={(event) => choose(row.number, event.shiftKey)}
          readOnly
        />
      </span>
      <Countdown of={row} />
      <div className="about">
        <Link
          to="/cases/$number"
          params={{ number: row.number }}
          onFocus={() => select(row.number)}
          onClick={(event) => {
            if (!previews || event.metaKey || event.ctrlKey || event.detail === 0 || event.detail > 1) return;
            event.preventDefault();
            select(row.number);
          }}
        >
          <Marked text={row.title} sought={sought} />
          {row.unread && <span className="hidden">{texts.worklist.unread}</span>}
        </Link>
        <p className={sought ? 'found' : undefined}>
          <Tags of={row} />{' '}
          {row.next && row.next.level > 100 && (
            <span className="tag red">{texts.notice.level(row.next.level)}</span>
          )}{' '}
          <Marked text={row.excerpt} sought={sought} />
        </p>
      </div>
      <div className="holder">
        <Holder of={row} />
      </div>
      <div className="muted origin">
        <span>{row.channel ? word(texts.words.channel, row.channel) : '—'}</span>
        <small>{sayWhen(texts, row.receivedAt, now)}</small>
      </div>
    </li>
  );
});
