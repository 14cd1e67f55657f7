import { percent } from '../compliance/figure.ts';
import { useTexts } from '../texts/language.tsx';
import { word } from '../texts/word.ts';
import { type Bar, barsOf, shareBeside } from './bars.ts';
import type { TriedClause } from './trial.ts';

function Bars({ title, bars, target }: { title: string; bars: readonly Bar[]; target: number }) {
  const { whatIf: t } = useTexts();
  if (bars.length === 0) return null;
  return (
    <section className="bars">
      <h3>{title}</h3>
      <dl>
        {bars.map(({ name, judged, rate }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>
              <span className="track" aria-hidden="true">
                <span
                  className={rate! >= target ? 'fill kept' : 'fill broken'}
                  style={{ width: `${rate! * 100}%` }}
                />
                <span className="mark" style={{ left: `${target * 100}%` }} />
              </span>
              <b className="share">{shareBeside(rate!, target)}</b>
              <span className="muted">{t.times(judged.toLocaleString())}</span>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

const HOURS = Array.from({ length: 24 }, (_, hour) => hour);

/** A column for each hour of day: its height is how many were judged, its upper part those that were broken. */
function Hours({ hours }: { hours: TriedClause['byHour'] }) {
  const { whatIf: t } = useTexts();
  const at = new Map(hours.map((one) => [one.hour, one]));
  const most = Math.max(1, ...hours.map(({ kept, broken }) => kept + broken));
  const height = (count: number) => `${(count / most) * 100}%`;
  return (
    <section className="hours">
      <h3>{t.byHour}</h3>
      <ol>
        {HOURS.map((hour) => {
          const { kept = 0, broken = 0, rate = null } = at.get(hour) ?? {};
          const said = rate === null ? t.hourNone(hour) : t.hourSaid(hour, percent(rate), kept + broken);
          return (
            <li key={hour} title={said}>
              <span className="hidden">{said}</span>
              <span className="stack" aria-hidden="true">
                <span className="broken" style={{ height: height(broken) }} />
                <span className="kept" style={{ height: height(kept) }} />
              </span>
              <small aria-hidden="true">{hour % 6 === 0 ? hour : ''}</small>
            </li>
          );
        })}
      </ol>
    </section>
  );
}

/** Where and when a promise would have been kept: by channel, by unit and by hour of day. */
export function Charts({ clause }: { clause: TriedClause }) {
  const { whatIf: t, words } = useTexts();
  const target = clause.target ?? 1;
  const channels = barsOf(
    clause.byChannel,
    ({ channel }) => (channel ? word(words.channel, channel) : t.unknown),
    t.others,
  );
  const units = barsOf(clause.byUnit, ({ unit }) => unit ?? t.noUnit, t.others);
  return (
    <div className="charts">
      <Bars title={t.byChannel} bars={channels} target={target} />
      <Bars title={t.byUnit} bars={units} target={target} />
      <Hours hours={clause.byHour} />
    </div>
  );
}
