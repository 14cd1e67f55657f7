import type { BlankName, Party } from '../pledge.ts';
import { chineseNumber } from './numeral.ts';

type Type = NonNullable<Party['type']>;
/** What stands before a value, and what behind it. */
export type Around = readonly [before: string, after: string];

const stripped = (words: string): string => words.replace(/[。.；;]+$/u, '');

const ZH_TYPES: Readonly<Record<Type, string>> = { enterprise: '企业', individual: '个人', other: '其他' };

const zh = {
  promisor: '承诺方：',
  recipient: '接收方：',
  partyType: (type: Type) => `（${ZH_TYPES[type]}）`,
  term: '有效期限：',
  since: ['自', '起'] as Around,
  to: '至',
  hours: '工作时间：',
  section: (number: number, name: string) => `${chineseNumber(number)}、${name}`,
  other: '其他',
  clause: (number: number) => `（${chineseNumber(number)}）`,
  article: (number: number) => `${chineseNumber(number)}、`,
  aside: ['（', '）'] as Around,
  comma: '，',
  values: {
    limit: ['时限', ''],
    target: ['达标率不低于', ''],
    count: ['数量不少于', ''],
    indicators: ['指标不少于', '项'],
    multiple: ['按', '倍计'],
    amount: ['金额', ''],
    trainingHours: ['培训不少于', '小时'],
    due: ['至迟', '完成'],
    phase: ['自', ''],
    channel: ['受理渠道：', ''],
  } as Readonly<Record<BlankName, Around>>,
  covered: (hours: string) => `覆盖${hours}`,
  indicator: (words: string) => `衡量指标：${stripped(words)}`,
  owner: ['由', '负责'] as Around,
  points: {
    deliverables: (words: string) => `成果：${stripped(words)}。`,
    conditions: (words: string) => `适用条件：${stripped(words)}。`,
    exclusions: (words: string) => `例外说明：${stripped(words)}。`,
  },
  signed: (type: Type | undefined) => `承诺方（${type === 'individual' ? '签字' : '签章'}）：`,
  countersigned: (type: Type) => `接收方（${type === 'individual' ? '签字' : '签章'}）：`,
  openDate: '____年__月__日',
  draft: '草稿，尚未公布',
  version: (version: number, date: string) => `第 ${version} 版，${date}公布`,
  scan: '扫码查看履行情况',
  roundTheClock: '全天 24 小时',
  weekdays: ['周一', '周二', '周三', '周四', '周五', '周六', '周日'],
  through: '至',
  and: '、',
  holidays: '，法定节假日和调休按国家安排',
};

const en: typeof zh = {
  promisor: 'Promisor: ',
  recipient: 'Recipient: ',
  partyType: (type) => ` (${type})`,
  term: 'Term: ',
  since: ['from ', ' on'],
  to: ' to ',
  hours: 'Working hours: ',
  section: (number, name) => `${number}. ${name}`,
  other: 'Other',
  clause: (number) => `(${number}) `,
  article: (number) => `${number}. `,
  aside: [' (', ')'],
  comma: ', ',
  values: {
    limit: ['limit: ', ''],
    target: ['kept in at least ', ' of cases'],
    count: ['at least ', ''],
    indicators: ['at least ', ' indicators'],
    multiple: ['', ' times'],
    amount: ['', ''],
    trainingHours: ['at least ', ' hours of training'],
    due: ['by ', ''],
    phase: ['', ''],
    channel: ['taken at ', ''],
  },
  covered: (hours) => `covering ${hours}`,
  indicator: (words) => `indicator: ${stripped(words)}`,
  owner: ['answered for by ', ''],
  points: {
    deliverables: (words) => `Deliverable: ${stripped(words)}.`,
    conditions: (words) => `Condition: ${stripped(words)}.`,
    exclusions: (words) => `Exceptions: ${stripped(words)}.`,
  },
  signed: (type) => `${type === 'individual' ? 'Signed' : 'Signed and sealed'} by the promisor: `,
  countersigned: (type) => `${type === 'individual' ? 'Signed' : 'Signed and sealed'} by the recipient: `,
  openDate: 'Date: ____',
  draft: 'Draft, not published',
  version: (version, date) => `Version ${version}, published on ${date}`,
  scan: 'Scan to see whether it is kept',
  roundTheClock: '24 hours a day',
  weekdays: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'],
  through: '–',
  and: ', ',
  holidays: '; public holidays and make-up days of China as announced',
};

/** What a letter on paper says by itself, beside the words of its promisor. */
export const TEXTS = { zh, en };
