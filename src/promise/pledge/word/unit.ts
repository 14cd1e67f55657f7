/** What a blank of a letter is counted in, or what is to be written there. */
export const UNITS = [
  'minutes',
  'hours',
  'days',
  'working-days',
  'months',
  'percent',
  'times',
  'people',
  'money',
  'date',
  'indicators',
  'multiple',
  'name',
  'channel',
  'signature',
  'other',
] as const;
export type Unit = (typeof UNITS)[number];

type Table = readonly (readonly [RegExp, Unit])[];

/** Units that follow a number as well as a gap. The longest match of the first row that fits. */
const COUNTED: Table = [
  [/^个?(?:工作分钟|分钟(?:工作时间)?|分(?=之?内|以内|钟)|min(?:ute)?s?\b)/i, 'minutes'],
  [/^个?(?:工作)?(?:小时|钟头)|^(?:h|hrs?|hours?)(?![a-z])|^时(?=之?内|以内)/i, 'hours'],
  [/^个?(?:法定)?工作[日天]|^(?:working|business) ?days?/i, 'working-days'],
  [/^个?(?:自然日|日历日|日历天)|^日(?!常|期|均|报|志|照|益|程)|^天(?!然)|^days?\b/i, 'days'],
  [/^个(?:自然)?月|^months?\b/i, 'months'],
  [/^times?\b/i, 'times'],
  [/^(?:people|persons|staff)\b/i, 'people'],
  [/^(?:%|‰|个?百分点|percent)/i, 'percent'],
  [/^(?:大?[项个类条])?[^,。;、\d_]{0,8}(?:指标|KPI)/i, 'indicators'],
  [/^倍/, 'multiple'],
  [/^(?:[百千万亿]{0,2}元|块钱|美元|港元|元)/, 'money'],
  [/^(?:名(?!称)|位|户|人(?!工|员|民|性|力|均|为|次))|^人次/, 'people'],
  [
    /^(?:次|回(?!复|访|应)|场|期(?!间|限|内)|轮|遍|批次?|份|篇)|^(?:条(?!款)|件(?!套))|^个(?=[^,。;]{0,8}(?:报告|建议|案例|专题|主题))/,
    'times',
  ],
];

/** Units that only make sense for something counted once it is written in: 3 个网点, 2 年, 15 秒. */
const UNCOMMON: Table = [
  [
    /^(?:家|个|处|台|套|座|项|类|门|种|档|级|秒钟?|周|个?星期|个?礼拜|个?季度|年(?!度|龄)|岁|分(?!钟|之)|米|公里|课时|学时|小节|天然)/,
    'other',
  ],
];

/** The unit of a number by the words behind it. */
export const unitBehindNumber = (after: string) => find([...COUNTED, ...UNCOMMON], after);

/** What follows a gap that is no number. */
const BEHIND_GAP: Table = [
  ...COUNTED,
  [/^月(?:底|初|份|末|\d|前)/, 'date'],
  [/^月/, 'months'],
  [/^年度/, 'date'],
  ...UNCOMMON,
  [/^(?:\(?(?:签字|签名|签章|盖章|公章|印章))/, 'signature'],
  [/^[”"]?(?:等)?[\p{Script=Han}]{0,3}(?:热线|电话|渠道|平台|途径)/u, 'channel'],
  [/^(?:热线|电话|平台|渠道|网站|官网|公众号|小程序|邮箱|信箱|app|客户端)/i, 'channel'],
  [
    /^(?:股份|有限|责任|[^,。;:、\s在的与和向对将应由]{0,6}(?:公司|银行|集团|医院|学校|机构|商场|酒店|物业|平台)|集团|公司|银行|企业|单位|中心|部门|部(?!分)|[省市县区镇村](?!场|内)|街道|社区|科室|医院|学校|局|先生|女士|支行|分行|机构|(?:人民)?法院|仲裁|物业|小区|商场|酒店|店|岗|专员|同志|经理|\(以下简?称)/,
    'name',
  ],
];

/** What stands before a gap. */
const BEFORE_GAP: Table = [
  [/(?:其[他它]|注明|说明|备注)\)?$/, 'other'],
  [
    /(?:签字|签名|签章|盖章|公章|印章|签署|画押|手印|signature|signed(?: by)?|seal)(?:\/?(?:签字|签名|签章|盖章|公章|印章))*\)?$/i,
    'signature',
  ],
  [
    /(?:日期|签订时间|签署时间|时间起|截止|截至|(?:起始|生效|失效|完成|截止)(?:时间|日)|年月日|date)$/i,
    'date',
  ],
  [
    /(?:电话|热线|专线|手机号?码?|联系方式|方式|邮箱|邮件|email|网址|网站|官网|公众号|微信号?|渠道|途径|平台|传真|QQ|链接|小程序|app|客户端|拨打|登[录陆]|访问|信箱|入口|400|tel|投诉至)$/i,
    'channel',
  ],
  [/(?:率|比例|占比|百分比|满意度|比重|%)$/, 'percent'],
  [/(?:金额|人民币|[￥¥]|RMB|预算|经费|违约金|赔偿金)$/i, 'money'],
  [/(?:次数|频次|频率)$/, 'times'],
  [/(?:人数)$/, 'people'],
  [/(?:信用代码|身份证号?码?|证件号码?|编号|文号|地址|住所|住址|职务|职位|工号|邮编|版本号?)$/, 'other'],
  [
    /(?:[甲乙丙]方|承诺[方人者]|承诺(?:单位|企业|机构|主体)|单位|企业|公司|机构|名称|姓名|名字|部门|科室|代表人?|负责人|责任人|联系人|经办人|监督人|见证人|经理|院长|主任|校长|行长|局长|[店厂队组]长|总监|店名|服务[方商]|简?称|接受方|用户|客户|消费者|本人|我|致|由|name|promisor|company)$/i,
    'name',
  ],
];

/** Words that only lead from a noun to its number: 时限为, 不得超过, 约. */
const LINK =
  /(?:不得?(?:超过|低于|少于|高于|多于|大于|小于|晚于)|应?(?:达到|达|控制在|保持在|维持在|限定?在)|至少|至多|最[多少低高]|超过|低于|少于|高于|[为是在至到约于共计合]|以上|[≥≤><=]|[:\s(（“"【[])+$/;

const find = (table: Table, text: string) => {
  for (const [pattern, unit] of table) {
    const match = pattern.exec(text);
    if (match) return { unit, length: match[0].length };
  }
  return undefined;
};

/** 满意度不低于 90 分: out of a hundred, where no other full mark is told. */
export const isOutOfHundred = (before: string, behind: string): boolean =>
  /满意(?:度|率)?(?:(?!满分|总分)[^,。;:]){0,12}$/.test(before) &&
  /^分(?!钟|之)/.test(behind) &&
  !/^分[^。;]{0,4}[(,]?[^。;]{0,4}(?:满分|总分)(?:为|是)?(?!100|百)\d|^分[^。;]{0,6}(?:5|10|五|十)分制/.test(
    behind,
  );

/**
 * What a gap asks for.
 * @param before the words before it in its sentence
 * @param hint what is written in the gap itself, as in 【公司名称】
 * @param after the words behind it
 */
export function unitOfGap(before: string, hint: string, after: string): { unit: Unit; length: number } {
  const [, gloss = '', rest = ''] = /^\s*(?:\(([^()]{1,16})\))?\s*(.*)$/s.exec(after)!;
  const behind = find(BEHIND_GAP, rest);
  const skipped = after.length - rest.length;
  const noun = before.replace(LINK, '');
  if (behind?.unit === 'days' && /每(?:个?月|季度?)$/.test(noun)) return { unit: 'date', length: 0 };
  if (isOutOfHundred(before, rest)) return { unit: 'percent', length: skipped + 1 };
  if (
    behind?.unit === 'other' &&
    /^年/.test(rest) &&
    !/(?:期|期限|为期|保存|保管|质保|保修|满|提供|享受)$/.test(noun) &&
    !/(?:不少于|至少|不低于)$/.test(before) &&
    !/^年(?:内|以上|期|的?免费|质保|保修|。|,|;|$)/.test(rest)
  )
    return { unit: 'date', length: skipped + 1 };
  if (behind?.unit === 'times' && /^份/.test(rest) && /(?:一式|各执|各持|各保留)$/.test(noun))
    return { unit: 'other', length: skipped + 1 };
  if (behind?.unit === 'signature' && /^\(/.test(rest)) return { unit: 'signature', length: 0 };
  // A label of its own, set off by space, says nothing of the gap before it.
  const apart = /^\s+(?!\()/.test(after) && ['name', 'channel'].includes(behind?.unit ?? '');
  if (behind && !apart) return { unit: behind.unit, length: skipped + behind.length };
  const glossed = find(COUNTED, gloss.replace(/^(?:单位:?|如|请?填写?)/, '')) ?? find(BEFORE_GAP, gloss);
  const hinted =
    find(COUNTED, hint) ?? find(BEFORE_GAP, hint.replace(/(?:数|值)$/, '')) ?? find(BEHIND_GAP, hint);
  const bracketed = /\(([^()]{1,6})\)$/.exec(noun)?.[1];
  const found =
    hinted ??
    glossed ??
    (bracketed ? find([...COUNTED, ...BEFORE_GAP], bracketed) : undefined) ??
    find(BEFORE_GAP, noun.replace(/\([^()]*\)$/, '')) ??
    find(BEFORE_GAP, noun) ??
    find(BEFORE_GAP, before.replace(/[:\s(（“"【[]+$/, ''));
  return { unit: found?.unit ?? 'other', length: 0 };
}
