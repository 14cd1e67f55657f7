import type { Role } from '../people/staff/role.ts';

export const BANK = '江城银行';

/** An outlet with its manner: how long people wait there, compared with the others. */
export interface Branch {
  readonly name: string;
  /** Share of the visitors. */
  readonly size: number;
  /** 1 is usual; the slow counter of the story has more. */
  readonly slowness: number;
  readonly openOnWeekends: boolean;
}

const branch = (name: string, size: number, openOnWeekends: boolean, slowness = 1): Branch => ({
  name,
  size,
  slowness,
  openOnWeekends,
});

export const BRANCHES: readonly Branch[] = [
  branch('江汉路支行', 1.5, true),
  branch('汉口北支行', 0.9, false),
  branch('武胜路支行', 0.8, false),
  branch('台北路支行', 0.8, false),
  branch('汉阳支行', 1.3, true, 2.4),
  branch('钟家村支行', 0.9, false),
  branch('沌口支行', 0.8, false),
  branch('中南路支行', 1.4, true),
  branch('街道口支行', 1.1, true),
  branch('光谷支行', 1.5, true),
  branch('徐东支行', 1, false),
  branch('青山支行', 1, false),
];

export const SLOW_BRANCH = BRANCHES.find(({ slowness }) => slowness > 1)!;

/** Departments; the first three are those of every new installation. */
export const DEPARTMENTS = [
  '客服部',
  '技术部',
  '运营部',
  '个人信贷部',
  '信用卡部',
  '消费者权益保护部',
] as const;
export type Department = (typeof DEPARTMENTS)[number];

/** Departments and branches: whatever a case can be dispatched to. */
export const UNITS: readonly string[] = [...DEPARTMENTS, ...BRANCHES.map(({ name }) => name)];

export interface Person {
  readonly name: string;
  readonly unit: string;
  readonly role: Role;
}

const team = (unit: string, manager: string, agents: string): Person[] => [
  { name: manager, unit, role: 'manager' },
  ...agents.split(' ').map((name): Person => ({ name, unit, role: 'agent' })),
];

/** Everyone who appears in the records. The names are invented. */
export const PEOPLE: readonly Person[] = [
  ...team('客服部', '周岚', '何小满 夏雨晴 蔡思源 邓可欣 吕文静 万佳宁 段一鸣'),
  ...team('技术部', '陈立工', '李衡 宋之远 贺一帆 罗启明 严子墨'),
  ...team('运营部', '梁秋实', '唐晓棠 魏东来 冯雅琴 石磊'),
  ...team('个人信贷部', '郭慎行', '江若愚 黎明月 曾凯'),
  ...team('信用卡部', '沈清越', '陶然 钟灵'),
  ...team('消费者权益保护部', '方正言', '潘知微 鲁平'),
  { name: '田守真', unit: '消费者权益保护部', role: 'auditor' },
  ...team('江汉路支行', '彭汉生', '叶子青'),
  ...team('汉口北支行', '余三春', '常乐'),
  ...team('武胜路支行', '卢望舒', '乔安'),
  ...team('台北路支行', '傅晓峰', '盛夏'),
  ...team('汉阳支行', '熊建桥', '涂小雅 柯振华'),
  ...team('钟家村支行', '程知音', '骆冰'),
  ...team('沌口支行', '雷车明', '耿直'),
  ...team('中南路支行', '汪映雪', '尹航'),
  ...team('街道口支行', '任书瑶', '白杨'),
  ...team('光谷支行', '龙逸飞', '施琪'),
  ...team('徐东支行', '孟长江', '金铃'),
  ...team('青山支行', '韩铁生', '苗青'),
];

export const membersOf = (unit: string): readonly Person[] => PEOPLE.filter((person) => person.unit === unit);

/** Who works cases there: the agents, or the manager where there are none. */
export function agentsOf(unit: string): readonly Person[] {
  const members = membersOf(unit);
  const agents = members.filter(({ role }) => role === 'agent');
  return agents.length > 0 ? agents : members;
}

const HOURS = 60;

/** Came a short while ago, and took up core matters before they had their certificates. */
const NEWCOMERS: ReadonlySet<string> = new Set(['段一鸣', '柯振华']);

/** Hours of training behind whoever does something; null for those who have no certificate yet. */
export const trainingOf = (name: string): number | null => (NEWCOMERS.has(name) ? null : HOURS);
