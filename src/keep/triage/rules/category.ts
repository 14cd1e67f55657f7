import type { Rule } from '../rule.ts';

/** The shipped catalogue: two levels, written `first/second`. */
export const CATEGORIES = {
  支付与转账: ['支付失败', '转账未到账', '汇款', '限额'],
  账户: ['开户与销户', '冻结与解冻', '密码', '个人信息', '盗刷与异常交易', '存款与理财'],
  卡片: ['挂失与补卡', '信用卡', '社保卡', '吞卡'],
  贷款: ['申请与审批', '还款', '利率', '抵押与解押'],
  'App 与网站': ['闪退与卡顿', '登录与验证码', '功能与页面'],
  网点服务: ['排队与窗口', '服务态度', '营业时间', '自助设备', '无障碍与环境'],
  收费: ['手续费', '退费', '价格公示'],
  物业与城建: ['物业管理', '道路与照明', '供水供电', '噪音与环境', '停车与交通'],
  其他: ['合作与招聘', '宣传与活动'],
} as const;

export const CATEGORY_RULES: readonly Rule[] = [
  {
    says: { category: '支付与转账/转账未到账' },
    weight: 1.5,
    words:
      "未到账|没到账|没有到账|不到账|还没到|没收到款|没收到钱|对方没收到|到账时间|not arrived|has not arrived|hasn't arrived|not received the money|not credited",
  },
  {
    says: { category: '支付与转账/汇款' },
    weight: 1.2,
    words: '汇款|电汇|跨境汇|境外汇|外汇|结汇|购汇|swift|remittance|wire transfer|foreign exchange',
  },
  {
    says: { category: '支付与转账/限额' },
    weight: 1.2,
    words: '限额|额度不够|额度太低|调高额度|transfer limit|daily limit|payment limit',
  },
  {
    says: { category: '支付与转账' },
    weight: 0.8,
    words: '转账|支付|付款|扣款|收款码|二维码|扫码|缴费|代发|transfer|payment|pay|qr code',
  },
  {
    says: { category: '账户/开户与销户' },
    weight: 1.2,
    words:
      '开户|销户|注销账户|开通账户|对公账户|一类户|二类户|open an account|close my account|close an account',
  },
  {
    says: { category: '账户/冻结与解冻' },
    weight: 1.4,
    words:
      '冻结|解冻|止付|风控|限制交易|非柜面|账户异常|被限制|frozen|unfreeze|blocked account|account was blocked',
  },
  {
    says: { category: '账户/密码' },
    weight: 1.1,
    words: '密码|忘记密码|重置密码|改密码|password|pin code|forgot my pin',
  },
  {
    says: { category: '账户/个人信息' },
    weight: 1,
    words:
      '预留手机号|换手机号|改手机号|身份证过期|证件过期|个人信息|隐私|实名|phone number on file|change my address|personal information|privacy',
  },
  {
    says: { category: '账户/存款与理财' },
    weight: 1.1,
    words:
      '理财|定期|存款|存单|存折|大额存单|基金|国债|利息|转存|自动续|到期赎回|赎回|deposit|savings|fund|wealth management|interest earned',
  },
  { says: { category: '账户' }, weight: 1.3, words: '流水|对账单|回单|存款证明|account history' },
  {
    says: { category: '支付与转账' },
    weight: 1.2,
    words: '代发|发工资|工资文件|生活费|货款|转款|转过去|转出去|转错|收款人',
  },
  { says: { category: '贷款/利率' }, weight: 1.3, words: '重定价|加点' },
  { says: { category: '贷款/申请与审批' }, weight: 1.3, words: '电子签约|在线签约|签合同|批了' },
  { says: { category: 'App 与网站/功能与页面' }, weight: 1.1, words: '首页|读屏|广告|弹窗|播报|导出|按月' },
  { says: { category: 'App 与网站/登录与验证码' }, weight: 0.8, words: '短信|收不到短信|不是本人|眨眼' },
  {
    says: { category: '账户' },
    weight: 0.5,
    words: '账户|账号|余额|account|statement|balance',
  },
  {
    says: { category: '卡片/挂失与补卡' },
    weight: 1.4,
    words:
      '挂失|补卡|补办|换卡|卡丢了|卡丢失|卡不见|丢卡|lost my card|lost card|card was stolen|replacement card|new card',
  },
  {
    says: { category: '卡片/信用卡' },
    weight: 1.3,
    words: '信用卡|账单日|还款日|年费|分期|最低还款|credit card|annual fee|instalment',
  },
  { says: { category: '卡片/社保卡' }, weight: 1.3, words: '社保卡|医保卡|社会保障卡|social security card' },
  {
    says: { category: '卡片/吞卡' },
    weight: 1.6,
    words: '吞卡|卡被吞|吞了我的卡|卡吞了|把卡吞|不吐卡|swallowed my card|kept my card',
  },
  { says: { category: '卡片' }, weight: 0.7, words: '银行卡|借记卡|储蓄卡|芯片|磁条|debit card|bank card' },
  {
    says: { category: '贷款/申请与审批' },
    weight: 1.3,
    words:
      '贷款申请|申请贷款|贷款审批|批贷|放款|征信|小微贷|经营贷|消费贷|公积金|loan application|apply for a loan|loan approval|credit report',
  },
  {
    says: { category: '贷款/还款' },
    weight: 1.3,
    words: '房贷|月供|提前还款|提前还贷|逾期|罚息|还款计划|mortgage|early repayment|repayment|overdue',
  },
  { says: { category: '贷款/利率' }, weight: 1.3, words: '利率|lpr|降息|调息|interest rate' },
  {
    says: { category: '贷款/抵押与解押' },
    weight: 1.5,
    words: '抵押|解押|结清证明|他项权证|mortgage release|collateral',
  },
  { says: { category: '贷款' }, weight: 0.8, words: '贷款|借款|loan' },
  {
    says: { category: 'App 与网站/登录与验证码' },
    weight: 1.3,
    words:
      '登录|登不上|登不进|登不了|验证码|短信码|人脸识别|刷脸|指纹|log in|login|sign in|verification code|face id|otp',
  },
  {
    says: { category: 'App 与网站/闪退与卡顿' },
    weight: 1.3,
    words: "卡顿|转圈|加载|很卡|太卡|卡死|打不开|死机|won't load|loading",
  },
  {
    says: { category: 'App 与网站/功能与页面' },
    weight: 0.9,
    words:
      '页面|界面|按钮|菜单|字体|字太小|大字版|老年版|长辈版|更新后|新版本|升级后|跳回首页|功能|page|menu|font|button|new version|dark mode|feature',
  },
  {
    says: { category: 'App 与网站' },
    weight: 0.5,
    words:
      'app|手机银行|网银|网上银行|小程序|客户端|公众号|网站|软件|website|mobile banking|online banking|application',
  },
  {
    says: { category: '网点服务/排队与窗口' },
    weight: 1.5,
    words: '排队|窗口|叫号|取号|过号|等候|柜台|柜面|queue|counter|teller|ticket number|waited',
  },
  {
    says: { category: '网点服务/服务态度' },
    weight: 1.4,
    words:
      '态度|大堂经理|柜员|保安|客户经理|工作人员|不耐烦|热情|耐心|rude|attitude|staff|patient|polite|clerk',
  },
  {
    says: { category: '网点服务/营业时间' },
    weight: 1.6,
    words:
      '营业时间|几点开门|几点关门|几点下班|周末上班|周六上班|周日营业|节假日|春节营业|opening hours|open on saturday|open on sunday|close on',
  },
  {
    says: { category: '网点服务/自助设备' },
    weight: 1.5,
    words: '自助机|取款机|存款机|atm|智能柜员机|自助设备|排号机|点钞|cash machine|kiosk',
  },
  {
    says: { category: '网点服务/无障碍与环境' },
    weight: 1.5,
    words:
      '坡道|轮椅|无障碍|盲道|手语|助听|老花镜|空调|卫生间|停车位不够|绿色通道|wheelchair|ramp|accessible|restroom|air conditioning',
  },
  {
    says: { category: '网点服务' },
    weight: 0.5,
    words: '网点|支行|大厅|营业厅|分理处|门店|办事大厅|branch|outlet',
  },
  {
    says: { category: '收费/手续费' },
    weight: 1.4,
    words:
      '手续费|管理费|工本费|短信费|服务费|滞纳金|违约金|乱收费|多收|service charge|handling fee|fee|fees|overcharged',
  },
  { says: { category: '收费/退费' }, weight: 1.5, words: '退费|退款|退钱|退还|返还|refund|money back' },
  {
    says: { category: '收费/价格公示' },
    weight: 1.4,
    words: '收费标准|价目表|明码标价|价格公示|price list|tariff',
  },
  { says: { category: '收费' }, weight: 0.7, words: '收费|费用|扣费|charge|charges' },
  {
    says: { category: '物业与城建/物业管理' },
    weight: 1.4,
    words: '物业|业委会|电梯|垃圾清运|property manager|estate|elevator|lift',
  },
  {
    says: { category: '物业与城建/道路与照明' },
    weight: 1.4,
    words: '路灯|路面|坑洼|井盖|人行道|修路|塌陷|street light|streetlight|pothole|pavement|manhole',
  },
  {
    says: { category: '物业与城建/供水供电' },
    weight: 1.4,
    words:
      '停水|停电|断水|断电|水压|水费|电费|燃气|暖气|漏水|自来水|power cut|no water|water supply|gas leak|heating',
  },
  {
    says: { category: '物业与城建/噪音与环境' },
    weight: 1.4,
    words:
      '噪音|噪声|扰民|油烟|臭味|垃圾|污水|夜间施工|积水|noise|smell|rubbish|sewage|construction at night',
  },
  {
    says: { category: '物业与城建/停车与交通' },
    weight: 1.3,
    words: '停车|车位|乱停|公交|地铁|红绿灯|堵车|parking|bus stop|traffic',
  },
  { says: { category: '物业与城建' }, weight: 0.8, words: '小区|业主|社区|居民楼|neighbourhood|residents' },
  {
    says: { category: '其他/合作与招聘' },
    weight: 1.2,
    words: '招聘|应聘|合作洽谈|商务合作|实习|recruitment|job|partnership',
  },
  {
    says: { category: '其他/宣传与活动' },
    weight: 1.1,
    words: '活动|抽奖|积分|礼品|优惠券|立减|讲座|promotion|points|voucher|lucky draw',
  },
];
