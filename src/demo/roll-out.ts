import type { Db } from '../platform/sql.ts';
import { DAY, HOUR, type Instant } from '../platform/time.ts';
import type { Commitment } from '../promise/milestone/milestone.ts';
import { commitmentsOf } from '../promise/milestone/plan.ts';
import type { PublishedPledge } from '../promise/pledge/inforce.ts';
import { loadPublished } from '../promise/pledge/store.ts';
import { type Done, writeEvidence } from './duty.ts';

/** Of what the pilot was to show, this came after its phase was over. */
const LATE = '试点总结';
const NAMED = '#';

/** Delivered a few days before the phase was over, in office hours; the number of people in three courses. */
function* deliveriesOf({ clause, deliverable, needed, dueAt }: Commitment): Generator<Done> {
  const courses = deliverable.key === NAMED ? 3 : 1;
  for (let course = 0; course < courses; course++) {
    const before = (courses - course) * 6 * DAY - 5 * DAY + 3 * HOUR;
    const happenedAt = deliverable.key === LATE ? dueAt + 2 * DAY : dueAt - before;
    yield {
      clause: clause.id,
      deliverable: deliverable.key,
      kind: 'minutes',
      text: `${deliverable.name.zh}：已验收。`,
      count: Math.floor((needed * (course + 1)) / courses) - Math.floor((needed * course) / courses),
      happenedAt,
      recordedAt: happenedAt + HOUR,
    };
  }
}

const ATTACHED: readonly (readonly [day: number, path: string, text: string])[] = [
  [3, 'privacy-rules', '个人信息保护规则，各渠道适用同一版本。'],
  [41, 'privacy-audit', '第三季度个人信息保护自查报告。'],
];

/** What stands for the statements of the letter: documents that the bank put on its website. */
function* attachmentsOf({ pledge, publishedAt }: PublishedPledge): Generator<Done> {
  for (const { id } of pledge.clauses.filter(({ measure }) => measure === 'statement')) {
    for (const [day, path, text] of ATTACHED) {
      const happenedAt = publishedAt + day * DAY;
      const link = `https://bank.example/${path}.pdf`;
      yield { clause: id, kind: 'link', link, text, count: 1, happenedAt, recordedAt: happenedAt + HOUR };
    }
  }
}

/** Writes down what of the roll-out was delivered until now, and the documents behind the statements. */
export async function fillRollOut(db: Db, { until }: { until: Instant }): Promise<void> {
  const published = await loadPublished(db);
  const done = published.flatMap((letter) => [
    ...commitmentsOf(published, letter).flatMap((one) => [...deliveriesOf(one)]),
    ...attachmentsOf(letter),
  ]);
  await writeEvidence(
    db,
    done.filter(({ recordedAt }) => recordedAt <= until),
  );
}
