import { Button } from 'antd';
import { EvidenceList, type Retraction } from '../duty/EvidenceList.tsx';
import { Progress } from '../duty/Progress.tsx';
import { useMay } from '../session/session.ts';
import { useTexts } from '../texts/language.tsx';
import { word } from '../texts/word.ts';
import { useMinute } from '../time/now.ts';
import { sayFully } from '../time/say.ts';
import type { Deliverable } from './queries.ts';

const OF_MILESTONES: Retraction = {
  list: 'milestones',
  path: (id) => `/staff/milestones/deliveries/${id}/retraction`,
};

/** What became of a deliverable, in one line. */
function Outcome({ one }: { one: Deliverable }) {
  const texts = useTexts();
  const { milestone: t } = texts;
  const now = useMinute();
  const { state, deliveredAt, dueAt, replacedBy } = one;
  const due = sayFully(texts, dueAt, now);
  const delivered = deliveredAt && sayFully(texts, deliveredAt, now);
  if (state === 'kept') return t.kept(delivered!);
  if (state === 'broken') return delivered ? t.late(delivered) : t.missing(due);
  if (state === 'cancelled') return replacedBy === null ? t.notOwed : t.replaced(replacedBy);
  return t.due(due);
}

/** A deliverable with what became of it, its proof, and the way to record it. */
export function DeliverableLine({
  one,
  begun,
  record,
}: {
  one: Deliverable;
  begun: boolean;
  record(): void;
}) {
  const texts = useTexts();
  const { milestone: t } = texts;
  const now = useMinute();
  const mayRecord = useMay('case:work');
  const { name, state, needed, done, alarm, earlier, evidence, deliveredAt } = one;
  const look = state === 'cancelled' ? 'none' : alarm && state === 'running' ? 'risk' : state;
  return (
    <li>
      <div className="name">
        <strong>{name}</strong>
        <span className={`state ${look}`}>
          <Outcome one={one} />
        </span>
        {alarm && deliveredAt === null && state === 'running' && (
          <span className="tag">{word(t.alarm, String(alarm.percent))}</span>
        )}
        {mayRecord && begun && state !== 'cancelled' && (
          <Button
            size="small"
            type={deliveredAt === null ? 'primary' : 'default'}
            aria-label={(deliveredAt === null ? t.deliverOf : t.addOf)(name)}
            onClick={record}
          >
            {deliveredAt === null ? t.deliver : t.add}
          </Button>
        )}
      </div>
      {needed > 1 && <Progress period={{ done, needed, state }} label={t.progressOf(name)} />}
      {earlier.map(({ version, dueAt, state: was }) => (
        <p key={version} className={was === 'broken' ? 'missed' : 'muted'}>
          {t.earlier(version, sayFully(texts, dueAt, now))}
          {t.comma}
          {t.earlierStates[was]}
        </p>
      ))}
      {evidence.length > 0 && (
        <details>
          <summary>{t.evidence(evidence.length)}</summary>
          <EvidenceList evidence={evidence} retraction={OF_MILESTONES} />
        </details>
      )}
    </li>
  );
}
