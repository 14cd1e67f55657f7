import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { describeMeasure } from '../../../src/promise/pledge/describe.ts';
import type { Draft, DraftClause, Measure } from '../../../src/promise/pledge/pledge.ts';
import { useLanguage } from '../texts/language.tsx';
import { adopt, likely } from './adopt.ts';
import { MeasurePick } from './MeasurePick.tsx';
import { Proposed } from './Proposed.tsx';
import { type Reading, type ReadSentence, surenessOf } from './reading.ts';

interface Props {
  readonly draft: Draft;
  readonly reading: Reading;
  write(draft: Draft): void;
  /** Shows a clause in the letter. */
  look(id: string): void;
  /** Nothing is left to check. */
  done(): void;
}

type Shown = 'all' | 'doubtful' | 'statements';

/** Sentence by sentence, how a file was understood, and the way to say otherwise. */
export function Review({ draft, reading, write, look, done }: Props) {
  const { texts } = useLanguage();
  const t = texts.drafting.review;
  const [shown, show] = useState<Shown>('all');
  const { sentences } = reading;
  const isDoubtful = (one: ReadSentence) => surenessOf(one) === 'low' || surenessOf(one) === 'middle';
  const of: Record<Shown, readonly ReadSentence[]> = {
    all: sentences,
    doubtful: sentences.filter(isDoubtful),
    statements: sentences.filter(({ measure }) => measure === 'statement'),
  };
  const bind = (clause: DraftClause, measure: Measure) =>
    write({
      ...draft,
      clauses: draft.clauses.map((one) => (one === clause ? adopt(clause, measure) : one)),
    });
  return (
    <section className="review" aria-labelledby="review-title">
      <h1 id="review-title">{t.title}</h1>
      <p className="muted">{t.lead(reading.file)}</p>
      <p>
        {t.sum(
          sentences.length,
          sentences.length - of.statements.length,
          of.doubtful.length,
          of.statements.length,
        )}
      </p>
      <fieldset className="views">
        <legend className="hidden">{t.show}</legend>
        {(['all', 'doubtful', 'statements'] as const).map((name) => (
          <button
            key={name}
            type="button"
            className="chip"
            aria-pressed={shown === name}
            onClick={() => show(name)}
          >
            {t[name](of[name].length)}
          </button>
        ))}
      </fieldset>
      {of[shown].length === 0 && <p className="muted">{t.none}</p>}
      <ol>
        {of[shown].map((sentence) => (
          <Line
            key={sentence.id}
            sentence={sentence}
            number={sentences.indexOf(sentence) + 1}
            clause={draft.clauses.find(({ id }) => id === sentence.id)}
            bind={bind}
            look={() => look(sentence.id)}
            mark={<Proposed sentence={sentence} draft={draft} write={write} />}
          />
        ))}
      </ol>
      <Button type="primary" onClick={done}>
        {t.done}
      </Button>
    </section>
  );
}

interface LineProps {
  readonly sentence: ReadSentence;
  /** Its number in the file, from 1. */
  readonly number: number;
  readonly clause: DraftClause | undefined;
  /** What else is to be said of the binding, such as who proposed it. */
  readonly mark?: ReactNode;
  bind(clause: DraftClause, measure: Measure): void;
  look(): void;
}

function Line({ sentence, number, clause, mark, bind, look }: LineProps) {
  const { texts, language } = useLanguage();
  const t = texts.drafting.review;
  const { measures } = texts.pledge.editor;
  const sureness = surenessOf(sentence);
  const settled = clause && clause.measure !== sentence.measure;
  const others = clause
    ? likely({ ...clause, text: sentence.text }).filter((measure) => measure !== clause.measure)
    : [];
  return (
    <li>
      <p className="as-written">
        <span className="number">{number}.</span> {sentence.text}
      </p>
      {!clause ? (
        <p className="muted">{t.gone}</p>
      ) : (
        <div className="bound">
          <MeasurePick
            label={t.rebind(number)}
            value={clause.measure}
            write={(measure) => bind(clause, measure)}
          />
          <p className="sureness">
            <span className={`sure ${settled ? 'high' : sureness}`}>
              {settled
                ? t.changed
                : sureness === 'none'
                  ? t.confidence.none
                  : `${t.confidence[sureness]} ${t.percent(Math.round(sentence.confidence * 100))}`}
            </span>
          </p>
          {mark}
          <p className="muted how">{describeMeasure(clause, language)}</p>
          <p className="rebind">
            {others.length + (clause.measure === 'statement' ? 0 : 1) > 0 && <span>{t.suggest}</span>}
            {others.map((measure) => (
              <button key={measure} type="button" className="chip" onClick={() => bind(clause, measure)}>
                {measures[measure]}
              </button>
            ))}
            {clause.measure !== 'statement' && (
              <button type="button" className="chip" onClick={() => bind(clause, 'statement')}>
                {t.state}
              </button>
            )}
            <button type="button" className="plain" onClick={look}>
              {t.look}
            </button>
          </p>
        </div>
      )}
    </li>
  );
}
