import { Button } from 'antd';
import { clauseSentence } from '../../../src/promise/pledge/phrase.ts';
import type { Draft, DraftClause } from '../../../src/promise/pledge/pledge.ts';
import { useTexts } from '../texts/language.tsx';

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

/** Somebody else has changed the draft meanwhile: both are shown where they differ, and one is chosen. */
export function Conflict({
  mine,
  theirs,
  settle,
}: {
  mine: Draft;
  theirs: Draft;
  settle(whose: 'mine' | 'theirs'): void;
}) {
  const { pledge } = useTexts();
  const t = pledge.editor;
  const ids = [...new Set([...mine.clauses, ...theirs.clauses].map(({ id }) => id))];
  const pairs = ids
    .map((id) => [mine, theirs].map(({ clauses }) => clauses.find((one) => one.id === id)))
    .filter(([a, b]) => !same(a, b));
  const reordered = pairs.length === 0 && !same(mine.clauses, theirs.clauses);
  const head = ({ clauses: _, ...rest }: Draft) => rest;
  const say = (clause: DraftClause | undefined) =>
    clause ? clauseSentence(clause, 'zh') || t.unwritten : <span className="muted">{t.notThere}</span>;
  return (
    <section className="conflict" tabIndex={-1} aria-labelledby="conflict-title">
      <h2 id="conflict-title">{t.conflict}</h2>
      <p>{t.conflictHint}</p>
      <div className="both">
        <strong>{t.mine}</strong>
        <strong>{t.theirs}</strong>
        {!same(head(mine), head(theirs)) &&
          [mine, theirs].map((draft, index) => (
            <p key={index === 0 ? 'mine' : 'theirs'}>
              {draft.title} · {draft.promisor.name} · {draft.effective?.from} {draft.effective?.to}
            </p>
          ))}
        {pairs.flatMap(([a, b]) => [
          <p key={`mine ${a?.id ?? b?.id}`}>{say(a)}</p>,
          <p key={`theirs ${a?.id ?? b?.id}`}>{say(b)}</p>,
        ])}
        {reordered && <p className="muted">{t.reordered}</p>}
      </div>
      <div className="foot">
        <Button onClick={() => settle('mine')}>{t.keepMine}</Button>
        <Button onClick={() => settle('theirs')}>{t.takeTheirs}</Button>
      </div>
    </section>
  );
}
