import type { ScopeField } from '../pledge.ts';

/** The words that tell for which cases a promise holds. */
const WORDS: readonly (readonly [ScopeField, string, RegExp])[] = [
  ['urgency', 'abnormal', /异常|崩溃|宕机|闪退|支付失败|瘫痪|无法(?:登录|使用|支付)|停摆|安全漏洞|数据泄露/],
  ['urgency', 'urgent', /(?<!非|不)紧急|加急|急修|急件|特急|(?<!不)突发|急难|urgent/i],
  [
    'urgency',
    'ordinary',
    /(?<!非)(?:一般|普通|常规|非紧急|日常)(?:性|类|的)?(?:问题|反馈|诉求|事项|咨询|投诉|意见|工单|需求|故障|请求|情况)?/,
  ],
  [
    'nature',
    'technical',
    /(?<!非)技术(?:类|性|问题|故障|缺陷|咨询|反馈)|系统(?:故障|缺陷|问题)|功能(?:缺陷|异常|故障)/,
  ],
  ['nature', 'other', /非技术|其他(?:类|问题|反馈|情况|诉求)/],
  ['complexity', 'complex', /复杂|疑难|较难/],
  ['complexity', 'major', /重大|重要(?:问题|投诉|事项|反馈)|影响较大|特大/],
  ['complexity', 'simple', /简单|简易|简便|(?<!非)即办(?=件|类|事项)|容易/],
  ['kind', 'complaint', /投诉|申诉信|客诉|complaint/i],
  ['kind', 'enquiry', /咨询|询问|问询|提问|enquir|inquir/i],
  ['kind', 'fault', /(?:(?<!系统)故障|报修|报障|维修|抢修|漏水|停水|停电|断网|bug)/i],
  ['kind', 'suggestion', /(?<!意见和|意见与|意见、|意见或)(?:合理化)?建议(?!书)/],
  ['kind', 'praise', /表扬/],
  ['kind', 'report', /举报/],
  ['segment', 'vip', /VIP|贵宾|重要客户|重点客户|大客户/i],
  ['segment', 'elderly', /老年|老人|长者|高龄|60岁|六十岁|65岁/],
  ['segment', 'disabled', /残疾|残障|障碍人士|视障|听障|行动不便/],
  ['channel', 'app', /\bAPP\b|客户端|移动端|手机应用|手机银行|掌上/i],
  ['channel', 'web', /网站|官网|网页|网上|网厅|门户|PC端/],
  ['channel', 'wechat', /微信|公众号|小程序/],
  ['channel', 'email', /邮件|邮箱|e-?mail/i],
  ['channel', 'phone', /(?<!监督|举报)电话|热线|来电|致电|接听|话务|hotline/i],
  ['channel', 'social', /社交媒体|微博|抖音|社群|短视频/],
  [
    'channel',
    'counter',
    /线下|窗口|柜台|柜面|门店|营业厅|大厅|网点|(?<![到达赶赴抵入]|事故|抢修)现场(?!勘|抢|处|修|排|检|测)|前台|排队|取号|门诊|到店|实体店|营业场所|当面/,
  ],
  ['channel', 'post', /信函|来信|信件/],
];
const ONLINE = ['web', 'app', 'wechat', 'email', 'social'];

export type ScopeFound = Partial<Record<ScopeField, string[]>>;

/** For which cases a stretch of a sentence says that it holds. */
export function findScope(text: string): ScopeFound {
  const scope: ScopeFound = {};
  for (const [field, value, pattern] of WORDS) {
    if (pattern.test(text)) scope[field] = [...(scope[field] ?? []), value];
  }
  const online = /线上|在线|互联网|网络(?:渠道|平台|反馈|投诉|咨询)|电子渠道|online/i.test(text);
  if (online && !/线上.{0,4}线下|线下.{0,4}线上/.test(text)) {
    const named = scope.channel?.filter((channel) => channel !== 'counter') ?? [];
    scope.channel = named.length > 0 ? named : [...ONLINE];
  }
  if (/线上.{0,4}线下|线下.{0,4}线上|全渠道|各渠道|所有渠道/.test(text)) delete scope.channel;
  if (
    scope.urgency?.includes('ordinary') &&
    scope.urgency.length === 1 &&
    /一般(?:不|情况|在|为|来说)|一般$/.test(text)
  )
    delete scope.urgency;
  return scope;
}
