import type { HandOversView } from '../../../../src/keep/case/dispatch/shape.ts';
import { useTexts } from '../../texts/language.tsx';
import { useMinute } from '../../time/now.ts';
import { sayFully } from '../../time/say.ts';

/** Who had the case when. */
export function Holdings({ hands }: { hands: HandOversView }) {
  const texts = useTexts();
  const { handover: t } = texts;
  const now = useMinute();
  if (hands.holdings.length === 0) return null;
  const causes: Readonly<Record<string, string>> = t.causes;
  return (
    <details className="holdings">
      <summary>{t.holdings(hands.holdings.length)}</summary>
      <ol>
        {hands.holdings.map(({ unit, person, from, until, cause }) => (
          <li key={`${from} ${unit.id} ${person?.id}`}>
            {unit.name} · {person?.name ?? t.nobody}
            {cause && causes[cause] && ` · ${causes[cause]}`}
            <br />
            <span className="muted">
              {until === null
                ? t.since(sayFully(texts, from, now))
                : t.span(sayFully(texts, from, now), sayFully(texts, until, now))}
            </span>
          </li>
        ))}
      </ol>
    </details>
  );
}
