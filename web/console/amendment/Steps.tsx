import { useTexts } from '../texts/language.tsx';
import { word } from '../texts/word.ts';
import { useMinute } from '../time/now.ts';
import { sayWhen } from '../time/say.ts';
import type { Amendment } from './queries.ts';

type Step = Amendment['steps'][number];

interface Opinion {
  readonly unit: string;
  readonly opinion: keyof Opinions;
  readonly text: string;
}
type Opinions = ReturnType<typeof useTexts>['amendment']['opinions'];

/** What was done so far, by whom and in what words. */
export function Steps({ steps }: { steps: readonly Step[] }) {
  const texts = useTexts();
  const { amendment: t } = texts;
  const now = useMinute();
  return (
    <ol className="steps-taken">
      {steps.map((one) => (
        <li key={`${one.step} ${one.at}`}>
          <strong>{t.steps[one.step]}</strong>{' '}
          <span className="muted">{t.by(one.by ?? '—', sayWhen(texts, one.at, now))}</span>
          <Content step={one} />
        </li>
      ))}
    </ol>
  );
}

function Content({ step: { step, content } }: { step: Step }) {
  const { amendment: t } = useTexts();
  const said = (name: string) => (typeof content[name] === 'string' ? (content[name] as string) : '');
  switch (step) {
    case 'assess':
      return <p>{said('assessment')}</p>;
    case 'joint-review':
      return (
        <ul>
          {(content.opinions as readonly Opinion[]).map(({ unit, opinion, text }) => (
            <li key={unit} className={opinion}>
              {unit}{' '}
              <span
                className={`state ${opinion === 'disagree' ? 'broken' : opinion === 'agree' ? 'kept' : 'none'}`}
              >
                {word(t.opinions, opinion)}
              </span>{' '}
              {text}
            </li>
          ))}
        </ul>
      );
    case 'withdraw-objection':
      return <p>{t.withdrawn(said('unit'), said('reason'))}</p>;
    case 'overrule':
      return <p>{t.overruled(said('body'), said('unit'), said('reason'))}</p>;
    case 'approve':
      return <p>{[said('date'), said('body'), said('minutes')].filter(Boolean).join(' · ')}</p>;
    case 'publish':
      return null;
  }
}
