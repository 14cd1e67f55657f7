import type { Rule } from '../rule.ts';

/** Whom the service must fit. Only what the writer says is taken; nothing is guessed from a name or an address. */
export const SEGMENT_RULES: readonly Rule[] = [
  {
    says: { segment: 'elderly' },
    weight: 1,
    words:
      '老年人|老人家|老人|年纪大了|上了年纪|年事已高|高龄|老太太|老爷子|老大爷|老花眼|眼睛花|我奶奶|我爷爷|我外婆|我外公|我姥姥|老母亲|老父亲|老两口|退休金|退休工资|养老金|不会用智能手机|elderly|pensioner|my pension|my grandmother|my grandfather|my elderly',
  },
  {
    says: { segment: 'disabled' },
    weight: 1.2,
    words:
      '残疾|残障|轮椅|盲人|视障|视力障碍|听障|听力障碍|聋哑|聋人|手语|读屏|导盲犬|失明|肢体不便|截肢|wheelchair|blind|deaf|visually impaired|hearing impaired|disabled|disability|screen reader|guide dog|sign language',
  },
  {
    says: { segment: 'vip' },
    weight: 1,
    words: '私人银行客户|钻石卡客户|白金客户|贵宾客户|vip客户|private banking client|vip customer',
  },
];
