import type { Rule } from '../rule.ts';

/**
 * Abnormal: something fails for many or for money, data leaks, people are in danger. Urgent: it cannot wait for
 * its turn.
 */
export const URGENCY_RULES: readonly Rule[] = [
  // Crash
  {
    says: { urgency: 'abnormal', nature: 'technical', kind: 'fault', category: 'App 与网站/闪退与卡顿' },
    weight: 1,
    words:
      '闪退|一打开就退出|打开就退出|自动退出来|白屏|黑屏进不去|app崩溃|软件崩溃|系统崩溃|程序崩溃|崩了进不去|force close|keeps crashing|crashes|crashed on launch|app crash|white screen|blank screen|closes by itself',
  },
  {
    says: { urgency: 'abnormal', nature: 'technical', kind: 'fault', category: 'App 与网站/闪退与卡顿' },
    weight: 1,
    with: 'software',
    words: '崩溃|崩了|瘫痪|宕机|死机|闪崩|打不开|crash|crashed|crashing|is down|not responding|freezes',
  },
  // Payment failure
  {
    says: { urgency: 'abnormal', nature: 'technical', kind: 'fault', category: '支付与转账/支付失败' },
    weight: 1,
    words:
      "支付失败|付款失败|转账失败|扣款失败|缴费失败|充值失败|还款失败|退款失败|支付异常|付款异常|支付不了|付不了款|付不了钱|转不了账|转账转不了|扣了钱没到账|扣款未到账|扣款成功但|扣了款|钱扣了|重复扣款|重复扣费|重复支付|扣了两次|刷了两次|扣了两遍|扣了两笔|多扣了一次|扣两次|payment failed|payment failure|payment fails|transfer failed|transfer fails|cannot pay|can't pay|unable to pay|charged twice|double charged|debited twice|charged me twice|money was deducted but",
  },
  {
    says: { urgency: 'abnormal', nature: 'technical', kind: 'fault', category: '支付与转账/支付失败' },
    weight: 0.6,
    with: 'money',
    words: '失败|异常|没成功|不成功|error',
  },
  {
    says: { urgency: 'abnormal', nature: 'technical', kind: 'fault', category: '支付与转账/支付失败' },
    weight: 1,
    with: 'money',
    words: "报错|出错|一直失败|总是失败|老失败|又失败|failed|declined|did not go through|didn't go through",
  },
  {
    says: { urgency: 'abnormal', kind: 'complaint', category: '账户/盗刷与异常交易' },
    weight: 1,
    words:
      '被盗刷|盗刷了|卡被盗|账户被盗|钱被转走|被人转走|钱不翼而飞|不是我本人操作|非本人交易|不是我刷的|莫名其妙少了钱|unauthorised transaction|unauthorized transaction|unauthorised transactions|unauthorized transactions|account was hacked|money was stolen|stolen from my account|i did not make this payment',
  },
  // Nobody can sign in
  {
    says: { urgency: 'abnormal', nature: 'technical', kind: 'fault', category: 'App 与网站/登录与验证码' },
    weight: 1,
    with: 'people',
    words:
      "登不上|登录不上|登录不了|登不进|无法登录|登不了|不能登录|进不去系统|can't log in|cannot log in|unable to log in|cannot sign in|can't sign in",
  },
  // Leak of personal data
  {
    says: { urgency: 'abnormal', kind: 'complaint', category: '账户/个人信息' },
    weight: 1.2,
    words:
      "信息泄露|信息被泄露|泄露了我的|泄露我的|泄露客户|隐私泄露|个人信息被卖|信息被倒卖|把我的信息卖|看到别人的账户|看到别人的信息|显示别人的|看到了别人的|data leak|data breach|leaked my|my data was leaked|personal data was exposed|see other people's accounts|someone else's account details",
  },
  // Injury, fire, danger to life
  {
    says: { urgency: 'abnormal' },
    weight: 2,
    words:
      '着火|起火|失火|火灾|冒烟|爆炸|煤气泄漏|燃气泄漏|漏电|触电|坍塌|塌方|电梯坠落|坠楼|坠落|困在电梯|被困电梯|电梯里困|有人昏倒|晕倒|昏迷|生命危险|有生命危险|性命攸关|出人命|轻生|自杀|不想活|活不下去|跳楼|持刀|抢劫|行凶|食物中毒|溺水|on fire|caught fire|gas leak|explosion|electric shock|electrocuted|trapped in the lift|trapped in the elevator|collapsed|unconscious|life-threatening|suicide|kill myself|robbery|with a knife|food poisoning',
  },
  {
    says: { urgency: 'abnormal' },
    weight: 1.5,
    with: 'person',
    words:
      '受伤|摔伤|摔倒|砸伤|烫伤|夹伤|流血|骨折|被打伤|打伤|injured|injury|bleeding|hurt badly|broke her|broke his|broken leg',
  },
  // Urgent
  {
    says: { urgency: 'urgent' },
    weight: 1,
    words:
      "紧急|加急|急用|急需|十万火急|很急|特别急|非常急|太急|着急|急着|急!|急急|火烧眉毛|刻不容缓|等不起|来不及了|今天必须|今天之内|今天就要|今晚之前|下班前必须|马上就要|立刻需要|必须马上|救命钱|等钱|等着用钱|等米下锅|urgent|urgently|asap|as soon as possible|emergency|immediately|right away|today at the latest|by tonight|cannot wait|can't wait",
  },
  {
    says: { urgency: 'urgent' },
    weight: 1,
    words:
      '病危|重症|icu|手术费|抢救|住院费|等着手术|医药费|要动手术|急诊|丧事|奔丧|工资发不|货款要付|合同违约|交房最后|明天到期|今天到期|截止今天|今天截止|明天截止|资金链|资金周转不|断供|surgery|intensive care|hospital bill|deadline is today|expires today|payroll',
  },
  {
    says: { urgency: 'urgent' },
    weight: 1,
    words:
      '停水|停电|断水|断电|没有暖气|没水没电|断网|卡被吞|吞卡|卡吞了|吞了我的卡|把卡吞|吞钱|存款机吞|钱被吞|挂失|手机丢了|卡丢了|银行卡丢|no water|no power|power cut|swallowed my card|lost my card|stolen card|card was stolen',
  },
  {
    says: { urgency: 'urgent' },
    weight: 0.5,
    words: '急|尽快|快点|赶紧|马上|立刻|立即|抓紧|quickly|soon|hurry',
  },
  {
    says: { urgency: 'urgent' },
    weight: 0.5,
    words: '今天|今晚|明早|明天一早|today|tonight|tomorrow morning',
  },
];
