import { Link } from '@tanstack/react-router';
import { type Duty, isMissed, isReminded, type Period } from '../duty/queries.ts';
import { useTexts } from '../texts/language.tsx';
import { word } from '../texts/word.ts';
import { useMinute } from '../time/now.ts';
import { sayWhen } from '../time/say.ts';

/** One reminder of a duty: what is still missing of the period under way, or that the last one was missed. */
function DutyAlarm({ duty, period, firedAt }: { duty: Duty; period: Period; firedAt: string }) {
  const texts = useTexts();
  const { alarm: t, duty: words } = texts;
  const now = useMinute();
  const { clause, activity, owner, mine, alarm } = duty;
  const missed = period.state === 'broken';
  const percent = missed ? 100 : (alarm?.percent ?? 50);
  return (
    <li>
      <span className={`state ${missed ? 'broken' : percent === 80 ? 'risk' : 'running'}`}>
        {missed ? t.missed : word(words.alarm, String(percent))}
      </span>
      <div>
        <Link to="/duties/$clause" params={{ clause }}>
          {activity}
        </Link>{' '}
        {owner && <span className="tag">{words.owner(owner)}</span>}{' '}
        {mine && <span className="tag">{t.mine}</span>}
        <small className="muted">{period.sentence}</small>
      </div>
      <span className="muted">{t.fired(sayWhen(texts, firedAt, now))}</span>
    </li>
  );
}

/** Whether there is something to remind of. */
export const hasNews = (duties: readonly Duty[], now: number): boolean =>
  duties.some((duty) => isReminded(duty) || isMissed(duty, now));

/** The reminders of duties that still matter, one's own first. */
export function DutyAlarms({ duties }: { duties: readonly Duty[] }) {
  const { alarm: t } = useTexts();
  const now = useMinute();
  const own = duties.toSorted((a, b) => Number(b.mine) - Number(a.mine));
  return (
    <section aria-labelledby="duty-alarms">
      <h2 id="duty-alarms" className="group-head">
        {t.duties}
      </h2>
      <ul className="alarms">
        {own.map((duty) => (
          <Both key={duty.clause} duty={duty} now={now} />
        ))}
      </ul>
    </section>
  );
}

function Both({ duty, now }: { duty: Duty; now: number }) {
  const { current, previous, alarm } = duty;
  return (
    <>
      {isReminded(duty) && current && alarm && (
        <DutyAlarm duty={duty} period={current} firedAt={alarm.firedAt} />
      )}
      {isMissed(duty, now) && previous && (
        <DutyAlarm duty={duty} period={previous} firedAt={previous.dueAt} />
      )}
    </>
  );
}
