import { type ReactNode, useId } from 'react';
import { describeMeasure } from '../../../src/promise/pledge/describe.ts';
import type { Draft, DraftClause } from '../../../src/promise/pledge/pledge.ts';
import type { BacktestReply } from '../../../src/prove/whatif/shape.ts';
import { useLanguage } from '../texts/language.tsx';
import { besides, openScopes, piecesOf } from './blanks.ts';
import { ClausePanel } from './ClausePanel.tsx';
import type { Grip } from './drag.ts';
import { WordsField } from './Field.tsx';
import { Hole } from './Hole.tsx';
import { cutAt } from './search.ts';
import { Trial } from './Trial.tsx';

export interface ClauseProps {
  readonly clause: DraftClause;
  readonly draft: Draft;
  /** Its number in the letter, from 1. */
  readonly number: number;
  readonly last: boolean;
  readonly open: boolean;
  /** What is looked for in the letter. */
  readonly query: string;
  /** How it is marked while a clause is dragged, or looked for. */
  readonly mark: string;
  readonly grip: Grip;
  readonly faults: readonly string[];
  /** What was found about it. */
  readonly findings: ReactNode;
  readonly trial: BacktestReply['clauses'][number] | undefined;
  write(clause: DraftClause, about?: string): void;
  move(step: -1 | 1): void;
  remove(): void;
  twin(): void;
  toggle(): void;
}

/** A clause as it stands in the letter: its blanks are filled in where they are. */
export function ClauseEditor(props: ClauseProps) {
  const { clause, draft, number, last, open, query, mark, grip, faults, findings, trial } = props;
  const { write, move, remove, twin, toggle } = props;
  const { texts, language } = useLanguage();
  const t = texts.pledge.editor;
  const panel = useId();
  const fill = (change: Partial<DraftClause>) => write({ ...clause, ...change }, Object.keys(change).join());
  const hole = (name: Parameters<typeof Hole>[0]['name'], key: number | string) => (
    <Hole
      key={key}
      clause={clause}
      name={name}
      number={number}
      beside={typeof key === 'string'}
      write={fill}
    />
  );
  const words = (text: string) =>
    // biome-ignore lint/suspicious/noArrayIndexKey: a stretch of a sentence is known by its place
    cutAt(text, query).map((part, at) => (at % 2 === 0 ? part : <mark key={at}>{part}</mark>));
  return (
    <li
      id={`draft-${clause.id}`}
      data-index={number - 1}
      className={mark || undefined}
      onKeyDown={(event) => {
        if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
        event.preventDefault();
        move(event.key === 'ArrowUp' ? -1 : 1);
      }}
    >
      <div className="clause-line">
        <span className="number">
          <span className="grip" title={texts.drafting.grip} aria-hidden="true" {...grip}>
            ⠿
          </span>
          {number}.
        </span>
        <div className="say">
          {clause.text === '' && <span className="muted">{t.unwritten}</span>}
          {piecesOf(clause.text).map((piece, index) =>
            'words' in piece ? words(piece.words) : hole(piece.blank, index),
          )}
        </div>
        <div className="tools">
          <button
            type="button"
            data-do="up"
            aria-label={t.up(number)}
            title={t.upTitle}
            disabled={number === 1}
            onClick={() => move(-1)}
          >
            ↑
          </button>
          <button
            type="button"
            data-do="down"
            aria-label={t.down(number)}
            title={t.downTitle}
            disabled={last}
            onClick={() => move(1)}
          >
            ↓
          </button>
          <button
            type="button"
            aria-expanded={open}
            aria-controls={panel}
            aria-label={open ? t.close(number) : t.edit(number)}
            onClick={toggle}
          >
            {open ? t.closeShort : t.editShort}
          </button>
          <button type="button" aria-label={t.remove(number)} onClick={remove}>
            {t.removeShort}
          </button>
        </div>
      </div>
      <p className="muted how">
        {describeMeasure(clause, language)}
        {besides(clause).map((name) => (
          <span key={name} className="beside">
            {t.blank[name]} {hole(name, name)}
          </span>
        ))}
        {openScopes(clause).map((field) => (
          <span key={field} className="beside">
            {texts.words.field[field]}{' '}
            <WordsField
              label={t.inClause(texts.words.field[field], number)}
              value="__"
              write={(value) => fill({ scope: { ...clause.scope, [field]: [value] } })}
            />
          </span>
        ))}
        {clause.owner !== undefined && (
          <span className="beside">
            {t.owner}{' '}
            <WordsField
              label={t.inClause(t.owner, number)}
              value={clause.owner}
              write={(owner) => fill({ owner })}
            />
          </span>
        )}
      </p>
      <Trial clause={clause} trial={trial} take={(limit) => fill({ limit })} />
      {faults.map((fault) => (
        <p key={fault} className="finding fault" tabIndex={-1}>
          <strong>{t.severity.fault}</strong> {fault}
        </p>
      ))}
      {findings}
      <div id={panel} hidden={!open}>
        {open && <ClausePanel clause={clause} draft={draft} number={number} write={write} twin={twin} />}
      </div>
    </li>
  );
}
