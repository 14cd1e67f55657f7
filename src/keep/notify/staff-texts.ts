import type { Template } from './template.ts';

/** What members of staff are told. `link` leads to the case in the console. */
export const TO_STAFF = {
  dispatched: {
    zh: ({ number, title, due }) => [`新分派：${title}（${number}）`, due ? `最早的时限是 ${due}。` : ''],
    en: ({ number, title, due }) => [
      `Dispatched: ${title} (${number})`,
      due ? `The first deadline is ${due}.` : '',
    ],
  },
  'user-wrote': {
    zh: ({ number, title }) => [`用户补充了情况：${title}（${number}）`, '如果在等待用户，时限已恢复计算。'],
    en: ({ number, title }) => [
      `The user wrote: ${title} (${number})`,
      'If it waited for the user, the deadline goes on.',
    ],
  },
  contested: {
    zh: ({ number, title }) => [`用户认为不需要等待：${title}（${number}）`, '时限已恢复计算，请继续办理。'],
    en: ({ number, title }) => [
      `The user objects to the waiting: ${title} (${number})`,
      'The deadline runs again; please go on.',
    ],
  },
  appealed: {
    mail: true,
    zh: ({ number, title }) => [`用户要求再次处理：${title}（${number}）`, '须由没有办理过的人员处理。'],
    en: ({ number, title }) => [
      `Second review asked for: ${title} (${number})`,
      'People who have not handled it take it up.',
    ],
  },
  clock: {
    mail: true,
    zh: ({ number, title, clause, percent, due }) => [
      Number(percent) > 100
        ? `超时已达时限的 ${Number(percent) - 100}%：${title}（${number}）`
        : Number(percent) === 100
          ? `已到期：${title}（${number}）`
          : `时限已用 ${percent}%：${title}（${number}）`,
      `承诺：${clause}。最晚 ${due}。`,
    ],
    en: ({ number, title, clause, percent, due }) => [
      Number(percent) > 100
        ? `Over by ${Number(percent) - 100} % of the limit: ${title} (${number})`
        : Number(percent) === 100
          ? `Overdue: ${title} (${number})`
          : `${percent} % of the time is used: ${title} (${number})`,
      `Promise: ${clause}. Due ${due}.`,
    ],
  },
  'review-wanted': {
    zh: ({ number, title }) => [`请复核：${title}（${number}）`, '答复前须经技术和运营各复核一次。'],
    en: ({ number, title }) => [
      `Please review: ${title} (${number})`,
      'Technology and operations each review it before it goes out.',
    ],
  },
  objection: {
    mail: true,
    zh: ({ number, title, unit, due }) => [
      `${unit}对分派有异议：${title}（${number}）`,
      `请在 ${due} 前裁定，逾期按分派目录自动决定。`,
    ],
    en: ({ number, title, unit, due }) => [
      `${unit} objects: ${title} (${number})`,
      `Decide by ${due}; after that the catalogue decides.`,
    ],
  },
  'objection-decided': {
    zh: ({ number, title, outcome }) => [`异议已裁定：${title}（${number}）`, outcome ?? ''],
    en: ({ number, title, outcome }) => [`Objection decided: ${title} (${number})`, outcome ?? ''],
  },
  task: {
    zh: ({ number, title, task, due }) => [
      `请协办：${task}（${number}）`,
      `事项：${title}。${due ? `最晚 ${due}。` : ''}`,
    ],
    en: ({ number, title, task, due }) => [
      `Please assist: ${task} (${number})`,
      `Case: ${title}.${due ? ` By ${due}.` : ''}`,
    ],
  },
  'task-done': {
    zh: ({ number, task, unit }) => [`协办已完成：${task}（${number}）`, `由${unit}完成。`],
    en: ({ number, task, unit }) => [`Assistance done: ${task} (${number})`, `Done by ${unit}.`],
  },
  mention: {
    zh: ({ number, title, name }) => [`${name}在备注中提到您：${title}（${number}）`, ''],
    en: ({ number, title, name }) => [`${name} mentioned you: ${title} (${number})`, ''],
  },
  urged: {
    urgent: true,
    mail: true,
    zh: ({ number, title, document, due }) => [
      `督办函 ${document}：${title}（${number}）`,
      `请在 ${due} 前书面答复。`,
    ],
    en: ({ number, title, document, due }) => [
      `Supervision notice ${document}: ${title} (${number})`,
      `Answer it in writing by ${due}.`,
    ],
  },
  'urge-reminder': {
    mail: true,
    zh: ({ number, title, document, due }) => [
      `督办函 ${document} 还没有答复：${title}（${number}）`,
      `最晚 ${due} 答复。`,
    ],
    en: ({ number, title, document, due }) => [
      `Supervision notice ${document} is not answered yet: ${title} (${number})`,
      `It is due by ${due}.`,
    ],
  },
  'urge-late': {
    mail: true,
    zh: ({ number, title, document, due }) => [
      `督办函 ${document} 逾期未答复：${title}（${number}）`,
      `应在 ${due} 前答复。`,
    ],
    en: ({ number, title, document, due }) => [
      `Supervision notice ${document} was not answered in time: ${title} (${number})`,
      `It was due by ${due}.`,
    ],
  },
  'urge-answered': {
    zh: ({ number, title, document }) => [`督办函 ${document} 已答复：${title}（${number}）`, ''],
    en: ({ number, title, document }) => [
      `Supervision notice ${document} is answered: ${title} (${number})`,
      '',
    ],
  },
  approval: {
    mail: true,
    zh: ({ number, title, what }) => [`请审批：${what}（${number}）`, `事项：${title}。`],
    en: ({ number, title, what }) => [`Please decide: ${what} (${number})`, `Case: ${title}.`],
  },
  'approval-given': {
    zh: ({ number, what, outcome }) => [`${what}：${outcome}（${number}）`, ''],
    en: ({ number, what, outcome }) => [`${what}: ${outcome} (${number})`, ''],
  },
  follower: {
    mail: true,
    zh: ({ number, title }) => [
      `请专人跟进：${title}（${number}）`,
      '请跟进到办结归档，归档前须有处理决定和根本原因。',
    ],
    en: ({ number, title }) => [
      `Yours to follow up: ${title} (${number})`,
      'Stay with it until it is archived; before that it needs a decision and the root cause.',
    ],
  },
  prevention: {
    mail: true,
    zh: ({ number, title, due }) => [
      `请落实预防措施：${title}（${number}）`,
      `最晚 ${due} 完成，并记录依据。`,
    ],
    en: ({ number, title, due }) => [
      `A preventive action is yours: ${title} (${number})`,
      `Done by ${due}, with what shows it.`,
    ],
  },
  'remedy-missed': {
    mail: true,
    zh: ({ number, title, what }) => [
      `用户称未收到补救：${title}（${number}）`,
      `${what}已登记兑现，用户说没有收到，请核实。`,
    ],
    en: ({ number, title, what }) => [
      `A remedy has not arrived: ${title} (${number})`,
      `${what} was recorded as delivered; the user says that it has not arrived.`,
    ],
  },
  'rating-contested': {
    mail: true,
    zh: ({ number, title }) => [
      `请裁定评价申诉：${title}（${number}）`,
      '被评价部门认为这次评价是恶意的。须由其他部门的两位人员裁定。',
    ],
    en: ({ number, title }) => [
      `Please decide on a contested rating: ${title} (${number})`,
      'The unit that was rated calls it malicious. Two people of other units decide.',
    ],
  },
  'rating-settled': {
    zh: ({ number, title, outcome }) => [
      `评价申诉已有结论：${title}（${number}）`,
      outcome === 'upheld'
        ? '申诉成立：这次评价不计入满意率，并公开列为不计入。'
        : '申诉不成立：这次评价照常计入满意率。',
    ],
    en: ({ number, title, outcome }) => [
      `A contested rating is settled: ${title} (${number})`,
      outcome === 'upheld'
        ? 'Upheld: the rating is left out of the ratio, and published as left out.'
        : 'Not upheld: the rating counts as it did.',
    ],
  },
  calls: {
    zh: ({ count, from, to }) => [
      `请回访 ${count} 位用户`,
      `从 ${from} 至 ${to} 归档的事项中抽取，请在“回访”页面办理。`,
    ],
    en: ({ count, from, to }) => [
      `Please call ${count} users`,
      `Drawn from the cases archived from ${from} to ${to}; see "Calls".`,
    ],
  },
  'supervision-report': {
    mail: true,
    zh: () => ['有新的监督举报待核实', '请在控制台的“监督举报”中查看。'],
    en: () => ['A new report is to be verified', 'It is among the reports in the console.'],
  },
  'supervision-message': {
    mail: true,
    zh: () => ['举报人补充了情况', '请在控制台的“监督举报”中查看。'],
    en: () => ['A reporter has added something', 'It is among the reports in the console.'],
  },
  'supervision-late': {
    mail: true,
    zh: () => ['有监督举报即将到期或已经到期', '请在控制台的“监督举报”中核实并答复。'],
    en: () => ['A report is about to fall due, or overdue', 'Verify and answer it in the console.'],
  },
  'no-inspector': {
    mail: true,
    zh: () => [
      '收到监督举报，但没有可以受理的监督员',
      '请指定一名不属于被反映部门的监督员。管理员看不到举报的内容。',
    ],
    en: () => [
      'There is a report, and no inspector to take it up',
      'Please appoint an inspector outside the unit concerned. Administrators cannot read reports.',
    ],
  },
  escalated: {
    urgent: true,
    mail: true,
    zh: ({ number, title, clause }) => [
      `已升级给您：${title}（${number}）`,
      clause ? `承诺：${clause}。` : '',
    ],
    en: ({ number, title, clause }) => [
      `Raised to you: ${title} (${number})`,
      clause ? `Promise: ${clause}.` : '',
    ],
  },
} satisfies Record<string, Template>;
