import { queryOptions, useQuery } from '@tanstack/react-query';
import type { PausesView } from '../../../../src/keep/case/pause/shape.ts';
import type { StaffCaseView } from '../../../../src/keep/case/shape.ts';
import { get } from '../../api/call.ts';
import { useTexts } from '../../texts/language.tsx';
import { word } from '../../texts/word.ts';
import { useMinute } from '../../time/now.ts';
import { sayFully } from '../../time/say.ts';
import { Group } from '../side/Group.tsx';
import '../approval/approval.css';

type Pause = PausesView['items'][number];

const pausesQuery = (number: string) =>
  queryOptions({
    queryKey: ['case', number, 'pauses'],
    queryFn: () => get<PausesView>(`/staff/cases/${encodeURIComponent(number)}/pauses`),
  });

function Proof({ pause }: { pause: Pause }) {
  const texts = useTexts();
  const { pause: t } = texts;
  const now = useMinute();
  if (pause.question === null) return <p className="clue">{t.notAsked}</p>;
  return (
    <details>
      <summary className="clue">{t.asked}</summary>
      <p className="words">{pause.question}</p>
      <p className="clue">
        {pause.sent.length === 0
          ? t.notSent
          : pause.sent
              .map(({ channel, at }) => t.sent(word(t.ways, channel), sayFully(texts, at, now)))
              .join(' · ')}
      </p>
    </details>
  );
}

/** Each time the case waited for its user: why, how long, what was asked, and how it ended. */
export function PausePanel({ view }: { view: StaffCaseView }) {
  const texts = useTexts();
  const { pause: t, words } = texts;
  const now = useMinute();
  const pauses = useQuery(pausesQuery(view.number)).data?.items;
  const last = pauses?.at(-1);
  if (!pauses || !last) return null;
  const say = (at: string) => sayFully(texts, at, now);
  return (
    <Group
      name="pause"
      title={t.title}
      summary={last.endedAt === null ? t.until(say(last.endsAt)) : t.count(pauses.length)}
    >
      {pauses.toReversed().map((one) => (
        <div className="request" key={one.startedAt}>
          <p>
            {words.waiting[one.reason]}
            {one.contested && <span className="tag">{t.contested}</span>}
          </p>
          <p className="clue">
            {one.endedAt === null
              ? `${t.from(say(one.startedAt))} · ${t.until(say(one.endsAt))}`
              : t.span(say(one.startedAt), say(one.endedAt))}
            {one.reminded && ` · ${t.reminded}`}
            {one.endedBy && ` · ${t.ended[one.endedBy]}`}
          </p>
          <Proof pause={one} />
        </div>
      ))}
    </Group>
  );
}
