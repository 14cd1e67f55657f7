import { Button } from 'antd';
import { useState } from 'react';
import { describeMeasure } from '../../../src/promise/pledge/describe.ts';
import { hoursInWords } from '../../../src/promise/pledge/paper/hours.ts';
import { clauseSentence } from '../../../src/promise/pledge/phrase.ts';
import type { Draft, DraftClause } from '../../../src/promise/pledge/pledge.ts';
import { useLanguage } from '../texts/language.tsx';
import type { Disagreement } from './keeping.ts';
import { type Clash, type Head, takeTheirs } from './merge.ts';

type Side = 'mine' | 'theirs';

/** Somebody else has changed the same parts meanwhile: both are shown, and one is chosen part by part. */
export function Conflict({
  mine,
  disagreement: { theirs, merged },
  settle,
}: {
  mine: Draft;
  disagreement: Disagreement;
  settle(agreed: Draft): void;
}) {
  const { texts } = useLanguage();
  const t = texts.pledge.editor;
  const d = texts.drafting.conflict;
  const [chosen, choose] = useState<Readonly<Record<string, Side>>>({});
  const { clashes } = merged;
  const agreed = clashes.reduce(
    (draft, clash) => (chosen[clash.key] === 'theirs' ? takeTheirs(draft, clash, theirs) : draft),
    merged.draft,
  );
  const all = (side: Side) => choose(Object.fromEntries(clashes.map(({ key }) => [key, side])));
  return (
    <section className="conflict" tabIndex={-1} aria-labelledby="conflict-title">
      <h2 id="conflict-title">{t.conflict}</h2>
      <p>
        {merged.taken > 0 && d.taken(merged.taken)} {d.hint(clashes.length)}
      </p>
      {clashes.length > 1 && (
        <p className="foot">
          <Button onClick={() => all('mine')}>{d.allMine}</Button>
          <Button onClick={() => all('theirs')}>{d.allTheirs}</Button>
        </p>
      )}
      {clashes.map((clash) => (
        <fieldset key={clash.key} className="both">
          <legend>{clash.head ? d.head[clash.key] : d.clause(numberOf(clash.key, mine, theirs))}</legend>
          {(['mine', 'theirs'] as const).map((side) => (
            <label key={side}>
              <input
                type="radio"
                name={`clash-${clash.key}`}
                checked={(chosen[clash.key] ?? 'mine') === side}
                onChange={() => choose({ ...chosen, [clash.key]: side })}
              />
              <span>
                <strong>{t[side]}</strong>
                <Part clash={clash} draft={side === 'mine' ? mine : theirs} side={side} />
              </span>
            </label>
          ))}
        </fieldset>
      ))}
      <div className="foot">
        <Button type="primary" onClick={() => settle(agreed)}>
          {d.agree}
        </Button>
        <span className="muted">{d.undoHint}</span>
      </div>
    </section>
  );
}

const numberOf = (id: string, ...drafts: readonly Draft[]): number =>
  Math.max(...drafts.map(({ clauses }) => clauses.findIndex((one) => one.id === id))) + 1;

/** One side's version of what both have changed. */
function Part({ clash, draft, side }: { clash: Clash; draft: Draft; side: Side }) {
  const { texts, language } = useLanguage();
  if (clash.head) return <p>{headIn(draft, clash.key, texts.pledge.editor.notThere, language)}</p>;
  const clause: DraftClause | undefined = clash[side];
  if (!clause) return <p className="muted">{texts.drafting.conflict.removed}</p>;
  return (
    <>
      <p>{clauseSentence(clause, 'zh') || texts.pledge.editor.unwritten}</p>
      <p className="muted">
        {texts.pledge.editor.measures[clause.measure]} · {describeMeasure(clause, language)}
        {clause.owner && ` ${texts.pledge.editor.owner}：${clause.owner}`}
      </p>
    </>
  );
}

function headIn(draft: Draft, key: Head, none: string, language: 'zh' | 'en'): string {
  if (key === 'calendar') return hoursInWords(draft.calendar, language);
  if (key === 'effective')
    return [draft.effective?.from, draft.effective?.to].filter(Boolean).join(' – ') || none;
  const value = draft[key];
  return (typeof value === 'object' ? value.name : value) ?? none;
}
