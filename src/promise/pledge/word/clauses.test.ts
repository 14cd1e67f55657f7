import assert from 'node:assert/strict';
import { test } from 'node:test';
import { draftOf } from './draft.ts';
import { linesOfText } from './from-text.ts';
import { readLetterLines } from './read-letter.ts';

/** The promises of one point of a letter, each in short: measure, limit or share or period, then its scope. */
function promisesIn(point: string, heading = '服务承诺'): string[] {
  const { clauses } = readLetterLines(
    linesOfText(`服务承诺书\n一、${heading}\n1. ${point}\n2. 我们依法经营。`),
  );
  return clauses
    .slice(0, -1)
    .map(({ measure, limit, target, every, count, scope }) =>
      [measure, limit, target, every, count, ...Object.values(scope).flat()]
        .filter((part) => part !== null && part !== undefined)
        .join(' '),
    );
}

const SENTENCES: readonly (readonly [string, string, readonly string[]])[] = [
  [
    'areas of one deed',
    '接到报修后，主城区40分钟、近郊80分钟内赶到。',
    ['first-handling 40m fault', 'first-handling 80m fault'],
  ],
  [
    'areas of one deed told after it',
    '维修人员到场时间一般不超过：市区40分钟；郊县2小时。',
    ['first-handling 40m fault', 'first-handling 2h fault'],
  ],
  [
    'kinds of one deed',
    '普通投诉6个工作日内、疑难投诉12个工作日内办结。',
    ['resolution 6wd ordinary complaint', 'resolution 12wd complaint complex'],
  ],
  [
    'amounts that leave their unit to the last of them',
    '简易投诉、疑难投诉分别在4个、9个工作日内办结。',
    ['resolution 4wd simple complaint', 'resolution 9wd complaint complex'],
  ],
  [
    'the same, without a word that deals them out',
    '简单、复杂和重大投诉在2个、6个、12个工作日内答复结果。',
    ['resolution 2wd simple', 'resolution 6wd complex', 'resolution 12wd major complaint'],
  ],
  ['points out of a hundred', '群众满意度测评不低于92分。', ['satisfaction 0.92']],
  [
    'a lettered list',
    'a、咨询20分钟内答复；b、故障6小时内修复。',
    ['first-response 20m enquiry', 'resolution 6h fault'],
  ],
  [
    'the deed behind the comma',
    '自接到通知起3小时内，如电话无法排除，即派技术员上门。',
    ['first-handling 3h phone'],
  ],
  ['an outer limit', '2小时内完成登记，最迟不超过1天。', ['registration 2h', 'registration 1d']],
  [
    'a condition of what follows',
    '30小时内答复处理意见，用户仍不认可的，换人在20小时内复核。',
    ['resolution 30h', 'second-review 20h'],
  ],
  [
    'same day and next day',
    '投诉当日受理、次日答复处理结果。',
    ['registration complaint', 'resolution 1d complaint'],
  ],
  ['settlement by days after', '退款申请T+2日内完成退款。', ['resolution 2d']],
  ['a range is kept at its longer end', '投诉4-6个工作日内办结。', ['resolution 6wd complaint']],
  [
    'shares in words',
    '满意度达到百分之九十二以上，回访率不低于8成，一次解决率91.5%以上。',
    ['satisfaction 0.92', 'follow-up 0.8', 'solved 0.915'],
  ],
  [
    'a share of the limit in brackets',
    '投诉6日内办结（遇节假日不顺延，达标率不低于97%）。',
    ['resolution 6d 0.97 complaint'],
  ],
  ['a year as a whole', '全年开展不少于三次客户满意度调研。', ['duty year 3']],
  ['a day of each week', '每周三上午组织服务案例学习。', ['duty week']],
  ['heads in shifts are one roster', '组建9人的客服专班，实行7×24小时轮班。', ['roster 9']],
  ['words and amount of one promise', '资费线上线下信息同步更新，时间差不超过3小时。', ['guide-sync 3h']],
  [
    'working time with its hours in brackets',
    '工作时间内（周一至周五，9:00至17:00），40分钟内回复在线咨询。',
    ['first-response 40wm enquiry web app wechat email social'],
  ],
  [
    'complaints and reports named together',
    '投诉举报类问题，6个工作日内办结。',
    ['resolution 6wd complaint report'],
  ],
  [
    'several doors in passing',
    '来电来访即时登记，急修25分钟内到场。',
    ['registration phone', 'first-handling 25m urgent'],
  ],
  ['a plan for emergencies', '网点停电时，20分钟内启动应急预案。', ['first-handling 20m fault counter']],
  ['halves of a working day', '责任部门半个工作日内与来访人首次联系。', ['first-response']],
];

for (const [what, sentence, promises] of SENTENCES) {
  test(`clauses of a sentence: ${what}`, () => assert.deepEqual(promisesIn(sentence), promises));
}

const NOTHING: readonly (readonly [string, string, string?])[] = [
  ['notice given before', '计划停水于36小时前通过短信告知用户。'],
  ['to tell at once is no step of a case', '因抢险需紧急停气时，立即通知用户。'],
  ['what users may do', '签收后10天内可换货。'],
  ['what is forbidden', '超过20小时未予响应；', '禁止行为'],
  ['what a breach costs', '累计超时____次的，扣减当月绩效____%。', '违约责任'],
  ['days on which something is paid', '每月3—12日为缴费期，可到大厅缴费。'],
  ['how far a matter has come', '在____小时内持续向您反馈排查进度及预计解决时间。'],
  ['a definition', '____指本单位设立的投诉处理小组，负责全程跟进。'],
  ['help without obstacles that is no facility', '对符合条件的商品实施无障碍退换。'],
  ['days of opening', '窗口每周一至周五全天开放。'],
  ['at least so long', '维修后试压不少于36小时。'],
  ['what is paid for each day', '逾期未修好的，每日按____元支付违约金。'],
  ['tools of chat', '即时通讯工具由用户自行选用。'],
];

for (const [what, sentence, heading] of NOTHING) {
  test(`no promise is invented: ${what}`, () =>
    assert.deepEqual(
      promisesIn(sentence, heading).filter((promise) => promise !== 'statement'),
      [],
    ));
}

const BLANKS: readonly (readonly [string, string, readonly string[]])[] = [
  ['a phone is one', '请拨打400-____-____或热线：____-________。', ['channel', 'channel']],
  ['a date is one', '自____年____月____日起至____年__月__日止。', ['date', 'date']],
  [
    'square brackets ask',
    '我们每[间隔时间]通报一次，[X]小时内答复，由[责任部门]负责。',
    ['other', 'hours', 'name'],
  ],
  ['the gloss names a unit', '由__________（单位名称）负责监督。', ['name']],
  ['years of a warranty are no date', '提供____年的免费维护，维护期不少于____年。', ['other', 'other']],
  [
    'full-width signs',
    '咨询＿＿分钟内响应，投诉××个工作日内办结，满意度不低于ＸＸ％。',
    ['minutes', 'working-days', 'percent'],
  ],
  ['dashes before a unit', '投诉——个工作日内办结。', ['working-days']],
];

for (const [what, sentence, units] of BLANKS) {
  test(`blanks: ${what}`, () => {
    const { blanks } = readLetterLines(
      linesOfText(`服务承诺书\n一、服务承诺\n1. ${sentence}\n2. 我们依法经营。`),
    );
    assert.deepEqual(
      blanks.filter(({ value }) => value === null).map(({ unit }) => unit),
      units,
    );
  });
}

test('a letter that lost its line breaks is put together again', () => {
  const points = [
    '便民服务承诺书篇2承诺方类型：□企业□个人为方便用户，特作承诺：一、响应安排1.在线渠道',
    '在线咨询____分钟内首次响应，复杂问题____小时内给出初步方案。2.投诉渠道投诉____个工作日内办结，',
    '每月回访____名用户。二、保障安排2.1人员配备____名专员，全年无休。2.2每季度培训2.5小时以上不少于____次。',
    '三、附则本承诺书一式____份。',
  ];
  const { title, clauses, blanks } = readLetterLines(linesOfText(points.join('')));
  assert.equal(title, '便民服务承诺书');
  assert.deepEqual(
    clauses.map(({ measure, section }) => `${measure} ${section}`),
    [
      'first-response 响应安排',
      'initial-plan 响应安排',
      'resolution 响应安排',
      'duty 响应安排',
      'roster 保障安排',
      'duty 保障安排',
    ],
  );
  assert.deepEqual(
    blanks.filter(({ unit }) => unit !== 'other').map(({ unit }) => unit),
    ['minutes', 'hours', 'working-days', 'people', 'people', 'hours', 'times'],
  );
});

test('page numbers between the paragraphs are left out', () => {
  const { clauses } = readLetterLines(
    linesOfText('服务承诺书\n一、响应\n1. 咨询30分钟内响应。\n第 1 页 共 2 页\n- 2 -\n2. 投诉5日内办结。'),
  );
  assert.deepEqual(
    clauses.map(({ measure }) => measure),
    ['first-response', 'resolution'],
  );
});

test('points of another scale are no share', () => {
  for (const point of ['满意度评分不低于4.6分（5分制）。', '客户满意度不低于8分（满分10分）。'])
    assert.deepEqual(promisesIn(point), ['statement'], point);
});

test('what is done at once or the same day is measured, and its limit stays for people to fill in', () => {
  const letter = readLetterLines(
    linesOfText('承诺书\n1. 收到反馈立即登记。\n2. 在线留言当天响应。\n3. 咨询次日答复。'),
  );
  assert.deepEqual(
    letter.clauses.map(({ measure, limit, blanks }) => [measure, limit, blanks.length]),
    [
      ['registration', null, 0],
      ['first-response', null, 0],
      ['resolution', '1d', 0],
    ],
  );
  assert.deepEqual(
    draftOf(letter).clauses.map(({ measure, limit }) => [measure, limit]),
    [
      ['registration', '__m'],
      ['first-response', '__'],
      ['resolution', { count: 1, unit: 'd' }],
    ],
  );
});

test('rows without a heading of their own are about what the table stands under', () => {
  const table = '| 门店客户 | 6个工作日 |\n| --- | --- |\n| 网店客户 | 2个工作日 |';
  const { clauses } = readLetterLines(linesOfText(`# 承诺书\n\n## 投诉办结时限\n\n${table}\n`));
  assert.deepEqual(
    clauses.map(({ measure, limit }) => `${measure} ${limit}`),
    ['resolution 6wd', 'resolution 2wd'],
  );
});

test('boxes with a last one to fill in are one blank, and so is a seal without a colon', () => {
  const { blanks, clauses } = readLetterLines(
    linesOfText('承诺书\n承诺方类型：□企业 □个人 □其他____\n1. 咨询____小时内答复。\n公司（盖章）'),
  );
  assert.deepEqual(
    blanks.map(({ unit }) => unit),
    ['other', 'hours', 'signature'],
  );
  assert.equal(clauses.length, 1);
});

test('an English letter is read as well', () => {
  const { promisor, clauses } = readLetterLines(
    linesOfText(
      'Service Commitment\nPromisor: River Bank (enterprise)\n1. Waiting time at the counter does not exceed 15 minutes.\n' +
        '2. We acknowledge complaints within 2 business days and give a final response within 15 business days.\n' +
        '3. Engineers arrive on site within 4 hours.',
    ),
  );
  assert.deepEqual(promisor, { name: 'River Bank', type: 'enterprise' });
  assert.deepEqual(
    clauses.map(({ measure, limit }) => `${measure} ${limit}`),
    ['counter-wait 15m', 'first-response 2wd', 'resolution 15wd', 'first-handling 4h'],
  );
});
