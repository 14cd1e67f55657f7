import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useMay } from '../session/session.ts';
import { useTexts } from '../texts/language.tsx';
import { word } from '../texts/word.ts';
import { Progress } from './Progress.tsx';
import type { Duty, Period } from './queries.ts';

/** The word and the look of where a period stands; a reminder makes it a risk. */
function Standing({ period, alarm }: { period: Period; alarm: Duty['alarm'] }) {
  const { words, duty: t } = useTexts();
  const { state } = period;
  const isWarned = state === 'running' && alarm !== null;
  return (
    <span className={`state ${isWarned ? 'risk' : state === 'cancelled' ? 'none' : state}`}>
      {isWarned ? word(t.alarm, String(alarm.percent)) : words.clock[state]}
    </span>
  );
}

/** A duty: what is still to do by when, how far it is, and the two things one can do about it. */
export function DutyLine({ duty, begun, record }: { duty: Duty; begun: boolean; record(): void }) {
  const { duty: t } = useTexts();
  const mayRecord = useMay('case:work');
  const { clause, activity, text, count, owner, current, previous, alarm } = duty;
  return (
    <li>
      <div className="what">
        <div className="name">
          <strong>{activity}</strong>
          {current && begun && <Standing period={current} alarm={alarm} />}
          {owner && <span className="tag">{t.owner(owner)}</span>}
        </div>
        {current && <p>{current.sentence}</p>}
        <p className="muted">{text}</p>
        {current && current.needed < count && (
          <p className="muted">{t.share(String(count), String(current.needed))}</p>
        )}
        {previous && previous.state !== 'kept' && (
          <p className={previous.state === 'broken' ? 'missed' : 'muted'}>{t.previous(previous.sentence)}</p>
        )}
      </div>
      {current && begun && <Progress period={current} label={t.progressOf(activity)} />}
      <div className="do">
        {mayRecord && (
          <Button
            type={current?.state === 'running' && begun ? 'primary' : 'default'}
            aria-label={t.recordOf(activity)}
            onClick={record}
          >
            {t.record}
          </Button>
        )}
        <Link to="/duties/$clause" params={{ clause }} aria-label={t.historyOf(activity)}>
          {t.history}
        </Link>
      </div>
    </li>
  );
}
