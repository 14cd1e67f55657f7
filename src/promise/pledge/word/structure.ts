import { unflatten } from './flat.ts';
import { findGaps } from './gap.ts';
import { cutLong, type Line, plain, unspaced } from './line.ts';
import { findMarker, type Marker } from './marker.ts';
import { findQuantities } from './quantity.ts';

/** A paragraph of the letter in its place. */
export interface Passage {
  /** Its words without the number it is counted with. */
  readonly text: string;
  /** The headings it stands under, from the outermost, and last the label it begins with, as in 响应时限：…. */
  readonly trail: readonly string[];
  /** The nearest heading. */
  readonly section: string | null;
  /** `head` before the first heading, `sign` the form at the end, `form` a line of labels elsewhere. */
  readonly zone: 'title' | 'heading' | 'head' | 'body' | 'form' | 'sign';
  /** Whether it is counted, or stands in a list. */
  readonly counted: boolean;
}

const TITLE =
  /承诺|公约|保证书|声明|协议|宣言|约定|公开信|告[\p{Script=Han}]{0,6}书|letter|commitment|pledge|charter/iu;

/** A line of labels: parties, contacts, signatures. */
const FORM =
  /^\s*(?:[甲乙丙]方|立.{0,4}书人|承诺[方人者]|承诺(?:单位|企业|机构|主体|对象)|受诺方|被承诺[方人]|接[受收]方|致|服务(?:提供)?[方商]|服务提供者|用户方?|客户方?|消费者|(?:法定|授权)?代表人?|负责人|联系人|经办人|监督人|见证人|(?:单位|企业|公司|机构|店铺?|商家)名称|名称|姓名|签[字名章]|签[署订](?:日期|时间|地点)|盖章|(?:承诺)?日期|时间|统一社会信用代码|身份证号?码?|(?:联系|注册|单位|办公|通讯)?(?:地址|电话|方式)|住所|邮箱|电子邮箱|编号|类型|主体类型|承诺人类型|promisor|recipient|signed(?: and sealed)? by [a-z ]{2,24}|(?:company )?name|date|term|address|telephone|e-?mail)(?:\s*\/\s*[\p{Script=Han}]{2,12})?\s*(?:\([^()]{0,20}\))*\s*:/iu;
const SIGNATURE = /(?:签字|签名|签章|盖章|公章|印章|落款|手印)/;

/** A person at the end of a letter by his office: 总经理：____. */
const OFFICE = /(?:经理|负责人|院长|主任|校长|行长|局长|店长|董事长|代表)\s*:[\s_【】[\]〔〕()]*$/;

/** Puts each line in its place: title, headings, paragraphs, forms. */
export function structureOf(source: readonly Line[]): Passage[] {
  const lines = source
    .flatMap(unflatten)
    .flatMap(cutLong)
    .map((line) => ({ ...line, text: unspaced(line.text) }));
  const titleAt = findTitle(lines);
  const signAt = findSignature(lines, titleAt);
  const stack: { kind: string; title: string }[] = [];
  const hasHeadings = lines.some(
    (line) => (line.heading !== undefined && line.heading > 0) || findMarker(line.text) !== undefined,
  );
  let begun = !hasHeadings;
  return lines.map((line, index): Passage => {
    const marker = markerOf(line);
    const text = marker && marker.length > 0 ? line.text.slice(marker.length).trimStart() : line.text;
    const trail = stack.map(({ title }) => title);
    const passage = (zone: Passage['zone']): Passage => ({
      text,
      trail,
      section: trail.at(-1) ?? null,
      zone,
      counted: marker !== undefined,
    });
    if (index === titleAt) return passage('title');
    if (index >= signAt) return { ...passage('sign'), text: line.text };
    if (FORM.test(plain(text)) && isForm(plain(text))) return passage('form');
    const kind = headingKind(lines, index, marker);
    if (kind) {
      begun = true;
      const level = stack.findIndex((one) => one.kind === kind);
      if (level >= 0) stack.length = level;
      stack.push({ kind, title: plainTitle(text) });
      return { ...passage('heading'), section: plainTitle(text) };
    }
    if (marker) {
      begun = true;
      const level = stack.findIndex((one) => one.kind === marker.kind);
      if (level >= 0) stack.length = level;
    }
    const under = stack.map(({ title }) => title);
    const label = labelOf(text);
    return {
      text: label && !label.keep ? text.slice(label.length).trimStart() : text,
      trail: label ? [...under, label.title] : under,
      section: under.at(-1) ?? null,
      zone: begun ? 'body' : 'head',
      counted: marker !== undefined,
    };
  });
}

const markerOf = (line: Line): Marker | undefined =>
  findMarker(line.text) ?? (line.list === undefined ? undefined : { kind: `list${line.list}`, length: 0 });

const plainTitle = (text: string) =>
  text
    .trim()
    .replace(/[：:。]$/, '')
    .replace(/^【(.*)】$/, '$1');

function findTitle(lines: readonly Line[]): number {
  const short = (line: Line) => plain(line.text).length <= 40 && !/[。;,:!]$/.test(plain(line.text));
  const first = lines.slice(0, 6);
  const named = first.findIndex((line) => TITLE.test(line.text) && short(line) && !findMarker(line.text));
  if (named >= 0) return named;
  const styled = first.findIndex((line) => line.heading === 0);
  if (styled >= 0) return styled;
  return lines[0] && lines[0].heading === undefined && short(lines[0]) && !findMarker(lines[0].text) ? 0 : -1;
}

/** Where the form at the end begins: labels, seals, dates and a bare name of the promisor. */
function findSignature(lines: readonly Line[], titleAt: number): number {
  let at = lines.length;
  for (let index = lines.length - 1; index > titleAt; index--) {
    const text = plain(lines[index]!.text).trim();
    const form =
      (FORM.test(text) && isForm(text)) ||
      (SIGNATURE.test(text) && text.length <= 60 && !/[。;]/.test(text)) ||
      (OFFICE.test(text) && text.length <= 40);
    const date = findQuantities(text).some(
      ({ unit, start, end }) => unit === 'date' && end - start >= text.length - 8,
    );
    const name =
      /^(?:[\p{Script=Han}\w()·_×]{2,30}(?:公司|银行|医院|中心|集团|局|大厅|学校|店|厂|所|会|行|部|社|院))$/u.test(
        text,
      );
    const bare =
      /^特此(?:承诺|声明|公告|公示)[。.!]?$/.test(text) ||
      (/^(?:[\p{Script=Han}]{2,8}):[\s_]*$/u.test(text) && at <= lines.length - 1);
    if (form || date || name) at = index;
    else if (!bare) break;
  }
  return at;
}

/** A line of labels, and no promise that begins like one (用户：我们将在 5 日内…). */
function isForm(text: string): boolean {
  const answer = text.replace(FORM, '');
  return (
    answer.length <= 60 &&
    !/[。;]/.test(answer.trim().slice(0, -1)) &&
    !/(?:分钟|小时|工作日)(?:之|以)?内|不[低超少]/.test(answer)
  );
}

/** What kind of heading a line is, if any. */
function headingKind(lines: readonly Line[], index: number, marker: Marker | undefined): string | undefined {
  const line = lines[index]!;
  const text = plain(marker ? line.text.slice(marker.length) : line.text).trim();
  const next = lines[index + 1];
  if (line.heading !== undefined && text.length <= 40) return marker?.kind ?? `style${line.heading}`;
  if (text === '') return marker?.kind;
  if (/^【[^】]{2,20}】$/.test(text)) return 'ornament';
  // 提高认识，加强领导 is how offices head their chapters.
  const paired =
    /^(?:chapter|han)$/.test(marker?.kind ?? '') && text.length <= 22 && /^[^,]{2,10},[^,]{2,10}$/.test(text);
  if (text.length > 26 || (/[,;。!?]/.test(text.slice(0, -1)) && !paired) || /[;。!?]$/.test(text))
    return undefined;
  if (findQuantities(text).some(({ duration, unit }) => duration || unit === 'percent' || unit === 'times'))
    return undefined;
  if (findGaps(text).length > 0 && !/[年月日]/.test(text)) return undefined;
  if (/(?:如下|承诺|保证|做到):$/.test(text) && !marker) return undefined;
  if (/:$/.test(text) && !/[我您]/.test(text)) return marker?.kind ?? 'lead';
  // -夜间咨询：次日 9 点前回复 is a point and heads nothing.
  if (marker?.kind === 'bullet' || /:.{4,}/.test(text)) return undefined;
  if (!next) return undefined;
  if (!marker) return text.length <= 16 && !/[我您们]/.test(text) && markerOf(next) ? 'bare' : undefined;
  const following = markerOf(next);
  return following?.kind === marker.kind && !/^(?:chapter|article)$/.test(marker.kind)
    ? undefined
    : marker.kind;
}

/** The label a paragraph begins with: `响应时限：…`, `【响应】…`, or the short cry `响应及时。…`, which is none of its sentences. */
function labelOf(text: string): { title: string; length: number; keep: boolean } | undefined {
  const flat = plain(text);
  const match =
    /^【([^】]{2,12})】()\s*(?=[^\s:])/.exec(flat) ??
    /^([^,。;:、]{2,16}|[^,。;:]{2,14})([:。!])\s*(?=\S)/.exec(flat);
  // 【公司名称】 at the beginning is a blank.
  if (!match || findQuantities(flat.slice(0, match[0].length)).length > 0) return undefined;
  const keep = match[2] === ':';
  if (!keep && match[2] !== '' && match[1]!.length > 10) return undefined;
  return { title: match[1]!.replace(/[【】]/g, ''), length: match[0].length, keep };
}
