import { useTexts } from '../texts/language.tsx';
import { sayDays } from '../time/say.ts';
import { civil } from '../time/zone.ts';
import type { Phase } from './queries.ts';
import { placeOf, stretchOf, type Track } from './track.ts';

/** The months of the plan, and where today lies. */
export function Months({ track, now }: { track: Track; now: number }) {
  const { milestone: t } = useTexts();
  const today = placeOf(civil(now).day, track);
  return (
    <div className="months" aria-hidden>
      {track.months.map(({ year, month, at }, index) => (
        <span key={at} style={{ left: `${at}%` }}>
          {index === 0 || month === 1 ? t.monthOfYear(year, month) : t.month(month)}
        </span>
      ))}
      {today !== undefined && (
        <b style={{ left: `${today}%` }} className={today > 90 ? 'end' : undefined}>
          {t.today}
        </b>
      )}
    </div>
  );
}

/** When a phase takes place, as a bar with a mark for each deliverable that is there. */
export function Bar({ phase, track, now }: { phase: Phase; track: Track; now: number }) {
  const texts = useTexts();
  const { milestone: t } = texts;
  const { left, width } = stretchOf(phase, track);
  const today = placeOf(civil(now).day, track);
  const days = phase.to ? sayDays(texts, { from: phase.from ?? phase.to, to: phase.to }, now) : '—';
  return (
    <div className="track" role="img" aria-label={t.bar(days, t.states[phase.state])}>
      {today !== undefined && <i className="now" style={{ left: `${today}%` }} />}
      <i className={`bar ${phase.state}`} style={{ left: `${left}%`, width: `${width}%` }} />
      {phase.deliverables.map(({ key, deliveredAt, state }) => {
        const at = deliveredAt === null ? undefined : placeOf(civil(deliveredAt).day, track);
        return at !== undefined && <i key={key} className={`mark ${state}`} style={{ left: `${at}%` }} />;
      })}
    </div>
  );
}
