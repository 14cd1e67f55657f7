import { describeMeasure } from '../../../src/promise/pledge/describe.ts';
import type { Draft } from '../../../src/promise/pledge/pledge.ts';
import { useLanguage } from '../texts/language.tsx';
import { proposedFor } from './proposal.ts';
import type { ReadSentence } from './reading.ts';

interface Props {
  readonly sentence: ReadSentence;
  readonly draft: Draft;
  write(draft: Draft): void;
}

/** What a language model proposes for a sentence, marked as such, to be taken over by a click. */
export function Proposed({ sentence, draft, write }: Props) {
  const { texts, language } = useLanguage();
  const { proposal: t, pledge } = texts;
  const clause = proposedFor(sentence, draft);
  if (!clause) return null;
  const accept = () =>
    write({ ...draft, clauses: draft.clauses.map((one) => (one.id === clause.id ? clause : one)) });
  return (
    <div className="proposed">
      <p>
        <strong>{t.by(pledge.editor.measures[clause.measure])}</strong>{' '}
        <button type="button" className="chip" onClick={accept}>
          {t.accept}
        </button>
      </p>
      <p className="muted how">{describeMeasure(clause, language)}</p>
      <p className="muted how">{t.hint}</p>
    </div>
  );
}
