import type { StaffCaseView } from '../../../../src/keep/case/shape.ts';
import { useTexts } from '../../texts/language.tsx';
import { useMinute } from '../../time/now.ts';
import { countdown, toneOf } from '../../time/say.ts';
import { Clocks } from '../ClockCard.tsx';
import { Group } from './Group.tsx';

/** The promises at work on the case, and what bars the answer. */
export function ClocksPanel({ view }: { view: StaffCaseView }) {
  const texts = useTexts();
  const now = useMinute();
  const tone = toneOf(view.next, now);
  const { clocks } = view;
  const summary = view.next
    ? countdown(texts, view.next, now)
    : clocks.length > 0
      ? texts.case.pastClocks(clocks.length)
      : texts.time.none;
  return (
    <Group
      name="clocks"
      title={texts.case.clocks}
      summary={summary}
      needed={tone === 'broken' || tone === 'risk'}
      open
    >
      <Clocks view={view} />
    </Group>
  );
}
