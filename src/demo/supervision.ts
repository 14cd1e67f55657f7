import { type Instant, MINUTE } from '../platform/time.ts';
import { addWorkingTime } from '../promise/calendar/working-time.ts';
import { BRANCHES } from './bank.ts';
import { type HistoryRecord, Journal } from './journal.ts';
import { inTime, type Promises } from './promises.ts';
import type { Random } from './random.ts';
import { momentOf } from './rhythm.ts';
import { filler } from './slots.ts';

const REPORTS: readonly (readonly [string, string])[] = [
  [
    '承诺 5 个工作日答复，拖到第 8 天',
    '我的投诉写明 5 个工作日答复，第 8 天才有人联系，请监督部门核实是谁压了件。',
  ],
  [
    '{branch}让客户自己改评价',
    '办完业务，柜员当着我的面要求点“非常满意”，说不点要扣钱。这样的满意率有什么意义？',
  ],
  ['件没办完就被归档', '我的事没解决，系统里显示已归档。请查一查归档时是谁点的。'],
  ['{branch}绿色通道形同虚设', '牌子挂着，老人照样排普通号，问就说机器坏了。'],
  ['客户经理私下收“加急费”', '听同行说，想早点放款要给客户经理意思意思，请查。'],
  ['网点价目牌和公布的不一样', '{branch}墙上的价目还是去年的，与服务指南对不上。'],
  ['回访电话问的不是我的事', '回访员念的内容和我反映的完全不同，怀疑是走过场。'],
];

const FINDINGS = [
  '核实：属实。责任人已扣减当月考核，相关流程本周内整改，结果已向反映人反馈。',
  '核实：部分属实。已责成网点整改并复查，向反映人作了说明。',
  '核实：经调阅系统日志与录像，未发现所反映的情形，已向反映人逐条说明依据。',
];

/** Reports about the handling itself, every week or so, verified by the supervision post. */
export function* supervisionOf(
  random: Random,
  promises: Promises,
  firstDay: number,
  days: number,
  until: Instant,
): Generator<HistoryRecord> {
  const { calendar } = promises;
  let previous = '';
  for (let index = 0, day = firstDay + 2; day < firstDay + days; index++, day += random.int(3, 8)) {
    const fill = filler(random, { branch: random.pick(BRANCHES).name });
    const [title, body] = random.pick(REPORTS.filter((report) => report[0] !== previous));
    previous = title;
    const journal = new Journal(`JD-${String(index + 1).padStart(3, '0')}`);
    const channel = random.pick(['web', 'phone', 'email', 'post']);
    const reportedAt = journal.add(momentOf(random, calendar, day, 'phone'), 'reported', {
      channel,
      kind: 'report',
      title: fill(title),
      body: fill(body),
    });
    const verifies = addWorkingTime(calendar, reportedAt, random.around(900, 0.5) * MINUTE);
    const verifiedAt = inTime(
      random,
      calendar,
      reportedAt,
      verifies,
      promises.due('supervision', { channel, kind: 'report' }, reportedAt),
      0,
    );
    journal.add(verifiedAt, 'verified', { body: random.pick(FINDINGS), by: '田守真' });
    yield* journal.linesUntil(until);
  }
}
