import type { Text } from '../../../platform/refusal.ts';
import type { Stage, Step, Trigger } from './amendment.ts';

export const TRIGGER_NAMES: Readonly<Record<Trigger, Text>> = {
  'law-or-regulation': { zh: '法律法规调整', en: 'law or regulation' },
  'concentrated-complaints': { zh: '用户集中投诉', en: 'concentrated complaints' },
  'technology-or-business': { zh: '技术或业务变化', en: 'a change of technology or business' },
  emergency: { zh: '突发情况', en: 'an emergency' },
};

const STEP_NAMES: Readonly<Record<Step, Text>> = {
  assess: { zh: '内部评估', en: 'the internal assessment' },
  'joint-review': { zh: '部门会商', en: 'the joint meeting of departments' },
  'withdraw-objection': { zh: '撤回反对意见', en: 'the withdrawal of an objection' },
  overrule: { zh: '否决反对意见', en: 'the overruling of an objection' },
  approve: { zh: '审批', en: 'the approval' },
  publish: { zh: '公布', en: 'the publication' },
};

const STAGE_NAMES: Readonly<Record<Stage, Text>> = {
  begun: { zh: '尚未评估', en: 'not assessed yet' },
  assessed: { zh: '已评估', en: 'assessed' },
  reviewed: { zh: '已会商', en: 'discussed by the departments' },
  approved: { zh: '已审批', en: 'approved' },
  'published-assessed': { zh: '已公布，待会商', en: 'published, to be discussed' },
  'published-reviewed': { zh: '已公布，待追认', en: 'published, to be ratified' },
  published: { zh: '已公布', en: 'published' },
};

export const AMENDMENT_TEXTS = {
  notOpen: (step: Step, stage: Stage): Text => ({
    zh: `这次修订${STAGE_NAMES[stage].zh}，现在不能进行${STEP_NAMES[step].zh}。`,
    en: `The amendment is ${STAGE_NAMES[stage].en}; ${STEP_NAMES[step].en} is not open now.`,
  }),
  missing: (step: Step): Text => ({
    zh: `这一版是修订稿，还缺“${STEP_NAMES[step].zh}”。请先完成这一步，再继续。`,
    en: `This draft is an amendment and lacks ${STEP_NAMES[step].en}. Do that first, then go on.`,
  }),
  changedSince: {
    zh: '草稿在审批之后又改过。请对现在的文本重新审批，再公布。',
    en: 'The draft has been changed since it was approved. Have it approved as it is now, then publish it.',
  },
  fourEyes: {
    zh: '起草或评估的人不能审批自己的修订，也不能代决策机构否决意见。请由另一位有权限的同事审批。',
    en: 'Who drafted or assessed an amendment may neither approve it nor overrule in the name of the decision body. Ask a colleague who may.',
  },
  objected: (units: readonly string[]): Text => ({
    zh: `${units.join('、')}在会商中不同意。请先由该部门撤回反对意见，或由决策机构写明理由后否决，再审批。`,
    en: `${units.join(', ')} disagreed at the joint meeting. Have the objection withdrawn, or overruled by the decision body with its reason; then approve.`,
  }),
  unheard: (units: readonly string[]): Text => ({
    zh: `${units.join('、')}上次会商不同意，这次也要有它的意见。请补上。`,
    en: `${units.join(', ')} disagreed at the last meeting and has to be heard at this one. Add its opinion.`,
  }),
  noObjection: (unit: string): Text => ({
    zh: `“${unit}”现在没有反对意见。请刷新页面，看看是否已经处理。`,
    en: `"${unit}" does not object now. Reload the page: it may have been settled.`,
  }),
  twoUnits: {
    zh: '会商至少要有两个部门，且每个部门只记一条意见。请补上其他部门的意见。',
    en: 'A joint meeting has at least two departments, with one opinion each. Add those of the others.',
  },
  bodyNeeded: {
    zh: '这是重大调整，要由董事会或其他决策机构审批。请填写审批机构（body）和会议纪要（minutes）。',
    en: 'The change is major, so the board or another decision body approves it. Name it (body) with its minutes (minutes).',
  },
  futureDecision: {
    zh: '审批日期还没有到，或没有这一天。请填写作出决定的日期。',
    en: 'The day of the decision is in the future, or does not exist. Give the day on which it was taken.',
  },
  nothingPublished: {
    zh: '还没有公布过承诺书，第一版无须修订程序，直接公布即可。',
    en: 'No letter is published yet; the first one needs no amendment, publish it as it is.',
  },
  unknownUnit: (unit: string): Text => ({
    zh: `没有“${unit}”这个部门。请填写在用部门的名称或编号。`,
    en: `There is no unit "${unit}". Give the name or the id of one that is in service.`,
  }),
  notAnAmendment: {
    zh: '这一版没有经过修订程序。',
    en: 'This version was not made as an amendment.',
  },
} as const;
