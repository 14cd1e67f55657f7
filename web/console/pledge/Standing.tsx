import { useTexts } from '../texts/language.tsx';
import type { Texts } from '../texts/zh.ts';
import { useMinute } from '../time/now.ts';
import { sayDate } from '../time/say.ts';
import { civil, isoDay, noonOf } from '../time/zone.ts';
import type { Version } from './queries.ts';

/** A day with its year, in words. */
export function sayDay({ time }: Texts, day: string): string {
  const { year, month, date } = civil(noonOf(day));
  return time.dateOfYear(year, month, date);
}

/** From when to when a version holds. */
export function Term({ version }: { version: Pick<Version, 'effectiveFrom' | 'effectiveTo'> }) {
  const texts = useTexts();
  const { pledge: t } = texts;
  const say = (day: string) => sayDay(texts, day);
  const { effectiveFrom, effectiveTo } = version;
  if (!effectiveFrom) return <>{t.always}</>;
  return <>{effectiveTo ? t.fromTo(say(effectiveFrom), say(effectiveTo)) : t.from(say(effectiveFrom))}</>;
}

/** Draft, in force, to come or ended. */
export function Standing({ version, inForce }: { version: Version; inForce: number | undefined }) {
  const { pledge: t } = useTexts();
  const today = isoDay(civil(useMinute()).day);
  if (version.status === 'draft') return <span className="state running">{t.draft}</span>;
  if (version.id === inForce) return <span className="state kept">{t.inForce}</span>;
  const toCome = version.effectiveFrom !== null && version.effectiveFrom > today;
  return <span className="state none">{toCome ? t.upcoming : t.ended}</span>;
}

/** When it was published, or made. */
export function When({ version }: { version: Version }) {
  const texts = useTexts();
  const { pledge: t } = texts;
  return (
    <>
      {version.publishedAt
        ? t.published(sayDate(texts, version.publishedAt))
        : t.created(sayDate(texts, version.createdAt))}
    </>
  );
}
