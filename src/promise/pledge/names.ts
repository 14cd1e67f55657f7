import type { Text } from '../../platform/refusal.ts';
import type { ScopeField } from './pledge.ts';

const text = (zh: string, en: string): Text => ({ zh, en });

/** What the scope fields are called. */
export const FIELD_NAMES: Readonly<Record<ScopeField, Text>> = {
  channel: text('渠道', 'channel'),
  kind: text('类型', 'kind'),
  urgency: text('紧急程度', 'urgency'),
  nature: text('性质', 'nature'),
  complexity: text('复杂程度', 'complexity'),
  segment: text('用户类别', 'group of users'),
  category: text('业务类别', 'category'),
  unit: text('承办部门', 'unit'),
  outlet: text('营业场所', 'outlet'),
};

const VALUE_NAMES: Readonly<Record<string, Readonly<Record<string, Text>>>> = {
  channel: {
    web: text('网站', 'website'),
    app: text('手机应用', 'app'),
    wechat: text('微信', 'WeChat'),
    email: text('电子邮件', 'e-mail'),
    phone: text('电话', 'telephone'),
    social: text('社交媒体', 'social media'),
    counter: text('营业窗口', 'counter'),
    post: text('信函', 'post'),
    api: text('系统对接', 'API'),
  },
  kind: {
    enquiry: text('咨询', 'enquiry'),
    complaint: text('投诉', 'complaint'),
    fault: text('故障', 'fault'),
    suggestion: text('建议', 'suggestion'),
    praise: text('表扬', 'praise'),
    report: text('举报', 'report'),
  },
  urgency: {
    abnormal: text('异常', 'abnormal'),
    urgent: text('紧急', 'urgent'),
    ordinary: text('一般', 'ordinary'),
  },
  nature: { technical: text('技术类', 'technical'), other: text('非技术类', 'other than technical') },
  complexity: {
    simple: text('简单', 'simple'),
    complex: text('复杂', 'complex'),
    major: text('重大', 'major'),
  },
  segment: {
    ordinary: text('普通用户', 'ordinary users'),
    vip: text('重要用户', 'VIP users'),
    elderly: text('老年人', 'elderly users'),
    disabled: text('残障人士', 'disabled users'),
  },
};

/** What a value of a scope field is called; the organisation's own names are called as they are. */
export const valueName = (field: ScopeField, value: string): Text =>
  VALUE_NAMES[field]?.[value] ?? text(value, value);
