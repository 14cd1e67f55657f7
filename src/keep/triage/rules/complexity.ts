import type { Rule } from '../rule.ts';

/** Complex: several departments or a long story. Major: harm, crowds, large sums, courts, the press. */
export const COMPLEXITY_RULES: readonly Rule[] = [
  {
    says: { complexity: 'complex' },
    weight: 1,
    words:
      '几个部门|多个部门|各个部门|两个部门|跨部门|部门之间|部门互相|互相推诿|互相推|相互推诿|推来推去|踢皮球|来回跑|跑了好几趟|跑了三趟|跑了四趟|跑了五趟|好几个网点|多次反映|反映多次|反映了多次|反复反映|多次投诉|投诉多次|第三次投诉|第四次反映|历史遗留|遗留问题|拖了半年|拖了一年|几个月了还|半年了还|一年多了|好几年|several departments|each department|back and forth|sent me around|passed from|many times already|for months|third complaint|pass the buck',
  },
  {
    says: { complexity: 'complex' },
    weight: 1,
    words:
      '转错|转给陌生人|打错账户|输错一位|退汇|中间行|不归我管|不归自己管|到底该找谁|该找谁|转错|转给陌生人|打错账户|输错一位|退汇|中间行|不归我管|不归自己管|到底该找谁|该找谁|继承|遗产|过户|司法冻结|跨境|境外汇款|公证|婚内财产|分割|监护人|法人变更|股权|抵押登记|解押|产权|拆迁|征收|inheritance|estate of|cross-border|frozen by court|notarised|mortgage release|power of attorney',
  },
  {
    says: { complexity: 'complex' },
    weight: 0.5,
    words:
      '多次|好几次|一直没人|没人管|迟迟|再三|三番五次|没有结果|不了了之|客服部和|技术部和|运营部和|总行和|支行和|both the branch and|again and again|no result|nobody answers',
  },
  {
    says: { complexity: 'major' },
    weight: 1,
    words:
      '伤亡|死亡|死了人|出人命|生命危险|火灾|着火|起火|爆炸|坍塌|食物中毒|重伤|轻生|跳楼|自杀|骨折|昏迷|died|death|fatal|life-threatening|on fire|explosion|suicide',
  },
  {
    says: { complexity: 'major' },
    weight: 1,
    with: 'person',
    words: '受伤|摔伤|砸伤|烫伤|夹伤|打伤|流血|injured|injury|bleeding',
  },
  {
    says: { complexity: 'major' },
    weight: 1,
    words:
      '集体投诉|联名|群体|全体业主|全体储户|上访|信访|拉横幅|聚集|堵门|挤兑|大面积|几百人|上百人|数百名|几十名|上千人|很多储户|全市都|全城|petition signed|class action|protest|hundreds of|mass outage|crowd gathered',
  },
  {
    says: { complexity: 'major' },
    weight: 1,
    words:
      '起诉|法院见|打官司|律师函|走法律程序|法律途径|法律诉讼|仲裁|银保监|银监会|金融监管|人民银行投诉|12378|12363|纪委|监察委|报警|公安机关|立案|媒体曝光|找媒体|找记者|记者|电视台|曝光你们|上新闻|发到网上曝光|热搜|lawsuit|sue you|legal action|my lawyer|attorney|regulator|ombudsman|journalist|newspaper|go to the press|tv station|police',
  },
  {
    says: { complexity: 'major' },
    weight: 1,
    words:
      '全部积蓄|一辈子的积蓄|毕生积蓄|养老钱没了|巨额|数额巨大|金额巨大|上百万|几百万|数百万|上千万|飞单|非法集资|挪用客户|侵占存款|存款丢失|存款失踪|life savings|huge sum|millions|embezzled',
  },
  {
    says: { complexity: 'major' },
    weight: 1,
    words:
      '信息泄露|信息被泄露|隐私泄露|信息被倒卖|显示别人的|data leak|data breach|personal data was exposed',
  },
];
