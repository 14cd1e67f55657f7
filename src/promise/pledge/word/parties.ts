import type { PARTY_TYPES } from '../pledge.ts';
import { plain } from './line.ts';
import { findQuantities } from './quantity.ts';
import type { Passage } from './structure.ts';

/** Who gives his word, or to whom. */
export interface PartyFound {
  /** Null while the letter leaves it blank or does not say. */
  readonly name: string | null;
  readonly type: (typeof PARTY_TYPES)[number] | null;
}

const PROMISOR =
  /^(?:承诺[方人者]|立.{0,4}书人|承诺(?:单位|企业|机构|主体)|服务(?:提供)?[方商]|服务提供者|(?:单位|企业|公司|机构|店铺?|商家)名称|(?:承诺)?单位|立书人|promisor|company)/i;
const RECIPIENT = /^(?:致|接[受收]方|受诺方|被承诺[方人]|承诺对象|用户方?|客户方?|消费者|业主|recipient)/i;
const LABEL =
  /^([\p{Script=Han}]{1,8}|[A-Za-z ]{4,40})(?:\s*\/\s*[\p{Script=Han}]{2,6})?\s*(?:\(([^()]{0,20})\))*\s*:\s*(.*)$/u;
const ORGANISATION =
  /[\p{Script=Han}A-Za-z()·]{2,24}(?:公司|银行|医院|集团|中心|局|大厅|学校|大学|学院|酒店|商场|超市|协会|委员会|社区|物业|平台|支行|分行|书店|药房|餐厅|工作室)/u;

/** The parties of a letter, from its form lines, its title and its preamble. */
export function partiesOf(passages: readonly Passage[]): PartiesFound {
  const forms = passages.flatMap(({ zone, text }) =>
    zone === 'form' || zone === 'sign' ? labelled(text) : [],
  );
  const all = passages.map(({ text }) => plain(text)).join('\n');
  const { side, promisorLabel, recipientLabel } = roles(forms, all);
  const promisor =
    forms
      .filter((form) => promisorLabel(form))
      .map(({ name }) => name)
      .find((name) => name !== null) ?? named(passages);
  const recipientForm = forms.filter((form) => recipientLabel(form));
  const addressed = /(?:^|\n)(?:尊敬的|亲爱的|致)([^:,。\n]{2,16})[:]/u.exec(all)?.[1];
  const recipient = recipientForm.map(({ name }) => name).find((name) => name !== null) ?? addressed ?? null;
  return {
    promisor: { name: promisor, type: typeOf(passages, promisor) },
    recipient: recipientForm.length === 0 && recipient === null ? null : { name: recipient, type: null },
    taker:
      side === undefined
        ? undefined
        : new RegExp(
            `^${side === '甲' ? '乙' : '甲'}方(?!(?:对|提出|投诉|反馈|咨询|至|到|的|如)[^。]*${side}方)(?:应|须|需|不得|有权|可|同意|承诺|保证|确认|在[^,。]{1,12}(?:应|须))`,
          ),
  };
}

export interface PartiesFound {
  readonly promisor: PartyFound;
  readonly recipient: PartyFound | null;
  /** In a letter of two parties, fits what the recipient has to do. */
  readonly taker: RegExp | undefined;
}

interface Labelled {
  readonly label: string;
  readonly role: string;
  readonly name: string | null;
}

function labelled(text: string): Labelled[] {
  return plain(text)
    .split(/\s{2,}(?=[^\s_]{2,12}:)/)
    .flatMap((part) => {
      const match = LABEL.exec(part.trim());
      if (!match) return [];
      const answer = match[3]!.trim();
      const empty = answer === '' || findQuantities(answer).some(({ gap, start }) => gap && start < 2);
      const name = answer
        .replace(
          /\((?:盖章|签[字名章]|公章|企业|个人|其他|enterprise|individual|other|以下简?称[^()]*)\)/g,
          '',
        )
        .split(/\s{2,}/)[0]!
        .trim();
      return [{ label: match[1]!, role: match[2] ?? '', name: empty || name === '' ? null : name }];
    });
}

/** In letters of two parties 甲方 and 乙方 say nothing by themselves: what stands in brackets does, or who promises in the text. */
function roles(forms: readonly Labelled[], all: string) {
  const gives = ({ label, role }: Labelled) =>
    PROMISOR.test(label) || /承诺方|服务|提供|经营|企业/.test(role);
  const takes = ({ label, role }: Labelled) =>
    RECIPIENT.test(label) || /接受|受诺|用户|客户|消费|接收|业主|被/.test(role);
  const sides = forms.filter(({ label }) => /^[甲乙]方/.test(label));
  const known = sides.find(gives) ?? sides.find((side) => !takes(side) && sides.some(takes));
  const count = (side: string) =>
    all.split(new RegExp(`${side}方?(?:应|承诺|保证|将|须|负责|提供|在收到)`)).length;
  const promising = known?.label[0] ?? (count('乙') > count('甲') ? '乙' : '甲');
  return {
    side: sides.length > 0 ? promising : undefined,
    promisorLabel: (form: Labelled) =>
      /^[甲乙]方/.test(form.label) ? form.label[0] === promising : gives(form) && !takes(form),
    recipientLabel: (form: Labelled) =>
      /^[甲乙]方/.test(form.label) ? form.label[0] !== promising : takes(form),
  };
}

function named(passages: readonly Passage[]): string | null {
  for (const { zone, text } of passages) {
    if (zone !== 'title' && zone !== 'head' && zone !== 'sign') continue;
    const words = plain(text)
      .replace(/\(.*?\)/g, '')
      .replace(/^(?:我们?是|作为)/, '')
      .trim();
    if (findQuantities(words).some(({ gap }) => gap) && zone !== 'head') continue;
    const match =
      zone === 'title' || zone === 'sign' ? new RegExp(`^${ORGANISATION.source}`, 'u').exec(words) : null;
    if (match && !/承诺/.test(match[0])) return match[0];
  }
  return null;
}

function typeOf(passages: readonly Passage[], name: string | null): PartyFound['type'] {
  const all = passages.map(({ text }) => plain(text)).join('\n');
  const ticked = /[☑☒■√✓]\s*(企业|公司|单位|个人|自然人|其他)/u.exec(all)?.[1];
  const of = (words: string): PartyFound['type'] => {
    if (
      /公司|银行|企业|集团|商场|超市|酒店|支行|分行|工厂|店$|书店|药房|餐厅|物业|本行|我行|我司|本平台|企业版|营业执照|统一社会信用代码|\b(?:bank|company|ltd|inc|corp)\b/i.test(
        words,
      )
    )
      return 'enterprise';
    if (/医院|学校|大学|局|政府|大厅|中心|委员会|社区|协会|机关|街道|馆|我院|我局|我校/.test(words))
      return 'other';
    if (/本人|个人(?:服务|线上)|作为一名/.test(words) || (/身份证/.test(words) && !/法定代表/.test(words)))
      return 'individual';
    return null;
  };
  if (ticked) return ticked === '其他' ? 'other' : /个人|自然人/.test(ticked) ? 'individual' : 'enterprise';
  if (/[□☐]\s*(?:企业|个人)/.test(all)) return null;
  const title = passages.find(({ zone }) => zone === 'title')?.text ?? '';
  // Without a name it is told by who is spoken of.
  const spoken = (): PartyFound['type'] => {
    if (/本人/.test(all)) return 'individual';
    if (/公司|我司|我行|本行|本平台|本店|本企业/.test(all)) return 'enterprise';
    if (/群众|患者|读者|学生|师生|办事人/.test(all)) return 'other';
    return /顾客|客户|用户|乘客|旅客|宾客|会员|商城|业主/.test(all) ? 'enterprise' : null;
  };
  return (name && of(name)) || of(plain(title)) || spoken();
}
