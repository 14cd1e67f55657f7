import type { Rules } from './rule.ts';
import { CATEGORY_RULES } from './rules/category.ts';
import { COMPLEXITY_RULES } from './rules/complexity.ts';
import { KIND_RULES } from './rules/kind.ts';
import { SEGMENT_RULES } from './rules/segment.ts';
import { URGENCY_RULES } from './rules/urgency.ts';

/** The rules of a new installation: Chinese and English, for a service organisation of any trade. */
export const DEFAULT_RULES: Rules = {
  rules: [...URGENCY_RULES, ...COMPLEXITY_RULES, ...KIND_RULES, ...CATEGORY_RULES, ...SEGMENT_RULES],
  patterns: [
    {
      says: { segment: 'elderly' },
      weight: 1,
      pattern: /(?:[6-9]\d|1[01]\d) ?多?(?:周?岁|的人了|years? old|-year-old)/u,
    },
    {
      says: { segment: 'elderly' },
      weight: 1,
      pattern:
        /[六七八九]十[一二三四五六七八九]?多?(?:周?岁|的人了)|今年(?:已经|都)?(?:[六七八九]十|[6-9]\d(?!\d))/u,
    },
    // A large sum alone is business as usual; a sum that is gone is not.
    {
      says: { complexity: 'major' },
      weight: 1,
      pattern:
        /(?:\d|[一二三四五六七八九十百千几数两])[余多来几]?(?:百|千)?(?:万|w)[^。!?;\n]{0,12}(?:不见|没了|不翼而飞|被转|被盗|被骗|损失|少了)|(?:不见|不翼而飞|被转走|被盗刷?|被骗|损失|少)了? ?[^,。!?;\n]{0,4}(?:\d|[一二三四五六七八九十百千几数两])[余多来几]?(?:百|千)?(?:万|w)/u,
    },
    {
      says: { complexity: 'major' },
      weight: 1,
      pattern:
        /(?:\d{2,}|[几数]?[十百千]) ?(?:余|多|来|几)?(?:名|位|户)(?:业主|储户|客户|居民|村民|商户|学生|工人|农民工)/u,
    },
    // 收不收, 要不要, 能不能: the A-not-A question; 不是不 and the like have no verb before the 不.
    { says: { kind: 'enquiry' }, weight: 0.6, pattern: /([\p{Script=Han}])不\1/u },
    {
      says: { kind: 'suggestion' },
      weight: 0.8,
      pattern: /希望(?!别|不要|尽快|早日|你们尽快|贵行尽快|得到|给|能给个|能尽快)/u,
    },
    // Waiting named in minutes or hours is a grievance.
    {
      says: { kind: 'complaint' },
      weight: 0.9,
      pattern:
        /(?:等了|排了|站了|耗了)(?:快|将近|整整|足足)?(?:半|一|两|三|[二三四五]十|\d+) ?(?:个|多|来)*(?:半)?(?:小时|分钟|钟头|天)/u,
    },
  ],
  groups: {
    software:
      'app|软件|系统|程序|网页|网站|页面|手机银行|网银|小程序|客户端|界面|平台|公众号|ios|安卓|website|application|software|mobile banking|page|login|program|browser',
    money:
      '转账|付款|支付|扣款|缴费|充值|还款|刷卡|汇款|提现|退款|交易|订单|transfer|payment|pay|card|money|refund',
    people: '我们|大家|全部|所有人|同事|很多人|好多人|都|everyone|all of us|many users|colleagues|nobody',
    person:
      '人|员工|保安|老人|孩子|小孩|顾客|客户|我|他|她|母亲|父亲|妈|爸|奶奶|爷爷|child|man|woman|customer|mother|father|i|he|she|someone',
  },
  masks:
    '别急|别着急|莫急|不着急|情绪崩溃|精神崩溃|心理崩溃|心态崩溃|心态崩了|心态都崩|内心崩溃|人崩溃|人都崩溃|人快崩溃|我崩溃|我都崩溃|我要崩溃|我快崩溃|我真的崩溃|快要崩溃|快崩溃了|要崩溃了|崩溃大哭|崩溃的边缘|崩溃边缘|没电崩溃|等得崩溃|等到崩溃|急得崩溃|股市崩溃|股价崩溃|房价崩溃|崩溃疗法|' +
    '不急之务|着急忙慌|急诊科|急诊室|应急预案|应急演练|急性子|急刹车|救急贷|应急灯|急速到账|急速贷|应急管理|应急联系人|紧急联系人|紧急出口|加急费|加急件|不着急不着慌|' +
    '防火墙|消防演练|防火门|灭火器|火锅|火车|火箭|红火|火爆|爆炸性|信息爆炸|爆炸头|生命周期|生命线|生命保险|救命稻草|救命恩人|生命健康险|' +
    '意外伤害险|意外伤害保险|人身意外险|伤害保险|受伤险|死机率|死亡证明|死亡保险金|死期|伤感情|伤脑筋|伤心|受伤的心|' +
    '信息泄露险|防泄露|泄露风险提示|防止泄露|泄露天机|泄气|投诉电话是|投诉电话多少|投诉渠道|投诉方式|投诉建议箱|怎么投诉|不想投诉|不是投诉|不是来投诉|并非投诉|不是要投诉|无投诉|投诉处理很满意|投诉处理得很|' +
    '建议书|可行性建议|建议零售价|没有建议|无建议|建议我办|建议我买|建议我去|建议我们买|感谢信用|谢谢合作|表扬信怎么|媒体播放|多媒体|新媒体岗|自媒体账号绑定|' +
    '法院拍卖房|起诉期|律师资格|律师费贷|全部门|部门口|支付成功|转账成功|付款成功|不急用|' +
    'crash course|stock crash|market crash|car crash coverage|fire wall|firewall|fire sale|fired up|crash diet|emergency contact|emergency fund|emergency exit|life insurance|injury cover|not urgent at all',
  denials:
    "没有|没|不是|并非|并不是|并没有|并没|并未|并不|不|未|无|未曾|从未|从没|没什么|不算|不用|不必|不需要|无需|不会|还没|尚未|暂未|勿|not|no|never|without|isn't|wasn't|didn't|don't|doesn't|hasn't|haven't|neither",
  fillers:
    '再|很|太|那么|这么|特别|十分|非常|怎么|发生|出现|遇到|造成|导致|任何|什么|过|被|说|要|有|是|人员|人|多|其他|再次|重复|真的|算|着|那种|因此| |a|an|the|any|been|be|had|have|very|really|that|so|it|is|of|sign|signs|one|was|were|got|experienced|seen|in|mean|to',
  emphases: "不得不|不能不|不会不|要不|是不是|无不|无时无刻不|not only|can't not",
  hypotheses:
    '如果|万一|假如|要是|倘若|假设|会不会|担心|防止|预防|避免|防范|谨防|以防|是否会|害怕|生怕|杜绝|可能|容易|极易|一旦|潜在|隐患|风险|上次|去年|以前|之前那次|曾经|听说过|if|in case|what if|prevent|avoid|suppose|would there be|last year|afraid of',
  settled:
    '已经解决|已解决|已修复|修复了|修好了|修好以后|解决了|不再出现|没再出现|没有再出现|没再发生|已经好了|恢复了|已恢复|很快处理|及时处理|is fixed|was fixed|has been fixed|been resolved|is gone|was solved|no longer happens',
  calm: { praise: 0.3, suggestion: 0.5 },
  channels: {
    counter: { says: { category: '网点服务' }, weight: 0.5 },
    app: { says: { category: 'App 与网站' }, weight: 0.3 },
  },
  units: [
    { when: { nature: 'technical' }, unit: '技术部' },
    { when: { kind: 'praise' }, unit: '客服部' },
    { when: { kind: 'suggestion' }, unit: '客服部' },
    { when: { kind: 'report' }, unit: '运营部' },
    { when: { category: '网点服务' }, unit: '运营部' },
    { when: { category: '卡片' }, unit: '运营部' },
    { when: { category: '贷款' }, unit: '运营部' },
    { when: { category: '支付与转账' }, unit: '运营部' },
    { when: { category: '收费' }, unit: '运营部' },
    { when: { category: '物业与城建' }, unit: '运营部' },
    { when: {}, unit: '客服部' },
  ],
};
