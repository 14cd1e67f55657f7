import type { Text } from '../../../platform/refusal.ts';

export const DISPATCH_TEXTS = {
  noCatalogue: { zh: '没有这一版分派目录。', en: 'There is no such version of the catalogue.' },
  draftExists: {
    zh: '已有一份分派目录草稿，请在那份草稿上修改。',
    en: 'There is a draft of the catalogue already. Work on that one.',
  },
  catalogueIsFinal: {
    zh: '已发布的分派目录不能改动。请另拟一版。',
    en: 'A published catalogue does not change. Draft another version.',
  },
  changedMeanwhile: {
    zh: '别人刚刚改过这份草稿。请刷新后再改。',
    en: 'Somebody has changed this draft meanwhile. Reload it first.',
  },
  emptyCatalogue: {
    zh: '目录里还没有任何一行，不能发布。',
    en: 'The catalogue is empty and cannot be published.',
  },
  faultyCatalogue: {
    zh: '目录里有互相矛盾的行，请先改正再发布。',
    en: 'Rows of the catalogue contradict each other. Mend them first.',
  },
  effectiveInThePast: {
    zh: '生效日期不能早于今天：已经分派的不会改变。',
    en: 'The catalogue cannot take effect before today: what was dispatched stays as it is.',
  },
  badLimit: {
    zh: '期限请写成数字加单位，例如 4wh（4 个工作小时）、2h、1wd。',
    en: 'Write the limit as a number with its unit, such as 4wh (working hours), 2h, 1wd.',
  },
  unreadableFile: (why: string): Text => ({
    zh: `文件无法读取：${why}`,
    en: `The file cannot be read: ${why}`,
  }),
  unknownUnitInRow: (row: number, unit: string): Text => ({
    zh: `第 ${row} 行：没有名为“${unit}”的部门。`,
    en: `Row ${row}: there is no unit "${unit}".`,
  }),
  notWithAUnit: {
    zh: '事项不在办理中，这一步在“已分派”或“处理中”时可以做。',
    en: 'The case is with no unit now. This is open while it is dispatched or in process.',
  },
  notYourUnit: {
    zh: '只有收到这件事的部门可以提出异议。',
    en: 'Only the unit that has the case can object.',
  },
  objectionOpen: {
    zh: '已有一项异议等待裁定。',
    en: 'An objection is being decided already.',
  },
  objectionDecided: {
    zh: '本部门的异议已有裁定，这次分派不能再提异议。请办理，或请管理者改派。',
    en: 'The objection of this unit has been decided. Handle the case, or ask a manager to dispatch it anew.',
  },
  noObjection: { zh: '没有等待裁定的异议。', en: 'No objection is waiting to be decided.' },
  ownObjection: {
    zh: '异议须由其他部门的管理者裁定。',
    en: 'An objection is decided by a manager of another unit.',
  },
  wantsItself: {
    zh: '请写明应由哪个其他部门办理，或不填。',
    en: 'Name another unit, or none.',
  },
  nameAUnit: {
    zh: '请写明改由哪个部门办理：此前没有经过其他部门，目录也没有给出其他部门。',
    en: 'Name the unit that takes it over: no other unit had it before, and the catalogue names no other.',
  },
  goesBackToItself: {
    zh: '异议成立时，请选择另一个部门；仍由本部门办理的，请裁定不成立。',
    en: 'If the objection is right, choose another unit; if the unit keeps the case, refuse the objection.',
  },
  mayNotHandOver: {
    zh: '只有责任人或管理者可以移交；没有责任人时，本部门的人可以移交。',
    en: 'Only its owner or a manager hands a case over; while it has no owner, people of the unit may.',
  },
  ofAnotherUnit: {
    zh: '对方不在本部门。跨部门请改派，或请对方部门协办。',
    en: 'That person is in another unit. Dispatch the case there, or ask that unit to assist.',
  },
  alreadyTheirs: { zh: '事项已经由这位同事负责。', en: 'The case is with this colleague already.' },
  mayNotGive: {
    zh: '协办由主办部门的人或管理者请求。',
    en: 'Assistance is asked for by the leading unit or a manager.',
  },
  assistsItself: { zh: '主办部门不能作自己的协办部门。', en: 'The leading unit does not assist itself.' },
  dueInThePast: { zh: '完成时间要晚于现在。', en: 'The time to be done by must lie ahead.' },
  noTask: { zh: '没有这项协办。', en: 'There is no such task.' },
  taskDone: { zh: '这项协办已经完成。', en: 'This task is done already.' },
  notYourTask: {
    zh: '由协办部门的人、协办人或管理者登记完成。',
    en: 'It is marked done by the assisting unit, its owner, or a manager.',
  },
  absentPersonally: {
    zh: '请用个人账号登记自己的外出，或写明是谁。',
    en: 'Sign in as a person, or name who is away.',
  },
  absenceOfOthers: {
    zh: '只有管理者可以登记或取消别人的外出。',
    en: 'Only a manager enters or ends the absence of others.',
  },
  deputyIsAbsentOne: { zh: '代理人请选择另一位同事。', en: 'Choose another colleague as deputy.' },
  endsBeforeItBegins: {
    zh: '结束时间要晚于开始时间，也要晚于现在。',
    en: 'It must end after it begins, and in the future.',
  },
  absenceOverlaps: {
    zh: '这段时间已登记过外出，请先取消或改期。',
    en: 'There is an absence in this time already. End that one first.',
  },
  noUnit: { zh: '没有这个部门。', en: 'There is no such unit.' },
  noAbsence: { zh: '没有这条外出登记，或已结束。', en: 'There is no such absence, or it is over.' },
} as const;

/** What an objection came to, as a message among staff. */
export const settledText = (outcome: 'upheld' | 'refused', unit: string, byCatalogue: boolean): string =>
  byCatalogue
    ? `到期未裁定，按分派目录：${outcome === 'upheld' ? `改由${unit}办理` : `仍由${unit}办理`}。`
    : outcome === 'upheld'
      ? `异议成立，改由${unit}办理。`
      : `异议不成立，仍由${unit}办理。`;
