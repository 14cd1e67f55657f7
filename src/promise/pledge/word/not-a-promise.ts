/** Sentences that stand in every letter and promise nothing by themselves. */
const NEVER: readonly RegExp[] = [
  /(?:本承诺书?|本(?:协议|文件|公约|声明|文|书|办法|制度|规定)|以下)(?:中)?(?:所称|所指|所述|中的|适用|由|共|是|系|为|作为|旨在|内容|未尽|正本|原件|一经|自|如有未尽|的解释|最终)/,
  /^[“"]?[\p{Script=Han}_]{2,24}[”"]?指(?![导定标南挥引示派出纹数令])/u,
  /是指|系指|指的是|(?:以下|下)简?称|定义(?:如下|为)|如下定义|术语/,
  /一式[\p{Script=Han}_\d]+份|各(?:执|持|保留)|(?:同等|具有)[^,。]{0,6}(?:法律)?效力|解释权|未尽事宜|(?:特此|谨此)(?:承诺|声明|公告|公示|公开|立据|约定)|管辖|诉讼|争议|友好协商|仲裁|不可抗力|附件\d?|双方(?:协商|签字|盖章)|经双方/u,
  /(?:签署|签字|盖章|签订|发布|公布|公示|印发|颁布)[^,。]{0,8}(?:之日|后|时|日)?[^,。]{0,4}(?:起)?(?:正式)?(?:生效|施行|实施|执行)|有效期(?:[为限自至是]|[\d_\s【])|有效期内?(?:自|为)|(?:起|日)生效|长期有效/,
  /^(?:感谢|衷心|诚挚|真诚感谢|谢谢|欢迎|敬请|恳请|诚请|诚邀|热忱欢迎|祝|此致|敬礼|尊敬的|亲爱的|各位)/,
  /^(?:请)?(?:您|广大[\p{Script=Han}]{2,4}|大家)[^,。]{0,4}(?:的)?(?:监督|支持|信任|理解|满意是)/u,
];

/** Openings of a preamble: why the letter is written. */
const PREAMBLE =
  /^(?:为(?:了|进一步|更好|切实|深入|全面|持续|保障|提[升高]|规范|贯彻|落实|维护|加强|方便|响应|不断|有效|确保|推动|优化|使|让|打造|营造|构建|明确|改善)|鉴于|根据(?:国家|《|有关|相关|中华|上级)|依据|按照(?:国家|《|上级)|随着|本着|秉[承持]|基于|在[\p{Script=Han}]{2,12}(?:背景|时代|今天|之际)|近年来|多年来|当前|一直以来|长期以来|自成立以来|作为一?[家名个所])/u;

/** What users have to do, and what they are free to do. */
const OTHERS =
  /^(?:同时,?|此外,?)?(?:用户|客户|消费者|您|服务对象|业主|患者|群众|接受方|投诉人|反馈人|受诺方|接收方|办事人)(?:们|方|本人)?(?:在[^,。]{1,10}[时中后前],?)?(?:应当?|须|需|有义务|不得|同意|知悉|确认(?![^,。]{0,6}(?:解决|修复|满意))|保证|承诺|理解|自行|请|有权)(?!在[^,。]{1,12}内(?:收到|得到|获得))/;

const LEAD_IN = /(?:如下|以下|下列|承诺|保证|做到|包括|为|是|内容|事项|分为|其中|措施|要求)[^,。;]{0,6}:$/;

/** Headings of what is forbidden, of what a breach costs, and of the letter as a paper: amounts in there time no service. */
const CLOSED =
  /^[^与和及、]{0,8}(?:禁止|严禁|不得有?|违约|罚则|处罚|(?<=^)争议|不可抗力|附则|效力|生效|免责)[^与和及、监督]{0,10}$/;

export const isClosed = (trail: readonly string[]): boolean => trail.some((title) => CLOSED.test(title));

/** Words of someone who binds himself. */
const WILL =
  /承诺|保证|确保|保障|应当?|(?<!即)将|必须|须|不得|严禁|杜绝|绝不|决不|坚决|坚持|提供|建立|健全|完善|做到|实行|实施|落实|开展|设[立置有]|开[设展辟]|成立|组建|安排|加强|接受|公开|公示|保护|优先|愿|承担|严格|及时|主动|持续|热情|耐心|遵守|配[备置]|制定|组织|优化|规范|尊重|履行|执行|赔[偿付]|补偿|追[究责]|改进|支持|推[进行]|开通|覆盖|统一|一致|不[\p{Script=Han}]{1,4}|可(?:随时|以?通过|在|凭)|均|定期|处理|采[取用]|记录|倾听|虚心|文明|诚信|依法|明码|免费|零|只|会|帮|给|让|有/u;

export const isLeadIn = (text: string): boolean => /:$/.test(text.trim());

/** Whether a sentence only introduces, defines, thanks or settles formalities. */
export function isFormality(sentence: string): boolean {
  const text = sentence.trim();
  return NEVER.some((pattern) => pattern.test(text)) || LEAD_IN.test(text);
}

/** What was, in a letter that begins with how things stand. */
const PAST =
  /过去|去年|上一?年度?[^,。]{0,4}[,共我]|截[至止]目前|近[一二三两]年|已?累计(?!不|超)|回顾|(?<!数)据(?:了解|统计)|会议(?:指出|强调)|本报讯/;

/** Whether it only says why the letter is written. */
export const isBackground = (sentence: string): boolean => PREAMBLE.test(sentence.trim());

/** Whether it tells what has been done, or what its readers are to do themselves. */
export const isOfOthers = (sentence: string): boolean =>
  OTHERS.test(sentence.trim()) || (PAST.test(sentence) && !/承诺|[将应]|保证|确保|力争|必须/.test(sentence));

/** Whether it binds whoever says it. */
export const binds = (sentence: string): boolean =>
  sentence.trim().length >= 4 && !/\?$/.test(sentence.trim()) && WILL.test(sentence);
