import { createHmac, randomUUID } from 'node:crypto';
import { formatInstant, type Instant, now as present, SECOND } from '../../../platform/time.ts';
import type { Carrier } from '../directory.ts';
import { type Message, SendFault } from '../message.ts';
import { postForm } from './post.ts';
import { sendWebhook } from './webhook.ts';

/** How text messages go out. */
export interface SmsSettings {
  /** The API of Aliyun's text messages, or an address of one's own that takes a signed webhook. */
  readonly kind: 'aliyun' | 'webhook';
  readonly url: string;
  readonly key: string;
  readonly secret: string;
  /** The signature that stands before each message, as it was approved. */
  readonly sign: string;
  /** The approved template of each kind of notice; what has none does not go by text message. */
  readonly templates: Readonly<Record<string, string>>;
}

/** @throws SendFault when it was not taken, final when it never will be */
export function openSms(settings: SmsSettings, clock: () => Instant = present): Carrier {
  const send = settings.kind === 'aliyun' ? sendByAliyun : sendByWebhook;
  return {
    carries: (template) => settings.templates[template] !== undefined,
    send: (to, message) => send(settings, to, message, clock()),
  };
}

/** A message of one's own gateway is a signed webhook that says to whom, and by which template. */
const sendByWebhook = (
  { url, secret, sign, templates }: SmsSettings,
  to: string,
  message: Message,
  now: Instant,
) =>
  sendWebhook(
    { url, secret },
    { ...message, data: { ...message.data, to, sign, smsTemplate: templates[message.template]! } },
    now,
  );

/** What may stand in a variable of a template. */
const LONGEST = 35;

async function sendByAliyun(settings: SmsSettings, to: string, message: Message, now: Instant) {
  const { number = '', due = '', until = '' } = message.data;
  const values = { number, ...(due && { due }), ...(until && { until }) };
  const parameters = {
    Action: 'SendSms',
    Version: '2017-05-25',
    Format: 'JSON',
    AccessKeyId: settings.key,
    SignatureMethod: 'HMAC-SHA1',
    SignatureVersion: '1.0',
    SignatureNonce: randomUUID(),
    Timestamp: formatInstant(Math.floor(now / SECOND) * SECOND),
    PhoneNumbers: to,
    SignName: settings.sign,
    TemplateCode: settings.templates[message.template]!,
    TemplateParam: JSON.stringify(
      Object.fromEntries(Object.entries(values).map(([name, value]) => [name, value.slice(0, LONGEST)])),
    ),
    OutId: message.id,
  };
  const Signature = aliyunSignature('POST', parameters, settings.secret);
  const reply = await postForm(settings.url, { ...parameters, Signature });
  const { Code = '', Message = '' } = parsed(reply);
  if (Code !== 'OK')
    throw new SendFault(`aliyun answered ${Code} ${Message}`.trim(), { final: !PASSING.test(Code) });
}

/** Too many to one number or in one second, or a fault of theirs: later it may be taken. */
const PASSING = /^(?:isv\.BUSINESS_LIMIT_CONTROL|isp\.|Throttling|ServiceUnavailable|InternalError|$)/;

/** The signature of Aliyun's RPC interfaces: HMAC-SHA1 over the sorted parameters, percent-encoded twice. */
export function aliyunSignature(
  method: string,
  parameters: Readonly<Record<string, string>>,
  secret: string,
): string {
  const query = Object.keys(parameters)
    .toSorted()
    .map((name) => `${encoded(name)}=${encoded(parameters[name]!)}`)
    .join('&');
  return createHmac('sha1', `${secret}&`)
    .update(`${method}&${encoded('/')}&${encoded(query)}`)
    .digest('base64');
}

/** RFC 3986: these, too, stand for themselves only in addresses for browsers. */
const encoded = (text: string): string =>
  encodeURIComponent(text).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);

function parsed(reply: string): { Code?: string; Message?: string } {
  try {
    return JSON.parse(reply);
  } catch {
    return {};
  }
}
