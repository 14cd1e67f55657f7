import { formatInstant, type Instant } from '../platform/time.ts';
import { TIME_ZONE } from './journal.ts';
import type { Random } from './random.ts';
import type { Topic } from './topics/topic.ts';

/** A moment as the bank writes it to people: 11 月 26 日 17:30. */
function inWords(at: Instant): string {
  const text = formatInstant(at, TIME_ZONE);
  return `${Number(text.slice(5, 7))} 月 ${Number(text.slice(8, 10))} 日 ${text.slice(11, 16)}`;
}

const EXCUSES = [
  '当天系统割接，回复没有发出去',
  '经办人临时请病假，交接时漏了这一件',
  '节日前后来件集中，人手没有及时补上',
  '需要外部机构回函，等待时间超出预计',
  '案件在两个部门之间转办时多停了一天',
  '核对历史流水费时，我们没有提前向您说明',
];

/** What the bank says at each step. */
export const SAID = {
  received: (random: Random, { about }: Topic, name: string, due: Instant) =>
    random.pick([
      `您好，我是江城银行客服${name}。您反映的“${about}”已收到，正在核实，最晚 ${inWords(due)} 前答复您。`,
      `您好，已受理您关于“${about}”的反馈，由我全程跟进（${name}）。最晚 ${inWords(due)} 给您结果，进度可随时查询。`,
      `您好，收到了。关于“${about}”，我们先核对情况，${inWords(due)} 前一定回复您。——${name}`,
    ]),
  urgent: (random: Random, { about }: Topic, name: string) =>
    random.pick([
      `您好，我是值班员${name}，“${about}”已转专人立即处置，请保持电话畅通，处置中有进展随时告诉您。`,
      `您好，我们已按紧急事项处理您反映的“${about}”，技术值班已介入。请先不要重复操作。——${name}`,
    ]),
  plan: (random: Random, { about, kind }: Topic) =>
    kind === 'suggestion' || kind === 'praise'
      ? '您好，您说的我们已转给有关部门研究，采纳与否、怎么改，都会告诉您。'
      : random.pick([
          `您好，“${about}”已初步查清，处理方案是：先核对流水与记录，再由经办部门给出结论；如属我行原因，费用由我行承担。结果出来第一时间告诉您。`,
          `您好，您的事项需要调阅当时的资料，我们已调取，正在逐项核对。初步方案已定，最迟在承诺时限内答复您。`,
          `您好，关于“${about}”，我们打算分两步办：今天先恢复您的使用，随后查清原因并书面答复。`,
        ]),
  jointPlan: (random: Random) =>
    random.pick([
      '您好，您的事项涉及多个部门，今天已会商明确：由一个部门主办、其他部门配合，您不需要再分别联系。主办人会直接与您沟通。',
      '您好，经会商，处理方案和分工已定，接下来由主办人跟到底，进展每个工作日更新一次。',
    ]),
  request: (random: Random) =>
    random.pick([
      '需技术侧核对日志，请协同。',
      '涉及网点与后台两边，请共同确认责任与方案。',
      '材料在其他部门，请协查并于明日前回复。',
    ]),
  coordinated: (random: Random) =>
    random.pick([
      '已会商：主办部门牵头，技术部提供日志，运营部核对账务。',
      '分工已明确，今日内各自反馈，由主办人汇总答复。',
    ]),
  silence: '您好，多次联系未能取得补充材料，我们先按现有情况答复如下；材料备齐后可随时继续。',
  late: (random: Random) => `抱歉，这次答复晚于我们承诺的时限，原因是${random.pick(EXCUSES)}。`,
  again: (random: Random, { about }: Topic) =>
    random.pick([
      `您好，您对“${about}”的处理结果不满意，已换由另一位同事重新办理。复核后，我们认为第一次的答复确有不足：已补充说明并按有利于您的方式处理，差额已补给您。`,
      `您好，复核人员重新核对了全部记录。此前的处理符合规定，但解释不够清楚，我们补充了逐笔说明，并安排网点负责人当面解答。`,
    ]),
  reviewed: (random: Random) =>
    random.pick([
      '复核通过：事实清楚，赔付依据充分。',
      '复核通过，建议答复中补充整改措施。',
      '已核对日志与账务，同意答复意见。',
    ]),
  followedUp: (random: Random) =>
    random.pick([
      '电话回访：客户表示已解决，无其他意见。',
      '回访：客户满意，建议短信提醒再早一点。',
      '回访：问题已解决，客户希望网点午间多开窗口。',
      '回访三次未接，已发短信。',
    ]),
  inspected: (random: Random) =>
    random.pick([
      '抽查：流程完整，用语规范。',
      '抽查：答复内容准确；首次响应可更具体。',
      '抽查：材料齐全，归档及时。',
      '抽查：漏写整改期限，已退回补充。',
    ]),
  praise: [
    '很快就解决了，谢谢。',
    '客服态度好，说得清楚。',
    '没想到第二天就办好了。',
    '满意，希望一直这样。',
    '',
  ],
  blame: ['答非所问。', '问题还在，别急着结案。', '解决了一半，太慢。', '道歉有什么用，要改。', ''],
  appeal: [
    '答复没有回答我的问题，请换个人处理。',
    '处理结果我不接受，钱的事没有说清楚。',
    '还是老样子，没有解决。',
    '承诺的退款没有到账，请重新核实。',
  ],
} as const;
