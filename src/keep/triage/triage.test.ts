import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { SCOPE_VALUES } from '../../promise/pledge/pledge.ts';
import { automaton } from './automaton.ts';
import { CATEGORIES } from './rules/category.ts';
import { DEFAULT_RULES } from './rules.ts';
import { ruleClassifier, type Triage } from './triage.ts';

type Expected = { readonly [F in keyof Omit<Triage, 'reasons'>]?: Triage[F] | undefined };

const classifier = ruleClassifier();

/** One sentence as a whole piece of feedback, and what must come out (fields not named may be anything). */
const SENTENCES: readonly (readonly [string, Expected])[] = [
  // Abnormal
  [
    '手机银行更新后一打开就闪退，重装两次都不行',
    {
      urgency: 'abnormal',
      nature: 'technical',
      kind: 'fault',
      category: 'App 与网站/闪退与卡顿',
      unit: '技术部',
    },
  ],
  ['App 崩溃了，进不去', { urgency: 'abnormal', nature: 'technical', unit: '技术部' }],
  ['APP又崩了，点开就没了', { urgency: 'abnormal', nature: 'technical' }],
  ['你们系统是不是瘫痪了，什么都点不开', { urgency: 'abnormal', nature: 'technical' }],
  [
    '转账失败，显示 504',
    { urgency: 'abnormal', nature: 'technical', kind: 'fault', category: '支付与转账/支付失败' },
  ],
  ['扫码付款一直报错，收银台等着呢', { urgency: 'abnormal', nature: 'technical' }],
  ['交电费扣了两次', { urgency: 'abnormal', nature: 'technical' }],
  ['还款的时候提示交易异常，没成功，会不会逾期', { urgency: 'abnormal' }],
  ['我的卡被盗刷了三千多，不是我本人操作', { urgency: 'abnormal', category: '账户/盗刷与异常交易' }],
  [
    '我们公司所有人都登不上网银',
    { urgency: 'abnormal', nature: 'technical', category: 'App 与网站/登录与验证码' },
  ],
  ['我一打开账单显示别人的名字和卡号，信息泄露了吧', { urgency: 'abnormal', complexity: 'major' }],
  ['我妈在你们大厅门口摔倒骨折了', { urgency: 'abnormal', complexity: 'major', segment: undefined }],
  ['汉口支行自助区的机器在冒烟', { urgency: 'abnormal' }],
  ['小区配电房起火，没人来', { urgency: 'abnormal', complexity: 'major' }],
  ['有人被困电梯半个小时了', { urgency: 'abnormal' }],
  ['刷卡机刷了两次，顾客那边扣款，我这边没收到', { urgency: 'abnormal', nature: 'technical' }],
  ['完全打不开手机银行', { urgency: 'abnormal', nature: 'technical', unit: '技术部' }],
  ['停车场道闸砸到人，流血了', { urgency: 'abnormal', complexity: 'major' }],
  ['柜台有位老人晕倒了', { urgency: 'abnormal', segment: 'elderly' }],
  ['The app crashed when I opened it', { urgency: 'abnormal', nature: 'technical', kind: 'fault' }],
  [
    'My payment failed but the money was taken',
    { urgency: 'abnormal', nature: 'technical', category: '支付与转账/支付失败' },
  ],
  ['I was charged twice for the same transfer', { urgency: 'abnormal', nature: 'technical' }],
  ['Everyone in our office cannot log in since nine', { urgency: 'abnormal', nature: 'technical' }],
  ['There are unauthorised transactions on my account', { urgency: 'abnormal' }],
  ["The statement shows someone else's account details", { urgency: 'abnormal', category: '账户/个人信息' }],
  ['A customer fell and is bleeding at the entrance', { urgency: 'abnormal', complexity: 'major' }],
  // Sounds abnormal, is not
  ['手机没电崩溃了，没法给客服回电话', { urgency: 'ordinary', nature: 'other' }],
  ['排队等得情绪崩溃，前面还有三十个人', { urgency: 'ordinary', nature: 'other' }],
  ['等了两个小时，我都崩溃了，App 上还显示等候五人', { urgency: 'ordinary' }],
  ['孩子上网课时我快崩溃了，想问软件怎么注册', { urgency: 'ordinary', kind: 'enquiry' }],
  ['股市崩溃会影响你们平台的理财吗', { urgency: 'ordinary', kind: 'enquiry' }],
  ['新版本用了一周没有再闪退', { urgency: 'ordinary', nature: 'other' }],
  ['没有扣款，订单也取消了，想确认一下', { urgency: 'ordinary' }],
  ['并没有支付失败，就是想查一下回单', { urgency: 'ordinary' }],
  ['上次闪退的问题已经解决了，谢谢', { urgency: 'ordinary' }],
  ['如果转账失败，钱多久退回来？', { urgency: 'ordinary', kind: 'enquiry' }],
  ['万一卡被盗刷了怎么办，有没有保险', { urgency: 'ordinary', kind: 'enquiry' }],
  ['请问怎样防止信息泄露', { urgency: 'ordinary', complexity: 'simple', kind: 'enquiry' }],
  ['支付成功了，但积分没有增加', { urgency: 'ordinary' }],
  ['咨询一下意外伤害险怎么买', { urgency: 'ordinary', complexity: 'simple', kind: 'enquiry' }],
  ['你们大厅的消防演练影响办业务了', { urgency: 'ordinary', complexity: 'simple' }],
  ['门口火锅店生意红火，停车位都占满了', { urgency: 'ordinary', category: '物业与城建/停车与交通' }],
  ['线路老化，可能引起火灾，请来看看', { urgency: 'ordinary' }],
  ['担心个人信息泄露，能不能关掉推送', { urgency: 'ordinary', kind: 'enquiry' }],
  ['没有人受伤，只是玻璃门碎了', { urgency: 'ordinary', complexity: 'simple' }],
  ['大堂经理态度冷淡，让人伤心', { urgency: 'ordinary', kind: 'complaint' }],
  [
    '表扬王柜员，上回转账失败她帮我跑了三个窗口',
    { urgency: 'ordinary', kind: 'praise', nature: 'other', unit: '客服部' },
  ],
  ['建议支付失败时给出明确原因', { urgency: 'ordinary', kind: 'suggestion' }],
  ['What happens if a payment fails at midnight?', { urgency: 'ordinary', kind: 'enquiry' }],
  ['The app has not crashed since the update', { urgency: 'ordinary' }],
  ['How do I buy accident and life insurance?', { urgency: 'ordinary', complexity: 'simple' }],
  ['I took a crash course in saving, which deposit is best?', { urgency: 'ordinary', nature: 'other' }],
  // Urgent
  ['等着用钱，卡被冻结了', { urgency: 'urgent', category: '账户/冻结与解冻' }],
  ['老人病危要交手术费，大额取现要预约吗', { urgency: 'urgent', segment: 'elderly' }],
  ['今天必须把货款付出去，额度不够', { urgency: 'urgent', category: '支付与转账/限额' }],
  ['我的卡被吞了，机器一直转圈', { urgency: 'urgent', nature: 'technical', category: '卡片/吞卡' }],
  ['银行卡丢了，麻烦马上帮我挂失', { urgency: 'urgent', category: '卡片/挂失与补卡' }],
  ['今天发工资，公司账户转不出去，很着急', { urgency: 'urgent' }],
  ['整栋楼停水两天了', { urgency: 'urgent', category: '物业与城建/供水供电' }],
  ['急！明天到期的贷款还不进去', { urgency: 'urgent', category: '贷款' }],
  ['I need the statement urgently for a visa', { urgency: 'urgent' }],
  ['The machine swallowed my card', { urgency: 'urgent', nature: 'technical' }],
  // Sounds urgent, is not
  ['不急，有空回复就行', { urgency: 'ordinary' }],
  ['这件事不紧急，月底前给个答复即可', { urgency: 'ordinary' }],
  ['不是很急，就想了解一下', { urgency: 'ordinary' }],
  ['怎么修改紧急联系人', { urgency: 'ordinary', kind: 'enquiry' }],
  ['应急预案在哪里能看到', { urgency: 'ordinary', kind: 'enquiry' }],
  ['医院急诊科旁边的网点几点开门', { urgency: 'ordinary', category: '网点服务/营业时间' }],
  ['慢慢来，别急，谢谢你们', { urgency: 'ordinary' }],
  ['It is not urgent, just curious about the fee', { urgency: 'ordinary', category: '收费/手续费' }],
  ['How do I change my emergency contact?', { urgency: 'ordinary', kind: 'enquiry' }],
  // Kinds
  [
    '请问补办银行卡要带什么',
    { kind: 'enquiry', category: '卡片/挂失与补卡', nature: 'other', unit: '运营部' },
  ],
  ['想问一下周六上班吗', { kind: 'enquiry', category: '网点服务/营业时间' }],
  ['房贷提前还款怎么办理', { kind: 'enquiry', category: '贷款/还款' }],
  ['我要投诉武昌支行的保安，态度恶劣', { kind: 'complaint', category: '网点服务/服务态度', unit: '运营部' }],
  ['理财经理误导我买了五年期的保险', { kind: 'complaint' }],
  ['大厅只开一个窗口，等了半天', { kind: 'complaint', category: '网点服务/排队与窗口' }],
  ['莫名其妙收了我短信费，乱收费', { kind: 'complaint', category: '收费/手续费' }],
  ['不是投诉，只是想知道短信费多少', { kind: 'enquiry', category: '收费/手续费' }],
  ['投诉电话是多少', { kind: 'enquiry' }],
  ['我不得不投诉，柜员让我跑了三趟', { kind: 'complaint', complexity: 'complex' }],
  ['收不到验证码，试了三个手机', { kind: 'fault', nature: 'technical', category: 'App 与网站/登录与验证码' }],
  ['人脸识别一直过不了，提示系统繁忙', { kind: 'fault', nature: 'technical' }],
  ['希望增加夜间模式', { kind: 'suggestion', nature: 'other' }],
  ['建议在大厅放几副老花镜', { kind: 'suggestion', category: '网点服务/无障碍与环境' }],
  ['理财经理建议我买的基金亏了，非常不满', { kind: 'complaint', category: '账户/存款与理财' }],
  ['感谢江北支行小刘，特别耐心地教我母亲用手机银行', { kind: 'praise', nature: 'other' }],
  ['Kudos to the teller at counter 3, so patient', { kind: 'praise' }],
  ['举报客户经理收好处费才肯放款', { kind: 'report', unit: '运营部' }],
  ['Please consider opening on Saturday', { kind: 'suggestion' }],
  ['How long does a loan application take?', { kind: 'enquiry', category: '贷款/申请与审批' }],
  ['The clerk was rude and I demand an apology', { kind: 'complaint', category: '网点服务/服务态度' }],
  ['小区路灯坏了一个月没人修', { kind: 'fault', nature: 'other', category: '物业与城建/道路与照明' }],
  // Complexity
  ['客服部和技术部踢皮球，一个多月没结果', { complexity: 'complex', kind: 'complaint' }],
  ['父亲去世，遗产里的存款怎么继承', { complexity: 'complex', kind: 'enquiry' }],
  ['多次投诉没人管', { complexity: 'complex', kind: 'complaint' }],
  ['我的一百多万存款不见了', { complexity: 'major' }],
  ['再不处理我就找记者曝光', { complexity: 'major' }],
  ['已经委托律师发了律师函', { complexity: 'major' }],
  ['我们三十多户业主联名反映物业乱收停车费', { complexity: 'major', category: '物业与城建/物业管理' }],
  ['转账 2 万元要收多少手续费', { complexity: 'simple', kind: 'enquiry' }],
  ['My lawyer will sue you', { complexity: 'major' }],
  ['多媒体屏幕太亮了', { complexity: 'simple' }],
  // Segments
  ['我今年七十二，眼睛不好，字太小看不清', { segment: 'elderly' }],
  ['我68岁了，不会用智能手机', { segment: 'elderly' }],
  ['坐轮椅进不了大门，坡道被自行车堵了', { segment: 'disabled', category: '网点服务/无障碍与环境' }],
  ['读屏软件读不出转账按钮', { segment: 'disabled' }],
  ['I am blind and my screen reader skips the button', { segment: 'disabled' }],
  ['我今年28岁，第一次办信用卡', { segment: undefined, category: '卡片/信用卡' }],
];

for (const [sentence, expected] of SENTENCES) {
  test(`[I1] ${sentence}`, () => {
    const found = classifier.triage({ title: '', body: sentence });
    const actual = Object.fromEntries(
      Object.keys(expected).map((field) => [field, found[field as keyof Triage]]),
    );
    assert.deepEqual(actual, expected, JSON.stringify(found.reasons));
  });
}

const oneOf = (values: readonly string[]) => fc.constantFrom(...values);
const everyWord = DEFAULT_RULES.rules.flatMap(({ words }) => words.split('|'));
/** Texts made of what rules listen to, and of anything else. */
const text = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc
    .array(
      fc.oneof(oneOf(everyWord), fc.constantFrom('不', '没有', '，', '。', '如果', '已修复', ' ', '\ud800')),
      { maxLength: 30 },
    )
    .map((parts) => parts.join('')),
);

test('[I1] any text is triaged, twice the same, with values of the closed lists', () => {
  const known: readonly string[] = Object.entries(CATEGORIES).flatMap(([top, below]) => [
    top,
    ...below.map((one) => `${top}/${one}`),
  ]);
  fc.assert(
    fc.property(text, text, fc.option(text, { nil: undefined }), (title, body, channel) => {
      const feedback = channel === undefined ? { title, body } : { title, body, channel };
      const found = classifier.triage(feedback);
      assert.deepEqual(classifier.triage(feedback), found);
      assert.deepEqual(ruleClassifier().triage(feedback), found);
      for (const field of ['kind', 'urgency', 'nature', 'complexity', 'segment'] as const) {
        const value: string | undefined = found[field];
        assert.ok(value === undefined || (SCOPE_VALUES[field] as readonly string[]).includes(value));
      }
      assert.ok(found.category === undefined || known.includes(found.category), found.category);
    }),
    { numRuns: 300 },
  );
});

test('[I1] what the user chose wins over every rule', () => {
  fc.assert(
    fc.property(text, oneOf(SCOPE_VALUES.kind), oneOf(SCOPE_VALUES.segment), (body, kind, segment) => {
      const found = classifier.triage({ title: '', body, kind, segment });
      assert.equal(found.kind, kind);
      assert.equal(found.segment, segment);
      assert.ok(!found.reasons.some(({ field }) => field === 'kind' || field === 'segment'));
    }),
    { numRuns: 300 },
  );
});

test('a choice that is none is passed over', () => {
  const found = classifier.triage({
    title: '建议增加座椅',
    body: '',
    kind: 'constructor',
    segment: '',
    channel: 'toString',
  });
  assert.equal(found.kind, 'suggestion');
  assert.equal(found.segment, undefined);
});

test('every rule can be heard: each word alone, or with its group, speaks for its rule unless a longer phrase masks it', () => {
  for (const rule of DEFAULT_RULES.rules) {
    const helper = rule.with ? DEFAULT_RULES.groups[rule.with]!.split('|')[0]! : '';
    const heard = rule.words.split('|').filter((word) => {
      const { reasons } = classifier.triage({ title: '', body: `${helper}、${word}` });
      return reasons.some(({ words }) => words.includes(word)) || rule.weight < 1;
    });
    assert.ok(heard.length > 0, rule.words);
  }
});

test('every category of a rule is in the catalogue', () => {
  for (const { says } of DEFAULT_RULES.rules) {
    if (says.category === undefined) continue;
    const [top, below] = says.category.split('/') as [keyof typeof CATEGORIES, string | undefined];
    assert.ok(
      top in CATEGORIES && (below === undefined || (CATEGORIES[top] as readonly string[]).includes(below)),
      says.category,
    );
  }
});

test('spaces between characters and full-width letters make no difference', () => {
  assert.equal(classifier.triage({ title: '', body: '一 打 开 就 闪 退' }).urgency, 'abnormal');
  assert.equal(classifier.triage({ title: '', body: 'ＡＰＰ　崩溃' }).urgency, 'abnormal');
});

test('reasons name the words that were heard', () => {
  const { reasons } = classifier.triage({ title: '手机银行闪退', body: '' });
  assert.deepEqual(
    reasons.find(({ field }) => field === 'urgency'),
    { field: 'urgency', value: 'abnormal', words: ['闪退'] },
  );
  assert.ok(reasons.find(({ field }) => field === 'unit')?.words.includes('闪退'));
});

test('the automaton finds what a search for each word at each place finds', () => {
  const letters = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 40 });
  const words = fc.uniqueArray(
    fc.string({ unit: fc.constantFrom('a', 'b', 'c'), minLength: 1, maxLength: 4 }),
    { maxLength: 12 },
  );
  fc.assert(
    fc.property(words, letters, (list, haystack) => {
      const slow = list.flatMap((word, index) =>
        [...haystack]
          .map((_, start) => ({ word: index, start, end: start + word.length }))
          .filter(({ start, end }) => haystack.slice(start, end) === word && end <= haystack.length),
      );
      const order = (all: { word: number; start: number }[]) =>
        all.toSorted((a, b) => a.start - b.start || a.word - b.word);
      assert.deepEqual(order(automaton(list)(haystack)), order(slow));
    }),
  );
});
