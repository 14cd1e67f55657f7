import { Button } from 'antd';
import type { HandOversView } from '../../../../src/keep/case/dispatch/shape.ts';
import type { StaffCaseView } from '../../../../src/keep/case/shape.ts';
import { useMay } from '../../session/session.ts';
import { useTexts } from '../../texts/language.tsx';
import { useMinute } from '../../time/now.ts';
import { sayFully } from '../../time/say.ts';

/** Who owes what to the case: the units that assist, and the one that leads while a coordination is under way. */
export function Tasks({
  view,
  hands,
  finish,
}: {
  view: StaffCaseView;
  hands: HandOversView;
  finish(task: number): void;
}) {
  const texts = useTexts();
  const { handover: t } = texts;
  const now = useMinute();
  const works = useMay('case:work');
  const planOwed = hands.coordinating && !hands.planned;
  if (hands.tasks.length === 0 && !planOwed) return null;
  const allDone = hands.coordinating && hands.tasks.every(({ state }) => state === 'done');
  return (
    <>
      <h3>{t.owed}</h3>
      <ul className="owed">
        {planOwed && view.unit && <li>{t.planOwed(view.unit.name)}</li>}
        {hands.tasks.map((task) => (
          <li key={task.seq}>
            <span>
              <strong>{task.unit.name}</strong>
              {task.owner && ` · ${task.owner.name}`} · {task.what}
            </span>
            <span className={task.state === 'late' ? 'broken' : 'muted'}>
              {t.taskStates[task.state]}
              {' · '}
              {task.doneAt ? sayFully(texts, task.doneAt, now) : t.due(sayFully(texts, task.dueAt, now))}
            </span>
            {works && task.refusal === null && task.state !== 'ended' && (
              <Button size="small" onClick={() => finish(task.seq)}>
                {t.act.done}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {allDone && hands.tasks.length > 0 && <p className="muted">{t.allDone}</p>}
    </>
  );
}
