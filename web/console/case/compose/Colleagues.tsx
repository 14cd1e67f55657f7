import { useTexts } from '../../texts/language.tsx';
import type { Present } from './presence.ts';

/** Who else has the case open; louder when they are answering, lest the user gets two answers. */
export function Colleagues({ others }: { others: readonly Present[] }) {
  const { case: t } = useTexts();
  const names = (writing: boolean) =>
    others.filter((other) => other.writing === writing).map(({ name }) => name);
  const [writing, looking] = [names(true), names(false)];
  return (
    <div className="colleagues" aria-live="polite">
      {writing.length > 0 && <p className="gate">{t.presence.writing(writing)}</p>}
      {looking.length > 0 && <p className="muted">{t.presence.looking(looking)}</p>}
    </div>
  );
}
