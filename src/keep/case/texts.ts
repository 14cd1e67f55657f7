import type { Text } from '../../platform/refusal.ts';
import type { Action, Stage } from './case.ts';

const STAGE_NAMES: Readonly<Record<Stage, Text>> = {
  received: { zh: '待受理', en: 'received' },
  registered: { zh: '已受理', en: 'registered' },
  dispatched: { zh: '已分派', en: 'dispatched' },
  processing: { zh: '处理中', en: 'in process' },
  replied: { zh: '已反馈', en: 'replied' },
  archived: { zh: '已归档', en: 'archived' },
  withdrawn: { zh: '已撤回', en: 'withdrawn' },
  merged: { zh: '已合并', en: 'merged' },
};

const ACTION_NAMES: Readonly<Record<Action, Text>> = {
  register: { zh: '受理', en: 'register' },
  dispatch: { zh: '分派', en: 'dispatch' },
  start: { zh: '开始处理', en: 'start' },
  respond: { zh: '首次响应', en: 'respond' },
  'request-coordination': { zh: '请求协同', en: 'request coordination' },
  coordinate: { zh: '完成协同', en: 'coordinate' },
  plan: { zh: '发出方案', en: 'send the plan' },
  wait: { zh: '等待用户', en: 'wait for the user' },
  resume: { zh: '恢复处理', en: 'resume' },
  reply: { zh: '正式答复', en: 'reply' },
  review: { zh: '复核', en: 'review' },
  archive: { zh: '归档', en: 'archive' },
  merge: { zh: '合并', en: 'merge' },
  unmerge: { zh: '撤销合并', en: 'undo the merge' },
  reclassify: { zh: '重新归类', en: 'reclassify' },
  withdraw: { zh: '撤回', en: 'withdraw' },
  'follow-up': { zh: '回访', en: 'follow up' },
  inspect: { zh: '抽检', en: 'inspect' },
};

const list = (stages: readonly Stage[], locale: 'zh' | 'en') =>
  stages.map((stage) => STAGE_NAMES[stage][locale]).join(locale === 'zh' ? '、' : ', ');

export const notOpenIn = (action: Action, stage: Stage, from: readonly Stage[]): Text => ({
  zh: `事项现在是“${STAGE_NAMES[stage].zh}”，还不能${ACTION_NAMES[action].zh}。这一步在“${list(from, 'zh')}”时可以做。`,
  en: `The case is ${STAGE_NAMES[stage].en}; it cannot ${ACTION_NAMES[action].en} now. This step is open when it is ${list(from, 'en')}.`,
});

const SIDE_NAMES = {
  technology: { zh: '技术', en: 'technology' },
  operations: { zh: '运营', en: 'operations' },
} as const;

export const CASE_TEXTS = {
  viewsArePersonal: {
    zh: '保存的视图属于个人，请用个人账号登录后再保存。',
    en: 'Saved views belong to a person. Sign in as one.',
  },
  viewNameTaken: {
    zh: '已有同名的视图，请换一个名称。',
    en: 'There is a view of this name already. Choose another name.',
  },
  noSuchView: { zh: '没有这个视图。', en: 'There is no such view.' },
  fileTooLarge: {
    zh: '文件超过 10 MB。请压缩后再上传，或分成几个文件。',
    en: 'The file is over 10 MB. Compress or split it.',
  },
  tooManyStaffFiles: {
    zh: '这件事项的附件已有 100 个，不能再添加。',
    en: 'The case holds 100 files of staff already.',
  },
  tooManyFiles: { zh: '一件事最多附 5 个文件。', en: 'A case takes five files at most.' },
  fileNotTaken: {
    zh: '不能接收这种文件。请上传图片、PDF、Word、Excel、文本、音频或视频。',
    en: 'This kind of file is not taken. Send pictures, PDF, Word, Excel, text, audio or video.',
  },
  noFile: {
    zh: '没有收到文件。请用 multipart/form-data 发送一个名为 file 的部分。',
    en: 'No file came. Send multipart/form-data with a part named file.',
  },
  noSuchFile: { zh: '没有这个附件。', en: 'There is no such file.' },
  badCursor: {
    zh: '翻页标记无效，请从第一页重新开始。',
    en: 'The cursor is not valid. Start again from the first page.',
  },
  notFound: {
    zh: '没有查到这件事。请核对受理编号和查询码后再试。',
    en: 'No such case. Please check the number and the access code.',
  },
  unknownStaffCase: { zh: '没有这个受理编号的事项。', en: 'There is no case with this number.' },
  alreadyWaiting: {
    zh: '事项已经在等待用户，先恢复处理再说明新的原因。',
    en: 'The case is waiting already; resume it first.',
  },
  notWaiting: {
    zh: '事项没有在等待用户，不需要恢复。',
    en: 'The case is not waiting for the user; there is nothing to resume.',
  },
  notPaused: {
    zh: '办理时限没有暂停，正在计算。',
    en: 'The deadline is not paused; it is running.',
  },
  alreadyCoordinating: {
    zh: '已有一次协同在进行，完成它之后才能再次请求。',
    en: 'A coordination is under way already; complete it before asking for another.',
  },
  notCoordinating: {
    zh: '没有进行中的协同。先请求协同。',
    en: 'No coordination is under way. Request one first.',
  },
  sameReviewer: {
    zh: '您已经复核过这件事。两次复核须由两个不同的人各做一次。',
    en: 'You have reviewed this case already. The two reviews must be by different people.',
  },
  agreed: { zh: '已批准', en: 'agreed' },
  declined: { zh: '未批准', en: 'declined' },
  peopleOnly: {
    zh: '这一步要由具名的工作人员登录后办理，程序的密钥不能代办。',
    en: 'This takes a person who has signed in; the key of a program will not do.',
  },
  anotherDecides: {
    zh: '申请人不能审批自己的申请，请由另一位负责人审批。',
    en: 'Whoever asks does not decide. Somebody else has to.',
  },
  mergeIntoItself: {
    zh: '不能把事项合并到它自己。请填另一件事项的受理编号。',
    en: 'A case cannot be merged into itself. Name another case.',
  },
  merged: {
    zh: '您反映的情况与另一件反馈相同，已合并办理。答复会同时告知您；您的编号和查询码继续有效，原来的时限照样算数。',
    en: 'Your feedback is about the same matter as another and is handled together with it. You will get the answer as well; your number and code stay valid, and so do your deadlines.',
  },
  unmerged: {
    zh: '您反映的情况重新单独办理，时限从您当初提交时算起。',
    en: 'Your feedback is handled on its own again. Its deadlines count from when you sent it.',
  },
  mergeIntoClosed: {
    zh: '目标事项已撤回或已合并，请选择一件仍在办理或已答复的事项。',
    en: 'The target was withdrawn or merged. Choose a case that is open or answered.',
  },
  unknownUnit: (unit: string): Text => ({
    zh: `没有名为“${unit}”的部门。请从部门列表中选择。`,
    en: `There is no unit "${unit}". Choose one of the units.`,
  }),
  unknownStaff: {
    zh: '没有这位工作人员，或其账号已停用。请重新选择责任人。',
    en: 'There is no such member of staff. Choose another assignee.',
  },
  unknownTarget: (number: string): Text => ({
    zh: `没有受理编号为“${number}”的事项，请核对后再合并。`,
    en: `There is no case ${number} to merge into. Check the number.`,
  }),
  nothingToReclassify: { zh: '请至少填写一项要更改的归类。', en: 'Name at least one field to change.' },
  needsReviews: (missing: number): Text => ({
    zh: `重大事项答复前须经两个人各复核一次，还差 ${missing} 次复核。请先完成复核。`,
    en: `A major case needs two reviews by different people before the reply; ${missing} still missing.`,
  }),
  needsReviewBy: (sides: readonly ('technology' | 'operations')[]): Text => ({
    zh: `答复前还须经${sides.map((side) => SIDE_NAMES[side].zh).join('、')}一方复核。复核人不能是承办人，也不能是同一个人。`,
    en: `Before the reply a review by ${sides.map((side) => SIDE_NAMES[side].en).join(' and ')} is missing. Reviewers are two people, neither of them a handler.`,
  }),
  handlerReviews: {
    zh: '您办理过这件事，不能再由您复核。请由其他人复核。',
    en: 'You have handled this case and cannot review it. Somebody else has to.',
  },
  needsOwner: {
    zh: '这一步之前，事项要先有具名的责任人。请先开始处理或指定责任人。',
    en: 'Before this step somebody must be named for the case. Start work on it, or assign it.',
  },
  needsCertificate: (hours: number): Text => ({
    zh: `这类事项须由持证人员办理${hours > 0 ? `（培训满 ${hours} 学时）` : ''}，您还没有有效的证书。请移交给持证的同事。`,
    en: `Such matters are handled by certified people${hours > 0 ? ` (${hours} hours of training)` : ''}; you hold no valid certificate. Hand it to a colleague who does.`,
  }),
  needsOthers: {
    zh: '用户要求再次处理，须由没有办理过这件事的人员办理。请移交给其他人。',
    en: 'The user asked for a second review, which is done by people who have not handled the case. Hand it to somebody else.',
  },
  consent: {
    zh: '请先同意我们为处理这件事使用您填写的信息（consent 填 true）。',
    en: 'Please consent to our using what you wrote in order to handle it (consent: true).',
  },
  emptyBody: { zh: '请写下发生了什么。', en: 'Please say what happened.' },
  idempotencyConflict: {
    zh: '这个幂等键（Idempotency-Key）已用于另一份不同的内容。请换一个新的键再提交。',
    en: 'This Idempotency-Key was used for a different request. Send a new key.',
  },
  notYetReplied: {
    zh: '答复之后才可以评价或申请复核。',
    en: 'A case can be rated or appealed once it is answered.',
  },
  reasonOfOtherLevel: {
    zh: '所选的原因与满意程度不对应，请重新选择原因。',
    en: 'The reasons do not belong to this level; please choose them again.',
  },
  alreadyRated: { zh: '您已经评价过这次答复，谢谢。', en: 'You have rated this answer already. Thank you.' },
  windowClosed: {
    zh: '答复已超过 30 天，不能再评价或申请复核。如仍有问题，请重新反馈。',
    en: 'The answer is more than 30 days old. Please send new feedback if something is still wrong.',
  },
  editOver: {
    zh: '提交已超过 10 分钟，不能再修改。请用“补充情况”告诉我们。',
    en: 'It was sent more than ten minutes ago and cannot be changed. Add what is missing instead.',
  },
  closedToUser: {
    zh: '这件事已经结束，不能再补充。如有新的情况，请重新反馈。',
    en: 'This case is closed. Please send new feedback.',
  },
} as const;
