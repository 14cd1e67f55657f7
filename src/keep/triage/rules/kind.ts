import type { Rule } from '../rule.ts';

/** What the writer wants: to know, to complain, to have something repaired, to propose, to praise, to report a wrong. */
export const KIND_RULES: readonly Rule[] = [
  {
    says: { kind: 'report' },
    weight: 2.5,
    words:
      '举报|检举|实名反映|收受贿赂|索贿|受贿|吃回扣|拿回扣|索要好处费|收好处费|私下收钱|贪污|以权谋私|徇私|违规放贷|内外勾结|飞单|挪用客户|whistleblow|whistle-blower|whistleblower|bribe|bribery|kickback|corruption|embezzled|i want to report misconduct',
  },
  {
    says: { kind: 'complaint' },
    weight: 2,
    words:
      '投诉|我要投诉|态度恶劣|态度差|态度很差|态度极差|态度冷淡|态度不好|态度蛮横|冷冰冰|服务态度|不耐烦|爱答不理|爱理不理|辱骂|骂人|推诿|踢皮球|推来推去|互相推|敷衍|糊弄|欺骗|忽悠|误导|诱导|霸王条款|乱收费|强制捆绑|捆绑销售|强制买|不作为|令人气愤|太气人|气死|太过分|严重不满|非常不满|很不满意|极不满意|讨个说法|给个说法|要求赔偿|要求道歉|赔偿损失|complain|complaint|rude|unacceptable|misled|mis-sold|cheated|terrible service|awful service|disgusted|demand an apology|compensation',
  },
  {
    says: { kind: 'complaint' },
    weight: 0.7,
    words:
      '少给我|少给了我|少找我|等了两个小时|等了一个小时|等了一个多小时|等了半天|排了半天|排队两个|只开一个窗口|只开了一个窗口|没人管|没人理|无人理睬|一直打不通|打不通|不接电话|太慢|太差|差劲|失望|气愤|生气|不合理|凭什么|为什么不|为什么收|为什么还要收|噪音|扰民|油烟|占道|乱停|脏乱|臭味|违建|nobody answers|waited two hours|waited an hour|waited over an hour|only one counter|slow|poor|disappointed|angry|unfair|noise',
  },
  {
    says: { kind: 'fault', nature: 'technical' },
    weight: 1,
    words:
      "登录不了|登不上|登录不上|无法登录|登不进|登不了|不能登录|收不到验证码|验证码收不到|没收到验证码|验证码一直|人脸识别不|人脸识别失败|刷脸失败|刷脸过不|指纹用不了|报错|错误代码|错误码|系统繁忙|网络异常|加载不出|一直转圈|一直加载|卡在|卡死|卡住|乱码|点了没反应|点不动|导不出来|导不出|打印不出来|没有反应|没反应|闪一下|打不开|连接超时|请求超时|跳回首页|同步失败|更新后|升级后|升级失败|安装不了|下载不了|机器坏|自助机坏|取款机坏|设备坏|机器故障|故障|出故障|失灵|黑屏|死机|吞卡|吞钱|把卡吞|卡吞了|不出钞|不吐卡|can't log in|cannot log in|unable to log in|cannot sign in|can't sign in|error code|error message|not working|doesn't work|does not work|stopped working|broken|bug|verification code never|no verification code|stuck|frozen screen|won't load|will not load|times out|timed out|out of order|swallowed my card",
  },
  {
    says: { kind: 'fault' },
    weight: 1,
    words:
      '不亮|漏水|堵塞|停水|停电|断电|断水|坏了|损坏|破损|塌陷|积水|渗水|leaking|pothole|power cut|no water',
  },
  {
    says: { kind: 'suggestion' },
    weight: 2.2,
    words:
      '建议|提个建议|小建议|希望能增加|希望增加|希望可以增加|希望增设|希望能够增加|希望推出|希望改进|希望优化|能不能增加|能否增加|可否增设|能否增设|建议增设|最好能|不妨|如果能有|期待推出|盼望增设|suggest|suggestion|it would be nice|it would be great if|please add|please consider|would be helpful if|feature request|i propose',
  },
  {
    says: { kind: 'praise' },
    weight: 1.7,
    words:
      '表扬|感谢|点赞|好评|锦旗|表示谢意|特别贴心|很贴心|非常耐心|很耐心|十分耐心|热情周到|热心|暖心|帮了大忙|服务特别好|服务非常好|服务真好|服务很好|值得肯定|为你们点赞|竖大拇指|五星|thank you so much|many thanks to|praise|compliment|excellent service|wonderful service|great service|very helpful|so patient|kudos|grateful',
  },
  {
    says: { kind: 'enquiry' },
    weight: 1,
    words:
      '请问|咨询|想问|怎么办理|怎么办|怎样办理|如何|怎么|怎样|能否|可以吗|是否|是不是|多少钱|多少|什么时候|几点|哪里|哪些|哪个|需要带|需要什么|要带什么|多久|有没有|能不能|how do i|how can i|how much|how long|what time|which documents|what documents|where can|where is|can i|could you tell|is it possible|do you|do i need|what is the|when will|when does|enquiry|inquiry|question',
  },
  { says: { kind: 'enquiry' }, weight: 0.4, words: '吗|呢|?|what|when|where|how|which' },
  {
    says: { kind: 'fault', nature: 'technical' },
    weight: 0.9,
    words:
      '收不到|都没有收到|一直处理中|没到账|未到账|不到账|没有到账|没出钞|不出钞|没吐钱|少点了|点钞少|刷脸总是|刷脸一直|通不过|过不去|不认得我|签不上|跳回|回到首页|退出来|传不上|提交不了|上传不了|念不出|收不了钱|用不了了|时有时无|不能用了|never arrives|never arrived|keeps failing',
  },
  {
    says: { kind: 'complaint' },
    weight: 0.9,
    words:
      '呵斥|没人让座|没有人让座|没人引导|不愿意|停了叫号|不叫号|听不懂人|答非所问|挂断|自动续|没人提醒|没有提醒|亏了|谁承担|多收|不归我管|不归自己管|归谁管|该找谁|让我白跑|白跑一趟|扣我|收了我|形同虚设|贴着|没人修|shouted|ignored|hung up',
  },
  {
    says: { kind: 'suggestion' },
    weight: 1,
    words: '希望能|希望可以|希望改|希望有|要是能|就好了|i hope you can|i wish',
  },
  {
    says: { kind: 'enquiry' },
    weight: 0.5,
    words: '问一下|问下|想知道|要不要|什么流程|什么材料|哪些材料|怎么选|怎么算',
  },
];
