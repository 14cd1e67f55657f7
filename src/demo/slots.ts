import type { Random } from './random.ts';

/** What the slots of a text can be filled with, where nothing of the case itself says more. */
const FILLINGS: Readonly<Record<string, readonly string[]>> = {
  place: ['荆州老家', '孝感', '黄冈', '广东', '上海', '襄阳', '宜昌', '咸宁', '河南老家', '长沙'],
  days: ['两天', '三天', '一个礼拜', '四五天', '快一周'],
  amount: [
    '800 元',
    '1,200 元',
    '2,000 元',
    '3,500 元',
    '5,000 元',
    '6,800 元',
    '9,600 元',
    '12,000 元',
    '18,000 元',
    '26,000 元',
    '38,000 元',
    '两万多',
    '三千多',
    '一万五',
  ],
  large: ['三万六', '5 万元', '八万', '12 万元', '十五万', '20 万元', '28 万元', '三十万'],
  fee: ['128 元', '200 元', '260 元', '349 元', '500 元', '86 元', '1,000 元', '45 元'],
  small: ['3 元', '5 元', '10 元', '15 元', '20 元', '58 元', '120 元'],
  relative: ['我妈', '我爸', '我奶奶', '我爷爷', '我外婆', '岳父', '婆婆', '家里老人', '我姑妈'],
  bill: ['电费', '水费', '燃气费', '物业费', '话费', '学费', '停车费'],
  shop: [
    '早点铺',
    '五金店',
    '水果店',
    '理发店',
    '打印店',
    '花店',
    '修车铺',
    '小超市',
    '热干面馆',
    '服装店',
    '药店',
    '干洗店',
  ],
  count: ['两次', '三次', '四五次', '好几次', '六次'],
  job: ['跑货运', '做批发', '搞装修', '开网店', '做家政', '包工程', '开出租'],
  people: ['十八', '三十二', '四十五', '六十', '一百二十', '二十六'],
  phone: ['安卓手机', '苹果手机', '鸿蒙的手机', '用了四年的旧手机', '刚买的折叠屏', '孩子淘汰下来的手机'],
  version: ['9.2.0', '9.2.1', '9.3.0', '9.3.2'],
  minutes: ['二十分钟', '半个小时', '四十分钟', '五十分钟', '一个小时', '一个多小时', '快两个小时'],
  age: [
    '六十六',
    '六十八',
    '七十',
    '七十一',
    '七十二',
    '七十四',
    '七十五',
    '七十七',
    '七十九',
    '八十一',
    '八十三',
  ],
  company: ['我们公司', '厂里', '单位', '我们工作室', '合作社'],
  district: [
    '古田',
    '积玉桥',
    '王家湾',
    '白沙洲',
    '卓刀泉',
    '吴家山',
    '后湖',
    '水果湖',
    '关山',
    '钢花新村',
    '盘龙城',
    '四新',
  ],
  month: ['这个月', '上个月', '上上个月', '月初'],
  bank: ['外地银行', '别的银行', '农村信用社', '一家股份制银行'],
  teller: [
    '柜员小刘',
    '大堂经理小万',
    '保安老周',
    '实习生小陈',
    '三号窗口的柜员',
    '客户经理小许',
    '值班的小叶',
  ],
};

/** How people name a moment shortly before they write, by the hour at which they do. */
export function whenOf(random: Random, hour: number): string {
  const before = ['昨天下午', '昨天晚上', '前天', '昨天中午'];
  const today =
    hour < 8
      ? []
      : hour < 12
        ? ['今天早上', '刚才', '今天一早']
        : hour < 18
          ? ['今天上午', '中午', '刚才']
          : ['今天下午', '刚才', '下班路上'];
  return random.pick([...before, ...today, ...today]);
}

const SLOT = /\{(\w+)\}/g;

/** Fills texts for one case: a slot has the same filling wherever it occurs. */
export function filler(random: Random, known: Readonly<Record<string, string>>): (text: string) => string {
  const filled: Record<string, string> = {
    ...known,
    tail: `尾号 ${String(random.int(0, 9999)).padStart(4, '0')}`,
  };
  const fillingOf = (slot: string): string => {
    filled[slot] ??= random.pick(FILLINGS[slot]!);
    return filled[slot];
  };
  return (text) => text.replaceAll(SLOT, (_, slot: string) => fillingOf(slot));
}

const SURNAMES = [
  ...'王李张刘陈杨黄赵吴徐孙马朱胡林高罗郑谢宋唐许韩邓曹彭肖田董潘袁蔡蒋余叶杜苏魏程吕丁沈任姚卢钟姜谭',
];
const GIVEN = [
  '秀英',
  '桂兰',
  '建国',
  '志强',
  '伟',
  '芳',
  '敏',
  '静',
  '磊',
  '洋',
  '艳',
  '勇',
  '杰',
  '娟',
  '涛',
  '明',
  '霞',
  '平',
  '桂芳',
  '玉兰',
  '子涵',
  '宇轩',
  '欣怡',
  '浩然',
  '佳琪',
  '文斌',
  '春梅',
  '国庆',
  '海燕',
  '晓东',
  '红霞',
  '立新',
  '丽华',
  '长生',
  '腊梅',
  '汉平',
  '小龙',
  '思远',
  '雨桐',
  '梓萱',
];

/** Someone who does not exist, with a telephone number that nobody can have. */
export function contactOf(random: Random, byMail: boolean): { name: string; phone?: string; email?: string } {
  const name = random.pick(SURNAMES) + random.pick(GIVEN);
  const four = String(random.int(0, 9999)).padStart(4, '0');
  return byMail ? { name, email: `guke${four}@example.com` } : { name, phone: `130-0000-${four}` };
}
