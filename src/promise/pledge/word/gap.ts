/** A place that is left for the promisor to write something in. */
export interface Gap {
  readonly start: number;
  readonly end: number;
  readonly kind: 'gap' | 'date' | 'choice';
  /** What is written in the gap itself, as in 【公司名称】; of a choice, its first option. */
  readonly hint: string;
  /** Of a choice the option that is ticked; of a date that is written out, the date. */
  readonly value: string | null;
}

/** Signs that stand for something to be filled in, inside and outside brackets. */
const SIGN = '[_﹍﹎ˍ﹏Xx×✕*○〇△….]';
const UNIT_NEXT =
  '(?=\\s*(?:个?工作[日天]|个?小时|分钟|个?自然日|[日天]内|天|%|次|名|元|万元|倍|个月|个|项|人))';

/** What a bracket may hold and still be a gap. */
const HINT =
  /^(?:请?(?:填写?|输入|插入|选择)|此处|待[填定补]|具体.{1,24}|[XxＸ×_]{1,6}[\p{Script=Han}]{0,8}|[\p{Script=Han}/]{0,8}(?:名称|全称|姓名|日期|数字|数值|数量|金额|电话|号码|邮箱|地址|网址|链接|公众号)|年|月|日|[天次人数]数|小时数?|分钟数?|百分比|比例|数量|时间|时限|部门|渠道|公司|单位|时长|天数|工作日)/u;

/** In square brackets, which no letter uses for ornament, any noun that asks for something is a gap. */
const WIDE_HINT =
  /^[\p{Script=Han}/、]{1,10}(?:时间|时限|时长|内容|事项|范围|对象|区间|间隔|比例|频次|标准|次数|人数|数量|渠道|部门|方式)$/u;

/** 400-____-____ and the like are one gap, not one for each stretch. */
const PHONE =
  /(?<![\d-])(?:400|800|0\d{2,3}|1\d{2})[ ]*[-—][ ]*[_Xx×*]{2,}(?:[ ]*[-—][ ]*[_Xx×*]{2,})*|(?<=(?:电话|热线|专线|手机|传真|tel)[^,。;_]{0,10})[_Xx×*]{2,}(?:[ ]*[-—][ ]*[_Xx×*]{2,})+/giu;

const BRACKETED = new RegExp(
  `([【\\[〔{「『<])([^【】\\[\\]〔〕{}「」『』<>]{0,40})[】\\]〕}」』>]|\\(\\s*${SIGN}*\\s*\\)`,
  'gu',
);

/** Marks outside brackets. Spaces, dots and dashes are gaps only where a unit follows. */
const BARE = new RegExp(
  [
    '_+(?:[ ]*_+)*',
    '[﹍﹎ˍ﹏]+',
    '(?<![A-Za-z0-9第])[Xx×✕]{1,8}(?:-[Xx×✕]{2,8})*(?![A-Za-z0-9×]|光|线|射线)',
    '(?<![A-Za-z0-9])[Nn](?=\\s*(?:个|分钟|小时|天|日|%|名|次|元))',
    '[○〇△●]{2,}',
    '\\*{2,}',
    `(?:(?<!…)…+|(?<!\\.)\\.{3,}|(?<![-—－─])[-—－─]{2,})${UNIT_NEXT}`,
    '某{2,3}(?=[\\p{Script=Han}])|某(?=(?:公司|单位|银行|企业|医院|部门|物业|平台))',
    `(?<=[\\p{Script=Han}:(]) {2,}${UNIT_NEXT}`,
    `(?<=不[超低少高多]于?过?|至少|达到|在|为|每[日周月年]|每季度|后|约) ${UNIT_NEXT}`,
  ].join('|'),
  'gu',
);

const PART = `(?:[ ]*(?:${SIGN}|[【】\\[\\]〔〕()/—-]|某))*[ ]*`;
const NUMBER = '(?:\\d{1,4}|[零〇一二三四五六七八九十]{1,4})';
const DATE = new RegExp(
  `(?:${NUMBER}?${PART}年[ ]*(?:${NUMBER}|${PART})[ ]*月(?:[ ]*(?:${NUMBER}|${PART})[ ]*日)?)` +
    `|(?:${SIGN}+[】\\])]?[ ]*月[ ]*(?:${NUMBER}|${PART})[ ]*日)` +
    '|(?:_{2,}[ ]*[-/.][ ]*_{1,}[ ]*[-/.][ ]*_{1,})|(?:\\d{4}[-/.]\\d{1,2}[-/.]\\d{1,2}(?!\\d))',
  'gu',
);

const BOX = /[□☐◻▢☑☒■√✓✔]/u;
const CHOICE = /[□☐◻▢☑☒■√✓✔][^□☐◻▢☑☒■√✓✔,。;\n]{1,30}/gu;

/**
 * Labels of a form whose answer is left open without any mark: 承诺人（签字）： at the end of a line or before a
 * further label.
 */
const OPEN_LABEL =
  /(?:(?:签字|签名|签章|盖章|公章|印章)\)?[:]?|(?:[甲乙丙]方|承诺[方人]|单位|企业|公司|机构|名称|姓名|代表人?|负责人|联系人|经办人|日期|时间|电话|邮箱|地址|号码?|代码)(?:\([^()]{0,16}\))?:)(?=\s*$|[ ]{2,}\S)/gu;

const ASKS =
  /(?:^|\s)(?:本|我|承诺)?(?:公司|银行|医院|学校)\s*\(?$|(?:[甲乙丙]方|承诺[方人者]|单位|企业|机构|主体|代表人?|负责人|经办人|客户|用户|双方|本人|:)\s*\(?$|^\s*\(?$/;

/** All the gaps of a line, in order, none inside another. The text is the one that {@link plain} returns. */
export function findGaps(text: string): Gap[] {
  const gaps: Gap[] = [];
  const free = (start: number, end: number) => gaps.every((gap) => end <= gap.start || start >= gap.end);
  const add = (start: number, end: number, kind: Gap['kind'], hint = '', value: string | null = null) => {
    if (free(start, end)) gaps.push({ start, end, kind, hint, value });
  };
  for (const match of text.matchAll(PHONE)) add(match.index, match.index + match[0].length, 'gap', '电话');
  for (const match of text.matchAll(DATE)) addDate(text, match, add);
  for (const [start, end, hint, value] of choices(text)) add(start, end, 'choice', hint, value);
  for (const match of text.matchAll(BRACKETED)) {
    const inner = match[2] ?? '';
    const asks = HINT.test(inner) || (match[1] === '[' && WIDE_HINT.test(inner));
    if (isOpen(inner) || (asks && !isHeadingMark(text, match)))
      add(match.index, match.index + match[0].length, 'gap', inner.trim());
  }
  for (const match of text.matchAll(BARE)) add(match.index, match.index + match[0].length, 'gap');
  for (const match of text.matchAll(OPEN_LABEL)) {
    const end = match.index + match[0].length;
    const room = end + /^\s*/.exec(text.slice(end))![0].length;
    // A date that follows is an answer only to a label that asks for one.
    // 江城银行（盖章） and ____（盖章） are complete; 承诺单位（盖章） is not.
    const sealed = !match[0].endsWith(':') && /[签盖章印]/.test(match[0]);
    if (sealed && !ASKS.test(text.slice(0, match.index))) continue;
    const answers = (gap: Gap) =>
      gap.end > end && gap.start <= room && (gap.kind !== 'date' || /日期|时间/.test(match[0]));
    if (!gaps.some(answers)) add(end, end, 'gap');
  }
  return withOther(
    text,
    gaps.toSorted((a, b) => a.start - b.start || a.end - b.end),
  );
}

/** □企业 □个人 □其他____ asks for one thing. */
const withOther = (text: string, gaps: readonly Gap[]): Gap[] =>
  gaps.reduce<Gap[]>((all, gap) => {
    const last = all.at(-1);
    if (last?.kind === 'choice' && gap.kind === 'gap' && OTHER.test(text.slice(last.end, gap.start)))
      all[all.length - 1] = { ...last, end: gap.end };
    else all.push(gap);
    return all;
  }, []);

const OTHER = /^\s*其[他它]\s*[:(]?\s*(?:\(?请?(?:注明|说明)\)?)?[:]?\s*$/;

const isOpen = (inner: string) => new RegExp(`^\\s*(?:${SIGN}|\\s|[Nn])*\\s*$`, 'u').test(inner);

/** 【时限】 at the beginning of a paragraph is an ornament of a heading. */
const isHeadingMark = (text: string, match: RegExpExecArray) =>
  match.index === 0 && /^【(?:时限|时间|渠道|部门|比例|数量)/.test(match[0]) && match[0].length < text.length;

type Add = (start: number, end: number, kind: Gap['kind'], hint?: string, value?: string | null) => void;

function addDate(text: string, match: RegExpExecArray, add: Add): void {
  // What closes before the year belongs to the words before it.
  const written = match[0].trim().replace(/^[\s)】\]〕/—-]+(?=.*年)/, '');
  const start = match.index + match[0].indexOf(written);
  const end = start + written.length;
  const parts = written.match(new RegExp(NUMBER, 'g')) ?? [];
  const marked =
    new RegExp(SIGN.replace('.', ''), 'u').test(written.replace(/[〇零]/g, '')) || /[ 【[〔(]/.test(written);
  const isWritten = /^[\d\-/.]+$/.test(written) || (!marked && parts.length >= 2);
  // 年月日 in running text is no gap; after 日期： it is.
  if (isWritten) add(start, end, 'date', '', written);
  else if (marked || /(?:日期|时间|自|至|于)[: ]*$/.test(text.slice(0, start))) add(start, end, 'date');
}

/** Boxes to tick that stand together make one gap. */
function choices(text: string): [number, number, string, string | null][] {
  const groups: [number, number, string, string | null][] = [];
  for (const match of text.matchAll(CHOICE)) {
    const option = match[0].slice(1).trim();
    const ticked = /[☑☒■√✓✔]/u.test(match[0][0]!) ? option : null;
    const last = groups.at(-1);
    const end = match.index + 1;
    if (last && match.index - last[1] <= 32 && !/[。;]/.test(text.slice(last[1], match.index))) {
      last[1] = end;
      last[3] ??= ticked;
    } else groups.push([match.index, end, option, ticked]);
  }
  return groups.filter(
    ([start, end]) => end - start > 1 || (BOX.test(text[start]!) && /[□☐☑☒]/u.test(text[start]!)),
  );
}
