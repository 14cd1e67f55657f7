import { Link } from '@tanstack/react-router';
import { useTexts } from '../texts/language.tsx';
import { word } from '../texts/word.ts';
import { useMinute } from '../time/now.ts';
import { sayFully, sayWhen } from '../time/say.ts';
import { awaitedIn, type Phase } from './queries.ts';

/** The deliverables of the roll-out that people were reminded of and that are not there. */
export function MilestoneAlarms({ phases }: { phases: readonly Phase[] }) {
  const texts = useTexts();
  const { alarm: t, milestone } = texts;
  const now = useMinute();
  return (
    <section aria-labelledby="milestone-alarms">
      <h2 id="milestone-alarms" className="group-head">
        {milestone.title}
      </h2>
      <ul className="alarms">
        {phases.flatMap((phase) =>
          awaitedIn(phase).map(({ key, name, state, dueAt, alarm }) => (
            <li key={`${phase.clause} ${key}`}>
              <span
                className={`state ${state === 'broken' ? 'broken' : alarm!.percent === 80 ? 'risk' : 'running'}`}
              >
                {word(milestone.alarm, String(alarm!.percent))}
              </span>
              <div>
                <Link to="/plan">{name}</Link>{' '}
                {phase.owner && <span className="tag">{milestone.owner(phase.owner)}</span>}
                <small className="muted">{t.due(sayFully(texts, dueAt, now))}</small>
              </div>
              <span className="muted">{t.fired(sayWhen(texts, alarm!.firedAt, now))}</span>
            </li>
          )),
        )}
      </ul>
    </section>
  );
}
