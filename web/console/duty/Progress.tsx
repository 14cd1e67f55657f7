import { useTexts } from '../texts/language.tsx';
import type { Period } from './queries.ts';

/** How much of what is needed is done, as a bar and in figures. */
export function Progress({
  period: { done, needed, state },
  label,
}: {
  period: Pick<Period, 'done' | 'needed' | 'state'>;
  label: string;
}) {
  const { duty: t } = useTexts();
  return (
    <div className={`progress ${state}`}>
      <progress aria-label={label} value={Math.min(done, needed)} max={needed} />
      <span>{t.progress(done.toLocaleString(), needed.toLocaleString())}</span>
    </div>
  );
}
